"""Objects: records, maps and their fields."""

from __future__ import annotations

import pytest

from specmill.model.types import (
    Alias,
    Anything,
    Map,
    Named,
    Nullable,
    Primitive,
    Record,
)
from tests.unit.frontends.conftest import read_field, read_schemas

PET = (
    "Pet: {required: [name], properties: {name: {type: string}, age: {type: integer}}}"
)


def record(schemas: str, key: str = "Pet", version: str = "3.1.0") -> Record:
    found = read_schemas(schemas, version).type(key)
    assert isinstance(found, Record)
    return found


def test_component_with_properties_is_record_under_its_key() -> None:
    assert record(PET).key == "Pet"


def test_fields_keep_document_order() -> None:
    assert [field.wire_name for field in record(PET).fields] == ["name", "age"]


def test_fields_of_one_schema_have_the_default_of_each() -> None:
    same = "{type: string, default: a}"
    found = record(f"Pet: {{properties: {{one: {same}, other: {same}}}}}")

    assert [b'"a"', b'"a"'] == [bytes(one.default or b"") for one in found.fields]


def test_required_belongs_to_field() -> None:
    assert [field.required for field in record(PET).fields] == [True, False]


def test_required_and_nullable_are_different_facts() -> None:
    found = record("Pet: {required: [a], properties: {a: {type: [string, 'null']}}}")

    assert (found.fields[0].required, found.fields[0].type) == (
        True,
        Nullable(Primitive("string")),
    )


def test_absent_additional_properties_leave_record_open() -> None:
    assert (record(PET).extra, record(PET).closed) == (None, False)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("true", (Anything(), False)),
        ("{}", (Anything(), False)),
        ("{type: string}", (Primitive("string"), False)),
        ("false", (None, True)),
    ],
)
def test_additional_properties_beside_properties_are_extra(
    extra: str, expected: tuple[object, bool]
) -> None:
    found = record(
        f"Pet: {{properties: {{a: {{type: string}}}}, additionalProperties: {extra}}}"
    )

    assert (found.extra, found.closed) == expected


def test_object_without_properties_is_alias_of_map() -> None:
    found = read_schemas("Pet: {type: object}").type("Pet")

    assert isinstance(found, Alias)
    assert found.target == Map(Anything())


def test_closed_object_without_properties_is_record() -> None:
    found = record("Pet: {type: object, additionalProperties: false}")

    assert (found.fields, found.closed) == ((), True)


def test_required_name_without_property_is_reported() -> None:
    outcome = read_schemas("Pet: {required: [nam], properties: {name: {type: string}}}")

    assert outcome.pointer("required-undefined") == "/components/schemas/Pet/required/0"


@pytest.mark.parametrize(
    ("flag", "access"),
    [("readOnly", "read"), ("writeOnly", "write"), ("deprecated", "both")],
)
def test_access_comes_from_read_only_and_write_only(flag: str, access: str) -> None:
    outcome = read_field(f"{{type: string, {flag}: true}}")

    assert outcome.field("here").access == access


def test_access_of_referred_schema_holds_for_field() -> None:
    outcome = read_field(
        "{$ref: '#/components/schemas/Id'}", others="Id: {type: string, readOnly: true}"
    )

    assert outcome.field("here").access == "read"


def test_wished_identifier_is_kept() -> None:
    outcome = read_field("{type: string, x-specmill-name: sender}")

    assert outcome.field("here").identifier == "sender"


def test_field_has_location_of_its_schema() -> None:
    location = read_field("{type: string}").field("here").location

    assert location.pointer == "/components/schemas/Under/properties/here"


def test_inline_object_is_declared_at_its_place() -> None:
    outcome = read_field("{properties: {a: {properties: {b: {}}}}}")

    assert set(outcome.api.types) == {
        "Under",
        "/schema:Under/field:here",
        "/schema:Under/field:here/field:a",
    }


def test_inline_object_of_array_is_declared_as_item() -> None:
    outcome = read_field("{type: array, items: {properties: {b: {}}}}")

    assert "/schema:Under/field:here/item:" in outcome.api.types


def test_nullable_component_is_nullable_where_it_is_used() -> None:
    outcome = read_field(
        "{$ref: '#/components/schemas/Pet'}",
        "3.0.3",
        "Pet: {type: object, nullable: true, properties: {a: {type: string}}}",
    )

    assert outcome.field("here").type == Nullable(Named("Pet"))


def test_nullable_component_itself_stays_record() -> None:
    found = record(
        "Pet: {type: object, nullable: true, properties: {a: {type: string}}}",
        version="3.0.3",
    )

    assert found.key == "Pet"


def test_keep_is_kept() -> None:
    assert record("Pet: {properties: {a: {}}, x-specmill-keep: true}").keep


def test_examples_of_schema_are_notes() -> None:
    notes = read_field("{type: integer, examples: [1, 2]}").field("here").notes

    assert [bytes(example.value) for example in notes.examples] == [b"1", b"2"]
