"""`specmill explain`: from every kind of name to its line and rule, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import specmill
from specmill.explanation import Answer, explain
from specmill.loading import read
from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop

PAGED = SHOP.replace(
    "- {name: limit,",
    "- {name: offset, in: query, schema: {type: integer}}\n        - {name: limit,",
).replace(
    "        note: {type: string}",
    "        note: {type: string}\n        max-weight: {type: object, properties: {kg: {type: number}}}",
)


def answers(folder: Path, subject: str) -> tuple[Answer, ...]:
    return explain(read(write_shop(folder, PAGED)), subject, "out").answers


def only(folder: Path, subject: str) -> Answer:
    (found,) = answers(folder, subject)
    return found


@pytest.mark.parametrize(
    "subject",
    [
        "shop.client.Shop.orders.list",
        "AsyncShop.orders.list",
        "orders.list",
        "OrdersResource.list",
        "_operations.orders.LIST",
        "listOrders",
        "GET /orders",
        "#/paths/~1orders/get",
        "/paths/~1orders/get/responses/200/description",
        "openapi.yaml:7",
        "openapi.yaml:13",
    ],
)
def test_method_is_found_by_all_its_names(tmp_path: Path, subject: str) -> None:
    found = only(tmp_path, subject)

    assert (found.kind, found.key, found.line) == ("method", "listOrders", 7)


@pytest.mark.parametrize(
    ("subject", "kind", "line"),
    [
        ("Order", "model", 23),
        ("models.Order", "model", 23),
        ("#/components/schemas/Order", "model", 23),
        ("Order.note", "field", 28),
        ("Order.max_weight", "field", 29),
        ("openapi.yaml:28", "field", 28),
        ("orders.list.offset", "argument", 11),
        ("Shop.orders", "group", 7),
        ("client.Shop", "client", 1),
    ],
)
def test_other_names_are_found(
    tmp_path: Path, subject: str, kind: str, line: int
) -> None:
    found = only(tmp_path, subject)

    assert (found.kind, found.line) == (kind, line)


GUARDED = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://{region}.shop.example", variables: {region: {default: eu}}}]
security: [{gate: []}]
x-specmill-client-parameters:
  - {name: X-Tenant, in: header, required: true, schema: {type: string}}
paths:
  /orders:
    get: {operationId: listOrders, responses: {"204": {description: None}}}
components:
  securitySchemes:
    gate: {type: apiKey, in: header, name: X-Key, x-specmill-credentials: {value: pass_key}}
"""


@pytest.mark.parametrize(
    ("subject", "kind", "name"),
    [
        ("gate", "credential", "shop.client.Shop.pass_key"),
        ("AsyncShop.pass_key", "credential", "shop.client.Shop.pass_key"),
        ("SHOP_PASS_KEY", "credential", "shop.client.Shop.pass_key"),
        (
            "#/components/securitySchemes/gate/name",
            "credential",
            "shop.client.Shop.pass_key",
        ),
        ("region", "variable", "shop.client.Shop.region"),
        ("X-Tenant", "parameter", "shop.client.Shop.x_tenant"),
    ],
)
def test_what_a_client_is_made_with_is_found(
    tmp_path: Path, subject: str, kind: str, name: str
) -> None:
    loaded = read(write_shop(tmp_path, GUARDED))

    (found,) = explain(loaded, subject, "out").answers

    assert (found.kind, found.name) == (kind, name)


TAKEN_APART = PAGED.replace(
    "components:",
    """\
    post:
      operationId: createOrder
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/NewOrder"}}}
      responses: {"204": {description: Made}}
components:""",
    1,
).replace(
    "  schemas:\n",
    "  schemas:\n    NewOrder: {type: object, properties: {size: {type: integer}}}\n",
)


@pytest.mark.parametrize("subject", ["NewOrder", "#/components/schemas/NewOrder"])
def test_component_without_a_class_is_what_has_become_of_it(
    tmp_path: Path, subject: str
) -> None:
    loaded = read(write_shop(tmp_path, TAKEN_APART))

    found = explain(loaded, subject, "out").answers

    assert [one.name for one in found] == ["shop.client.Shop.orders.create.size"]


def test_path_is_its_operations(tmp_path: Path) -> None:
    assert only(tmp_path, "#/paths/~1orders").kind == "method"


FAILING = SHOP.replace(
    "components:",
    """\
        "404":
          description: None
          content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}
components:""",
    1,
)


@pytest.mark.parametrize("subject", ["errors.NotFoundError", "NotFoundError", "404"])
def test_exception_is_found_by_its_name_and_status(
    tmp_path: Path, subject: str
) -> None:
    (found,) = explain(read(write_shop(tmp_path, FAILING)), subject, "out").answers

    assert (found.kind, found.rule, found.pointer) == (
        "exception",
        "status",
        "/paths/~1orders/get/responses/404",
    )


UNTYPED = PAGED.replace(
    "components:",
    "        '401': {description: not allowed}\ncomponents:",
    1,
)


@pytest.mark.parametrize("subject", ["errors.UnauthorizedError", "401"])
def test_exception_of_the_runtime_stands_where_its_status_is_described(
    tmp_path: Path, subject: str
) -> None:
    (found,) = explain(read(write_shop(tmp_path, UNTYPED)), subject, "out").answers

    assert (found.kind, found.name, found.pointer) == (
        "runtime exception",
        "shop.errors.UnauthorizedError",
        "/paths/~1orders/get/responses/401",
    )


def test_exception_that_no_description_has_is_said_to_be_of_the_runtime(
    tmp_path: Path,
) -> None:
    found = only(tmp_path, "shop.errors.DecodeError")

    assert (found.kind, found.rule) == ("runtime exception", "runtime")


def test_places_are_what_they_were_before_exceptions_of_the_runtime(
    tmp_path: Path,
) -> None:
    place = "/paths/~1orders/get/responses/401"

    (found,) = explain(read(write_shop(tmp_path, UNTYPED)), place, "out").answers

    assert found.kind == "method"


def test_exception_of_a_code_has_the_decision_about_its_name(tmp_path: Path) -> None:
    (tmp_path / "openrpc.yaml").write_text(
        "openrpc: 1.3.2\ninfo: {title: Bank, version: '1'}\n"
        "methods: [{name: pay, params: [], errors: [{code: 7, message: too late}]}]\n"
    )

    (found,) = explain(read(tmp_path), "TooLateError", "out").answers

    assert (found.key, found.rule) == ("7", "message")


def test_place_in_the_sdk_is_the_line_of_the_definition(tmp_path: Path) -> None:
    found = only(tmp_path, "orders.list")

    specmill.generate(tmp_path, out=tmp_path / "out")
    for one in found.generated:
        line = (tmp_path / one.file).read_text().splitlines()[one.line - 1]
        assert one.name.rpartition(".")[2] in line


def test_line_of_the_sdk_leads_back(tmp_path: Path) -> None:
    place = only(tmp_path, "Order.note").generated[0]

    assert only(tmp_path, f"{place.file}:{place.line}").key == "note"


def test_hint_is_the_rule_of_a_name_that_it_gave(tmp_path: Path) -> None:
    found = only(tmp_path, "orders.list")

    assert (found.rule, found.keys) == ("x-specmill-name", ("x-specmill-name",))


def test_inline_type_is_named_after_its_place(tmp_path: Path) -> None:
    found = only(tmp_path, "OrderMaxWeight")

    assert (found.rule, found.pointer) == (
        "place",
        "/components/schemas/Order/properties/max-weight",
    )


def test_inferred_pages_have_rule_and_keys(tmp_path: Path) -> None:
    paging = only(tmp_path, "orders.list").pagination

    assert paging is not None
    assert paging.rule == "offset-and-limit"
    assert paging.keys == (
        "x-specmill-pagination",
        "pagination.listOrders in sdk.yaml",
    )


def test_locked_decision_says_so(tmp_path: Path) -> None:
    write_shop(tmp_path, PAGED)
    specmill.generate(tmp_path, out=tmp_path / "out")

    assert only(tmp_path, "OrderMaxWeight").locked


def test_command_prints_place_rule_and_key(specmill: Command) -> None:
    run = specmill("explain", "Order.note", "shop")

    assert run.code == 0
    assert run.out.startswith("shop.models.Order.note (field)\n")
    assert (
        "shop/openapi.yaml:27:9 #/components/schemas/Order/properties/note" in run.out
    )
    assert "generated/shop/shop/models/orders.py:" in run.out


def test_command_says_that_the_sdk_is_elsewhere(specmill: Command) -> None:
    specmill("generate", "shop", "--out", "sdks")

    absent = specmill("explain", "Order.note", "shop")
    present = specmill("explain", "Order.note", "shop", "--out", "sdks")

    assert "there is no SDK in generated/shop" in absent.err
    assert present.err == ""


def test_command_prints_json(specmill: Command) -> None:
    run = specmill("explain", "Order.note", "shop", "--format", "json")

    (answer,) = json.loads(run.out)["answers"]
    assert (answer["key"], answer["line"]) == ("note", 27)


def test_unknown_name_is_a_finding_with_names_like_it(specmill: Command) -> None:
    run = specmill("explain", "Order.nota", "shop")

    assert (run.code, run.out) == (1, "")
    assert "did you mean shop.models.Order.note" in run.err


@pytest.mark.parametrize(
    ("subject", "problem"),
    [
        ("openapi.yaml:9999", "openapi.yaml has 29 lines"),
        ("openapi.yaml:0", "openapi.yaml has 29 lines"),
        (f"openapi.yaml:{'9' * 5000}", "openapi.yaml has 29 lines"),
        ("#/components/schemas/Nothing", "has no '/components/schemas/Nothing'"),
        ("/paths/~1orders/get/nothing", "has no '/paths/~1orders/get/nothing'"),
        (f"#/servers/{'9' * 5000}", "99999'"),
    ],
)
def test_a_place_that_does_not_exist_is_said(
    tmp_path: Path, subject: str, problem: str
) -> None:
    loaded = read(write_shop(tmp_path, PAGED))

    found = explain(loaded, subject, "out")

    assert found.answers == ()
    assert found.problem.endswith(problem)


def test_a_line_beyond_a_generated_file_is_said(tmp_path: Path) -> None:
    file = only(tmp_path, "orders.list").generated[0].file
    loaded = read(tmp_path / "openapi.yaml")

    assert explain(loaded, f"{file}:9999", "out").problem.startswith(f"{file} has ")


def test_the_last_line_is_a_place(tmp_path: Path) -> None:
    assert answers(tmp_path, "openapi.yaml:29") != ()


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("parts.yaml:3", ["listOrders"]), ("openapi.yaml:3", [])],
)
def test_a_line_of_a_part_is_what_it_became_and_no_other(
    tmp_path: Path, subject: str, expected: list[str]
) -> None:
    (tmp_path / "parts.yaml").write_text(
        "/orders:\n  get:\n    operationId: listOrders\n"
        "    responses: {'204': {description: done}}\n"
    )
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.0.3\ninfo:\n  title: Shop\n  version: '1'\n"
        "paths: {$ref: parts.yaml}\n"
    )

    found = explain(read(tmp_path / "openapi.yaml"), subject, "out").answers

    assert expected == [one.key for one in found if one.kind == "method"]


def test_the_command_says_how_many_lines_there_are(specmill: Command) -> None:
    run = specmill("explain", "openapi.yaml:9999", "shop")

    assert (run.code, run.err) == (1, "specmill: shop/openapi.yaml has 27 lines\n")


def test_format_that_explain_does_not_have_is_wrong_usage(specmill: Command) -> None:
    assert specmill("explain", "Order", "shop", "--format", "sarif").code == 2
