"""What happens to models, enumerations, aliases and exceptions."""

from __future__ import annotations

import pytest

from specmill.diff.findings import Bump, Change, Effect
from specmill.diff.python_changes import python_changes
from specmill.diff.python_findings import worst_effect
from tests.diff.python.lamps import (
    Document,
    Edit,
    change,
    changes,
    creation,
    edited,
    fields,
    schemas,
    sdk_input,
)

BREAKS, SAFE = Effect.BREAKING, Effect.SAFE
MAJOR, MINOR = Bump.MAJOR, Bump.MINOR


def _name(schema: object) -> Edit:
    return lambda document: fields(document, "Lamp").update(name=schema)


def _renamed(document: Document) -> None:
    schemas(document)["Light"] = schemas(document).pop("Lamp")
    for path in document["paths"].values():
        for operation in path.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    schema = content["schema"]
                    holder = schema.get("items", schema)
                    holder["$ref"] = holder["$ref"].replace("Lamp", "Light")


def _rule(one: Change) -> tuple[str, Effect, Effect, Bump]:
    return one.rule, one.runtime, one.types, one.semver


@pytest.mark.parametrize(
    ("edit", "rule", "runtime", "types", "bump"),
    [
        (
            lambda d: fields(d, "Lamp").update(age={"type": "integer"}),
            "field-added",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: fields(d, "Lamp").pop("note"),
            "field-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Lamp").update(notes=fields(d, "Lamp").pop("note")),
            "field-renamed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: schemas(d)["Lamp"]["required"].pop(),
            "field-became-optional",
            SAFE,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: schemas(d)["Lamp"]["required"].append("note"),
            "field-type-narrowed",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            _name({"type": ["string", "null"]}),
            "field-type-widened",
            SAFE,
            BREAKS,
            MAJOR,
        ),
        (
            _name({"type": "string", "format": "date-time"}),
            "field-type-changed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (_name({"type": "integer"}), "field-type-changed", BREAKS, BREAKS, MAJOR),
        (
            lambda d: fields(d, "Lamp").update(id={"type": "number"}),
            "field-type-widened",
            SAFE,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Lamp")["note"].update(deprecated=True),
            "field-deprecated",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: schemas(d)["Colour"]["enum"].append("green"),
            "value-added",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: schemas(d)["Colour"]["enum"].pop(),
            "value-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Lamp")["power"]["enum"].append("dim"),
            "value-added",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: fields(d, "Lamp")["power"]["enum"].pop(),
            "value-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Shape").update(height={"type": "integer"}),
            "field-added",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: schemas(d)["Shape"]["required"].append("depth"),
            "field-became-required",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Shape").update(width={"type": "boolean"}),
            "field-type-changed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: fields(d, "Shape").update(width={"type": "number"}),
            "field-type-relaxed",
            SAFE,
            SAFE,
            MINOR,
        ),
        (
            lambda d: fields(d, "Problem").update(text={"type": "integer"}),
            "field-type-changed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
    ],
)
def test_verdict_of_a_change(
    edit: Edit, rule: str, runtime: Effect, types: Effect, bump: Bump
) -> None:
    assert (rule, runtime, types, bump) == _rule(change(edit))


def test_a_required_field_of_what_users_make_breaks() -> None:
    def edit(document: Document) -> None:
        fields(document, "Shape")["height"] = {"type": "integer"}
        schemas(document)["Shape"]["required"].append("height")

    assert ("field-required-added", BREAKS, BREAKS, MAJOR) == _rule(change(edit))


def test_a_class_with_another_name_is_a_question() -> None:
    found = changes(_renamed)

    (one,) = (each for each in found if each.before == "Lamp")
    assert "model-renamed" == one.rule
    assert "was it renamed?" in one.message


def test_uses_of_a_class_with_another_name_are_no_changes() -> None:
    rules = {one.rule for one in changes(_renamed)}

    assert {"model-renamed"} == rules


def test_one_change_of_a_shared_class_reaches_all_operations() -> None:
    one = change(lambda document: fields(document, "Lamp").pop("note"))

    assert ("GET /lamps", "POST /lamps") == one.operations


def test_an_exception_keeps_its_name_when_its_body_goes() -> None:
    one = change(lambda d: creation(d)["responses"].pop("409"))

    assert (SAFE, SAFE) == (one.runtime, one.types)
    assert "the body of `errors.ConflictError` is no longer typed" in one.message


@pytest.mark.parametrize(
    ("schema", "runtime"), [("Problem", Effect.SAFE), ("Shape", Effect.BREAKING)]
)
def test_the_body_of_a_failure_that_is_in_a_range_now_is_that_of_the_range(
    schema: str, runtime: Effect
) -> None:
    def edit(document: Document) -> None:
        answer = creation(document)["responses"].pop("409")
        content = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
        answer["content"]["application/json"] = content
        creation(document)["responses"]["4XX"] = answer

    found = changes(edit)

    assert runtime is worst_effect(one.runtime for one in found)
    assert {Effect.SAFE} == {one.types for one in found}


def test_a_value_that_a_name_is_given_for_is_renamed() -> None:
    one = change(lambda d: schemas(d)["Colour"].update({"x-enum-varnames": ["R", "B"]}))

    assert ("value-renamed", BREAKS, BREAKS, MAJOR) == _rule(one)


def test_texts_of_the_description_end_no_code_span() -> None:
    def edit(document: Document) -> None:
        fields(document, "Lamp")["power"]["enum"].append("a`b")

    one = change(edit)

    assert "a`b" not in one.message
    assert "a\\x60b" in one.message


TEXTS = {"type": "array", "items": {"type": "string"}}
TEXTS_OR_NULL = {"type": "array", "items": {"type": ["string", "null"]}}


def _of_tags(name: str, before: Document, after: Document) -> tuple[Change, ...]:
    """What it does when a field has another type."""

    def with_tags(schema: Document) -> Edit:
        return lambda document: fields(document, name).update(tags=schema)

    sides = [sdk_input(edited(with_tags(one))) for one in (before, after)]
    return python_changes(*sides)


@pytest.mark.parametrize("items", [(TEXTS, TEXTS_OR_NULL), (TEXTS_OR_NULL, TEXTS)])
def test_a_list_that_is_only_read_breaks_checkers_alone(
    items: tuple[Document, Document],
) -> None:
    (one,) = _of_tags("Lamp", *items)

    assert (Effect.SAFE, Effect.BREAKING) == (one.runtime, one.types)


def test_a_list_that_is_sent_may_hold_no_less() -> None:
    (one,) = _of_tags("Shape", TEXTS_OR_NULL, TEXTS)

    assert (Effect.BREAKING, Effect.BREAKING) == (one.runtime, one.types)


def test_what_answers_are_composed_of_is_not_made_by_users() -> None:
    def composed(*required: str) -> Edit:
        part = {"properties": {"id": {"type": "string"}}, "required": [*required]}
        own = {"type": "object", "properties": {"size": {"type": "string"}}}
        whole = {"allOf": [{"$ref": "#/components/schemas/Thing"}, own]}
        return lambda document: (
            schemas(document).update(Thing={"type": "object", **part}),
            fields(document, "Lamp").update(thing=whole),
        )

    found = python_changes(
        *(sdk_input(edited(one)) for one in (composed(), composed("id")))
    )

    assert {(SAFE, SAFE)} == {(one.runtime, one.types) for one in found}


TIME = {"type": "string", "format": "date-time"}


def _mark(*variants: Document) -> Edit:
    """A field of what users make, which answers do not hold."""
    return lambda document: fields(document, "Shape").update(
        mark={"anyOf": [*variants]}
    )


@pytest.mark.parametrize(
    ("before", "after", "verdicts"),
    [
        ((TIME, TEXTS), (TIME, TEXTS, {"type": "integer"}), (SAFE, SAFE, MINOR)),
        ((TIME, TEXTS, {"type": "integer"}), (TIME, TEXTS), (BREAKS, BREAKS, MAJOR)),
    ],
)
def test_an_alias_that_users_give_may_take_no_less(
    before: tuple[Document, ...],
    after: tuple[Document, ...],
    verdicts: tuple[Effect, Effect, Bump],
) -> None:
    sides = [sdk_input(edited(_mark(*one))) for one in (before, after)]

    (one,) = python_changes(*sides)

    assert verdicts == (one.runtime, one.types, one.semver)


def test_a_truth_that_is_no_longer_taken_for_a_number_breaks_programs_alone() -> None:
    number, truth = {"type": "integer"}, {"type": "boolean"}
    sides = [
        sdk_input(edited(_mark(TIME, *one))) for one in ((number, truth), (number,))
    ]

    (one,) = python_changes(*sides)

    assert (BREAKS, SAFE, MAJOR) == (one.runtime, one.types, one.semver)
