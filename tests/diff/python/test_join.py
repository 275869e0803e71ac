"""One cause is one change in both layers."""

from __future__ import annotations

import pytest

from specmill.diff.compare import compare
from specmill.diff.findings import Bump, Change, Effect, Wire
from tests.diff.python.lamps import (
    LAMPS,
    Document,
    Edit,
    creation,
    edited,
    fields,
    listing,
    schemas,
)


def _compared(edit: Edit) -> tuple[Change, ...]:
    return compare(LAMPS, edited(edit)).changes


def _tag(document: Document, name: str) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            operation["tags"] = [name]


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: d["paths"]["/lamps"].pop("get"),
        lambda d: listing(d).update(operationId="findLamps"),
        lambda d: listing(d).update(deprecated=True),
        lambda d: listing(d)["parameters"].pop(0),
        lambda d: listing(d)["parameters"][0].update(required=True),
        lambda d: listing(d)["parameters"][0].update(schema={"type": "string"}),
        lambda d: listing(d)["responses"]["200"].pop("content"),
        lambda d: creation(d)["requestBody"].pop("required"),
        lambda d: fields(d, "Lamp").pop("note"),
        lambda d: fields(d, "Lamp").update(name={"type": "integer"}),
        lambda d: schemas(d)["Lamp"]["required"].pop(),
        lambda d: schemas(d)["Colour"]["enum"].pop(),
        lambda d: _tag(d, "bulbs"),
        lambda d: listing(d)["responses"].update(
            {"203": listing(d)["responses"].pop("200")}
        ),
        lambda d: d.update(security=[{"pass": []}]),
        lambda d: d["info"].update(version="2"),
    ],
)
def test_one_edit_is_one_change(edit: Edit) -> None:
    assert len(_compared(edit)) == 1


def test_a_wire_change_carries_verdicts_and_signatures_of_the_sdk() -> None:
    (one,) = _compared(lambda d: fields(d, "Lamp").pop("note"))

    assert Wire.BREAKING is one.wire
    assert Effect.BREAKING is one.runtime is one.types
    assert Bump.MAJOR is one.semver
    assert "`Lamp.note` is gone" == one.consequence
    assert one.signatures != ()


def test_what_no_name_shows_needs_a_patch() -> None:
    def edit(document: Document) -> None:
        listing(document)["parameters"][0]["in"] = "header"

    (one,) = _compared(edit)

    assert (Wire.BREAKING, Effect.NONE, Bump.PATCH) == (one.wire, one.types, one.semver)


def test_a_description_of_an_operation_needs_a_patch() -> None:
    report = compare(LAMPS, edited(lambda d: listing(d).update(description="All")))

    assert Bump.PATCH is report.verdict.semver
    assert Wire.NONE is report.verdict.wire


def test_a_title_of_a_schema_needs_no_release() -> None:
    report = compare(LAMPS, edited(lambda d: schemas(d)["Lamp"].update(title="L")))

    assert Bump.NONE is report.verdict.semver


def test_a_body_that_has_to_be_sent_is_one_change() -> None:
    base = edited(lambda d: creation(d)["requestBody"].pop("required"))

    (one,) = compare(base, LAMPS).changes

    assert Effect.BREAKING is one.runtime is one.types
    assert "can't be called without `name`" in one.consequence


def test_what_only_takes_the_place_of_another_is_not_new() -> None:
    def moved(document: Document) -> None:
        document["paths"]["/lights"] = document["paths"].pop("/lamps")

    assert Bump.PATCH is compare(LAMPS, edited(moved)).verdict.semver


LONG_LIST = [f"sorted-by-property-{number}" for number in range(9)]


def _long(document: Document) -> None:
    listing(document)["parameters"][1]["schema"]["enum"] = list(LONG_LIST)


def test_the_name_of_a_list_of_arguments_is_told_where_its_values_stand() -> None:
    def edit(document: Document) -> None:
        _long(document)
        listing(document)["parameters"][1]["schema"]["enum"].append("more")
        document["info"]["version"] = "2"

    changes = compare(edited(_long), edited(edit)).changes

    told = {one.rule: one.consequence for one in changes}
    assert "`State` names more values: 'more'" in told["schema-enum"]
    assert "State" not in told["api-version"]


def test_a_field_of_a_shared_type_that_may_be_absent_is_one_change() -> None:
    def shared(document: Document) -> None:
        schemas(document)["Text"] = {"type": "string"}
        fields(document, "Lamp")["name"] = {"$ref": "#/components/schemas/Text"}

    def edit(document: Document) -> None:
        shared(document)
        schemas(document)["Lamp"]["required"] = ["id"]

    (one,) = compare(edited(shared), edited(edit)).changes

    assert (Wire.BREAKING, Effect.BREAKING) == (one.wire, one.types)


def test_classes_within_a_class_go_with_it() -> None:
    def nested(document: Document) -> None:
        schemas(document)["Wire"] = {
            "type": "object",
            "properties": {"plug": {"$ref": "#/components/schemas/Plug"}},
        }
        schemas(document)["Plug"] = {
            "type": "object",
            "properties": {"pins": {"enum": [f"pin-{one}" for one in range(9)]}},
        }
        fields(document, "Lamp")["wire"] = {"$ref": "#/components/schemas/Wire"}

    removed, added = (
        compare(*pair).changes
        for pair in ((edited(nested), LAMPS), (LAMPS, edited(nested)))
    )

    assert ["schema-property"] == [one.rule for one in removed]
    assert ["schema-property"] == [one.rule for one in added]


def test_what_breaks_is_told_before_what_is_new() -> None:
    def base(document: Document) -> None:
        size = {"size": {"type": "integer"}}
        schemas(document)["Cup"] = {"type": "object", "properties": size}
        fields(document, "Lamp")["cup"] = {"$ref": "#/components/schemas/Cup"}
        fields(document, "Lamp")["power"] = {"enum": LONG_LIST}

    def edit(document: Document) -> None:
        base(document)
        fields(document, "Cup")["power"] = {"enum": LONG_LIST}

    (one,) = compare(edited(base), edited(edit)).changes

    assert one.consequence.startswith("`models.LampPower` is gone")


def test_a_text_does_not_explain_another_name() -> None:
    def base(document: Document) -> None:
        _long(document)
        listing(document)["parameters"][1]["name"] = "order.state"

    def edit(document: Document) -> None:
        base(document)
        listing(document)["parameters"][1]["description"] = "As on the box."
        schemas(document)["Order"] = {
            "type": "object",
            "properties": {"state": {"enum": [*LONG_LIST, "none"]}},
        }
        fields(document, "Lamp")["order"] = {"$ref": "#/components/schemas/Order"}

    changes = compare(edited(base), edited(edit)).changes

    types = {one.rule: one.types for one in changes}
    assert Effect.BREAKING is types["model-renamed"]
    assert Effect.BREAKING is not types["documentation"]


def test_a_text_about_a_title_does_not_explain_another_name() -> None:
    def base(document: Document) -> None:
        fields(document, "Lamp")["title"] = {"type": "string"}

    def edit(document: Document) -> None:
        title = {"type": "string", "description": "New.", "x-specmill-name": "heading"}
        fields(document, "Lamp")["title"] = title

    changes = compare(edited(base), edited(edit)).changes

    types = {one.rule: one.types for one in changes}
    assert {
        "schema-documentation": Effect.NONE,
        "schema-extension": Effect.BREAKING,
    } == types


def test_an_address_with_a_slash_at_its_end_is_the_same() -> None:
    assert () == _compared(
        lambda d: d.update(servers=[{"url": "https://lamps.example.com/"}])
    )


def test_an_address_of_nothing_but_a_slash_is_shown() -> None:
    base = edited(lambda d: d.update(servers=[{"url": "/"}]))

    removed, *_ = compare(base, LAMPS).changes

    assert "called `/`" in removed.consequence


def test_a_tag_that_was_not_there_is_called_so() -> None:
    def untagged(document: Document) -> None:
        listing(document).pop("tags")

    one, *_ = compare(edited(untagged), LAMPS).changes

    assert "tags changed (nothing → lamps)" in one.message


def test_one_credential_may_do_for_two_schemes() -> None:
    address = {"authorizationUrl": "https://lamps.example.com", "scopes": {}}
    token = {"tokenUrl": "https://lamps.example.com", "scopes": {}}

    def edit(document: Document) -> None:
        document["components"]["securitySchemes"] |= {
            "by-hand": {"type": "oauth2", "flows": {"implicit": address}},
            "sign-in": {"type": "oauth2", "flows": {"clientCredentials": token}},
        }

    def secured(document: Document) -> None:
        edit(document)
        listing(document)["security"] = [{"by-hand": [], "sign-in": []}]

    (one,) = compare(edited(edit), edited(secured)).changes

    assert "calls need `access_token`, and needed `key`" == one.consequence


def test_other_names_of_values_are_told_once() -> None:
    def named(*names: str) -> Edit:
        return lambda d: schemas(d)["Colour"].update({"x-enum-varnames": [*names]})

    (one,) = compare(
        edited(named("WARM", "COLD")), edited(named("HOT", "COLD"))
    ).changes

    assert "`Colour.WARM` is gone" in one.consequence


def test_names_of_values_change_with_the_values() -> None:
    def listed(**values: str) -> Edit:
        return lambda d: schemas(d)["Colour"].update(
            {"enum": [*values.values()], "x-enum-varnames": [*values]}
        )

    base, head = listed(WARM="red"), listed(WARM="red", COLD="blue")

    assert ["schema-enum"] == [
        one.rule for one in compare(edited(base), edited(head)).changes
    ]


def test_a_placeholder_with_another_name_renames_an_argument() -> None:
    def placed(name: str) -> Edit:
        text = {"name": name, "in": "path", "required": True, "schema": {}}
        answers = {"204": {"description": "off"}}
        operation = {"parameters": [text], "responses": answers}
        return lambda d: d["paths"].update({f"/lights/{{{name}}}": {"put": operation}})

    (one,) = compare(edited(placed("lampId")), edited(placed("id"))).changes

    assert "argument-renamed" == one.rule


def test_a_new_failure_is_told_where_it_is_answered() -> None:
    def edit(document: Document) -> None:
        answers = creation(document)["responses"]
        answers["422"] = answers["409"]

    (one,) = _compared(edit)

    assert "`errors.UnprocessableError` has a typed body" in one.consequence


def test_a_value_of_a_variable_goes_with_its_address() -> None:
    def regions(*names: str) -> Edit:
        region = {"default": "eu", "enum": [*names]}
        server = {"url": "https://{a}.example.com", "variables": {"a": region}}
        return lambda one: one.update(servers=[server])

    changes = compare(edited(regions("eu", "us")), edited(regions("eu"))).changes

    assert [("address-removed", Effect.BREAKING)] == [
        (one.rule, one.runtime) for one in changes
    ]
