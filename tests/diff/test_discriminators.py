"""What is told of the values that tell alternatives apart."""

from __future__ import annotations

from typing import Any

from specmill.diff.findings import Flow
from tests.diff.relating import changes, record

SCHEMAS = {
    name: record("kind", kind={"type": "string"}) for name in ("Cat", "Dog", "Bird")
}


def told(property_name: str = "kind", **mapping: str) -> dict[str, Any]:
    return {"propertyName": property_name, "mapping": {**mapping}}


def union(*names: str, **members: Any) -> dict[str, Any]:
    return {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in names], **members}


def kinds(**mapping: str) -> dict[str, str]:
    return {value: f"#/$defs/{name}" for value, name in mapping.items()}


def messages(old: Any, new: Any) -> list[tuple[str, str | None, str | None]]:
    found = changes(old, new, Flow.OUT, old_schemas=SCHEMAS)
    return [(one.rule, one.before, one.after) for one in found]


def test_a_value_that_names_another_alternative_is_told_in_short() -> None:
    old = union("Cat", "Dog", discriminator=told(**kinds(cat="Cat", dog="Dog")))
    new = union("Cat", "Dog", discriminator=told(**kinds(kitty="Cat", dog="Dog")))

    assert [("schema-discriminator", '"cat": Cat', '"kitty": Cat')] == messages(
        old, new
    )


def test_a_name_that_goes_is_not_said_to_be_the_discriminator() -> None:
    old = union("Cat", "Dog", discriminator=told(**kinds(cat="Cat", dog="Dog")))
    new = union("Cat", "Dog", discriminator=told(**kinds(dog="Dog")))

    (found,) = changes(old, new, Flow.OUT, old_schemas=SCHEMAS)

    assert 'discriminator no longer names "cat": Cat' == found.what


def test_another_property_is_told() -> None:
    old = union("Cat", "Dog", discriminator=told("kind"))
    new = union("Cat", "Dog", discriminator=told("type"))

    assert [("schema-discriminator", "kind", "type")] == messages(old, new)


def test_the_name_of_a_new_alternative_goes_without_saying() -> None:
    old = union("Cat", "Dog", discriminator=told(**kinds(cat="Cat", dog="Dog")))
    new = union(
        *("Cat", "Dog", "Bird"),
        discriminator=told(**kinds(cat="Cat", dog="Dog", bird="Bird")),
    )

    assert ["schema-alternatives"] == [rule for rule, _, _ in messages(old, new)]


def test_one_that_goes_is_told_once() -> None:
    old = union("Cat", "Dog", discriminator=told(**kinds(cat="Cat", dog="Dog")))

    [(rule, before, after)] = messages(old, union("Cat", "Dog"))

    assert ("schema-discriminator", None) == (rule, after)
    assert 'kind ("cat": Cat, "dog": Dog)' == before
