"""What a reader sees first of an SDK: its README."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill import generate
from tests.unit.delivery.descriptions import SHOP, write_shop

SCHEMES = """\
    key: {type: apiKey, in: header, name: X-Key}
    user: {type: http, scheme: basic}
"""
DELETING = """\
  /orders/{id}:
    delete:
      operationId: deleteOrder
      x-specmill-name: orders.delete
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {"200": {description: d, content: {application/json: {schema: {}}}}}
  /stock_of_the_whole_warehouse/and_of_all_other_places:
    get:
      deprecated: true
      operationId: stockOfTheWholeWarehouse
      x-specmill-name: stock_of_the_whole_warehouse.and_of_all_other_places
      responses: {"204": {description: d}}
components:
"""


def readme(folder: Path, text: str = SHOP, config: str = "package: shop\n") -> str:
    generate(write_shop(folder / "in", text, config), out=folder / "out")
    return (folder / "out" / "shop" / "README.md").read_text(encoding="utf-8")


def test_first_example_deletes_nothing(tmp_path: Path) -> None:
    text = readme(tmp_path, SHOP.replace("components:\n", DELETING))

    assert "result = client.orders.list()" in text


def test_configured_example_wins_over_documented_ones(tmp_path: Path) -> None:
    text = SHOP.replace("components:\n", DELETING).replace(
        "schema: {type: array", "example: [{id: 1}]\n              schema: {type: array"
    )

    assert "client.orders.delete(" in readme(
        tmp_path, text, "package: shop\nexample: orders.delete\n"
    )


def test_first_example_has_the_credentials_of_its_call_alone(tmp_path: Path) -> None:
    text = SHOP.replace(
        "    key: {type: apiKey, in: header, name: X-Key}\n", SCHEMES
    ).replace("security: [{key: []}]\n", "")

    per_call = text.replace(
        "operationId: listOrders", "operationId: listOrders\n      security: [user: []]"
    )

    assert 'Shop(username="your-username", password="your-password")' in readme(
        tmp_path / "a", per_call
    )
    assert 'Shop(key="your-key")' in readme(tmp_path / "b", text)


@pytest.mark.parametrize(
    ("scheme", "said"),
    [
        ("type: apiKey, in: header, name: Authorization", "| All of the header"),
        (
            "type: http, scheme: digest",
            "`key` (digest) is up to an `http_client` of yours, such as `httpx.Client(auth=…)`",
        ),
        ("type: mutualTLS", "such as `httpx.Client(verify=…)`"),
    ],
)
def test_credential_says_what_callers_have_to_bring(
    scheme: str, said: str, tmp_path: Path
) -> None:
    text = SHOP.replace("type: apiKey, in: header, name: X-Key", scheme)

    assert said in readme(tmp_path, text)


def test_deprecated_operations_are_marked(tmp_path: Path) -> None:
    text = readme(tmp_path, SHOP.replace("components:\n", DELETING))

    assert (
        "- `stock_of_the_whole_warehouse.and_of_all_other_places`: "
        "Stock of the whole warehouse (deprecated)" in text
    )


def test_code_is_no_wider_than_black_allows(tmp_path: Path) -> None:
    config = "package: shop\nexample: stockOfTheWholeWarehouse\n"
    text = readme(tmp_path, SHOP.replace("components:\n", DELETING), config)

    code = [one.split("```")[0] for one in text.split("```python\n")[1:]]
    rows = [row for one in code for row in one.splitlines() if "except" not in row]
    assert max(map(len, rows)) <= 88
    assert "calls = shop_fake.calls." in text


RENAMING = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example/v1"}]
paths:
  /names:
    put:
      operationId: renameOrder
      x-specmill-name: orders.rename
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties: {kind: {type: string}}
              discriminator: {propertyName: kind}
              oneOf:
                - {type: object, required: [a], properties: {a: {type: integer}}}
                - {type: object, required: [b], properties: {b: {type: integer}}}
          application/x-www-form-urlencoded:
            schema: {type: object, properties: {name: {type: string}}}
            example: {name: a}
      responses: {"204": {description: d}}
"""


def test_fakes_know_an_operation_by_its_own_method(tmp_path: Path) -> None:
    found = readme(tmp_path, RENAMING)

    assert "shop_client.orders.rename_form(" in found
    assert "shop_fake.on.orders.rename.fail(" in found


LISTING = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example/v1"}]
paths:
  /orders:
    get:
      operationId: orders.list
      x-specmill-pagination: {style: cursor, cursor: after, items: /data, next: /next}
      parameters:
        - {name: after, in: query, schema: {type: string}}
      responses:
        "200":
          description: d
          content:
            application/json:
              schema:
                type: object
                properties: {next: {type: string}, data: {type: array, items: {type: string}}}
    post:
      operationId: orders.create
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {note: {type: [string, "null"]}}}
      responses: {"204": {description: d}}
"""


def test_pages_and_null_are_explained_where_the_api_has_them(tmp_path: Path) -> None:
    found = readme(tmp_path / "a", LISTING)
    other = readme(tmp_path / "b", RENAMING)

    assert "`client.orders.list(...)` gives the items of all pages" in found
    assert "Where the API takes null, as for `note`, None is null" in found
    assert "of all pages" not in other
    assert "UNSET" not in other


@pytest.mark.parametrize(
    ("second", "is_asked"), [("servers: [{url: https://b.example}]", False), ("", True)]
)
def test_address_is_asked_for_unless_each_operation_has_one(
    second: str, is_asked: bool, tmp_path: Path
) -> None:
    text = f"""\
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
paths:
  /a: {{servers: [{{url: https://a.example}}], get: {{responses: {{"204": {{description: d}}}}}}}}
  /b: {{{second.replace("]", "],")} get: {{responses: {{"204": {{description: d}}}}}}}}
"""

    assert is_asked == ("base_url=" in readme(tmp_path, text))


@pytest.mark.parametrize(("url", "path"), [("v2/", "v2"), (".", ""), ("../v3", "v3")])
def test_address_of_a_relative_server_is_below_that_of_the_description(
    url: str, path: str, tmp_path: Path
) -> None:
    found = readme(tmp_path, SHOP.replace("https://shop.example/v1", url))

    assert f'base_url="{f"https://api.example.com/{path}".rstrip("/")}"' in found


def test_webhooks_are_listed_with_an_example(tmp_path: Path) -> None:
    hook = "post: {summary: An order was paid., requestBody: {content: {application/json: {schema: {}}}}}"
    text = readme(tmp_path, f"{SHOP}webhooks:\n  paid: {{{hook}}}\n")

    assert "## Webhooks" in text
    assert "    print(webhooks.paid(body, headers))" in text
    assert "- `webhooks.paid`: An order was paid." in text


def test_nothing_is_said_of_calls_where_there_are_none(tmp_path: Path) -> None:
    hook = "post: {requestBody: {content: {application/json: {schema: {}}}}}"
    text = f"""\
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
webhooks: {{paid: {{{hook}}}}}
"""

    found = readme(tmp_path, text)

    assert "## Webhooks" in found
    for absent in ("AsyncShop", "## Errors", "## Testing", "## Operations"):
        assert absent not in found


PRINTED = """\
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
servers: [{{url: "https://shop.example"}}]
x-specmill-formats: {{day: {{type: date}}}}
paths:
  /sale:
    get:
      operationId: getSale
      x-specmill-name: sale.get
      parameters:
        - {{name: on, in: query, required: true, schema: {{type: string, format: day}}, example: "2020-01-02"}}
      responses:
        "200":
          description: d
          content:
            application/json:
              schema: {{type: object, required: [it], properties: {{it: {schema}}}}}
              example: {{it: {value}}}
components:
  schemas:
    Cat: {{type: object, required: [paws], properties: {{paws: {{type: integer}}}}}}
    Dog: {{type: object, required: [tail], properties: {{tail: {{type: string}}}}}}
"""
EITHER = (
    "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}"
)
PAIR = "{type: array, prefixItems: [{type: integer}, {type: number}], items: false, minItems: 2}"


@pytest.mark.parametrize(
    ("schema", "value", "printed"),
    [
        (
            "{type: string, format: date}",
            '"2020-01-02"',
            "datetime.date(2020, 1, 2)",
        ),
        ("{type: string, format: day}", '"2020-01-02"', "datetime.date(2020, 1, 2)"),
        ("{type: string, format: time}", '"10:00:00"', "datetime.time(10, 0)"),
        (
            "{type: string, format: duration}",
            "PT1H",
            "datetime.timedelta(seconds=3600)",
        ),
        ("{type: string, format: byte}", "aGk=", "b'hi'"),
        ("{type: number}", "1", "1.0"),
        (EITHER, "{tail: long}", "Dog(tail='long')"),
        (PAIR, "[1, 2]", "(1, 2.0)"),
    ],
)
def test_result_is_shown_as_it_prints(
    schema: str, value: str, printed: str, tmp_path: Path
) -> None:
    text = readme(tmp_path, PRINTED.format(schema=schema, value=value))

    assert f"(it={printed})" in text


def test_value_of_a_declared_format_without_pattern_is_shown(tmp_path: Path) -> None:
    text = readme(tmp_path, PRINTED.format(schema="{}", value="1"))

    assert "client.sale.get(on=date(2020, 1, 2))" in text
