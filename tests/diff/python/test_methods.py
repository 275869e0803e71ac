"""What happens to methods, their arguments and results."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import specmill
from specmill.diff.findings import Bump, Effect
from specmill.diff.python_changes import python_changes
from tests.diff.python.lamps import (
    Document,
    Edit,
    change,
    changes,
    creation,
    edited,
    fields,
    listing,
    schemas,
    sdk_input,
)

BREAKS, SAFE = Effect.BREAKING, Effect.SAFE
MAJOR, MINOR = Bump.MAJOR, Bump.MINOR


def _moved(document: Document) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            operation["tags"] = ["lights"]


def _parameter(**more: object) -> Edit:
    given = {"name": "floor", "in": "query", "schema": {"type": "string"}, **more}
    return lambda document: listing(document)["parameters"].append(given)


def _room(schema: object) -> Edit:
    return lambda document: listing(document)["parameters"][0].update(schema=schema)


def _answer(schema: object) -> Edit:
    content = {"application/json": {"schema": schema}}
    return lambda document: listing(document)["responses"]["200"].update(
        content=content
    )


def _further_answer(document: Document) -> None:
    content = {"application/json": {"schema": {"type": "string"}}}
    listing(document)["responses"]["202"] = {"description": "later", "content": content}


def _from(
    before: object, after: object, edit: Callable[[object], Edit]
) -> tuple[Effect, Effect]:
    """The worst verdicts when one schema of a place is followed by another."""
    found = python_changes(
        sdk_input(edited(edit(before))), sdk_input(edited(edit(after)))
    )
    [one] = [each for each in found if each.semver is MAJOR]
    return one.runtime, one.types


_DAY: Document = {"type": "string", "format": "date"}
_MOMENT: Document = {"type": "string", "format": "date-time"}
_NAME: Document = {"type": "string"}


@pytest.mark.parametrize(
    ("before", "after", "edit"),
    [
        (_MOMENT, _DAY, _room),
        ({"type": "boolean"}, {"type": "integer"}, _room),
        (_NAME, {"type": "array", "items": _NAME}, _room),
        (_DAY, _MOMENT, _answer),
    ],
)
def test_what_only_checkers_take_for_another_breaks_programs_alone(
    before: object, after: object, edit: Callable[[object], Edit]
) -> None:
    assert (BREAKS, SAFE) == _from(before, after, edit)


@pytest.mark.parametrize(
    ("edit", "rule", "runtime", "types", "bump"),
    [
        (
            lambda d: d["paths"]["/lamps"].pop("get"),
            "method-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: listing(d).update(operationId="findLamps"),
            "method-renamed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: listing(d).update(deprecated=True),
            "method-deprecated",
            SAFE,
            SAFE,
            MINOR,
        ),
        (_moved, "resource-renamed", BREAKS, BREAKS, MAJOR),
        (_parameter(), "argument-added", SAFE, SAFE, MINOR),
        (_parameter(required=True), "argument-required-added", BREAKS, BREAKS, MAJOR),
        (
            lambda d: listing(d)["parameters"].pop(0),
            "argument-removed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: listing(d)["parameters"][0].update(name="place"),
            "argument-renamed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: listing(d)["parameters"][0].update(required=True),
            "argument-became-required",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (_room({"type": "number"}), "argument-type-widened", SAFE, SAFE, MINOR),
        (_room({"type": "boolean"}), "argument-type-narrowed", BREAKS, BREAKS, MAJOR),
        (_room({"type": "string"}), "argument-type-changed", BREAKS, BREAKS, MAJOR),
        (
            lambda d: listing(d)["parameters"][1]["schema"]["enum"].pop(),
            "argument-type-narrowed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
        (
            lambda d: listing(d)["parameters"][1]["schema"]["enum"].append("dim"),
            "argument-type-widened",
            SAFE,
            SAFE,
            MINOR,
        ),
        (_further_answer, "result-type-widened", SAFE, BREAKS, MAJOR),
        (_answer({"type": "string"}), "result-type-changed", BREAKS, BREAKS, MAJOR),
        (
            lambda d: listing(d)["responses"]["200"].pop("content"),
            "result-type-changed",
            BREAKS,
            BREAKS,
            MAJOR,
        ),
    ],
)
def test_verdict_of_a_change(
    edit: Edit, rule: str, runtime: Effect, types: Effect, bump: Bump
) -> None:
    one = change(edit)

    assert (rule, runtime, types, bump) == (
        one.rule,
        one.runtime,
        one.types,
        one.semver,
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda d: listing(d)["parameters"].reverse(),
        lambda d: listing(d)["tags"].append("further"),
        lambda d: listing(d).update(summary="All of them"),
        lambda d: listing(d)["parameters"][0].update({"in": "header"}),
        lambda d: d["paths"].update({"/lights": d["paths"].pop("/lamps")}),
        lambda d: schemas(d)["Lamp"].update(title="A lamp"),
        lambda d: fields(d, "NewLamp")["name"].update(maxLength=3),
        lambda d: None,
    ],
)
def test_nothing_is_said_of_what_python_does_not_show(edit: Edit) -> None:
    assert changes(edit) == ()


def test_signatures_are_python() -> None:
    one = change(_parameter())

    (signature,) = one.signatures
    assert (
        "def list(self, *, room: int | None = None,"
        ' state: Literal["on", "off"] | None = None) -> list[Lamp]'
    ) == signature.before
    assert "floor: str | None = None" in (signature.after or "")


def test_both_places_are_told() -> None:
    one = change(_room({"type": "string"}))

    assert one.base is not None
    assert one.head is not None
    assert "/paths/~1lamps/get/parameters/0" == one.base.pointer == one.head.pointer


def test_a_body_that_goes_is_one_change() -> None:
    one = change(lambda document: creation(document).pop("requestBody"))

    assert "argument-removed" == one.rule
    assert "`name`" in one.message
    assert "`shape`" in one.message


def test_a_field_that_an_optional_body_needs_breaks_calls_and_no_types() -> None:
    def optional(document: Document) -> None:
        creation(document)["requestBody"]["required"] = False

    def needed(document: Document) -> None:
        schemas(document)["NewLamp"]["required"].append("shape")

    before, after = sdk_input(edited(optional)), sdk_input(edited(optional, needed))
    (one,) = python_changes(before, after)

    assert ("argument-needed", BREAKS, SAFE) == (one.rule, one.runtime, one.types)


def test_a_field_that_an_optional_body_no_longer_needs_is_a_minor_change() -> None:
    def optional(document: Document) -> None:
        creation(document)["requestBody"]["required"] = False

    def free(document: Document) -> None:
        schemas(document)["NewLamp"].pop("required")

    before, after = sdk_input(edited(optional)), sdk_input(edited(optional, free))
    (one,) = python_changes(before, after)

    assert ("argument-not-needed", MINOR) == (one.rule, one.semver)


def _needs_a_tag(document: Document) -> None:
    new = schemas(document)["NewLamp"]
    new["required"].append("tag")
    new["properties"]["tag"] = {"type": "string", "const": "lamp"}


def _leaves_the_body_out(document: Document) -> None:
    creation(document)["requestBody"]["required"] = False


@pytest.mark.parametrize("edits", [(), (_leaves_the_body_out,)])
def test_a_new_field_that_the_client_fills_in_breaks_no_call(
    edits: tuple[Edit, ...],
) -> None:
    before, after = sdk_input(edited(*edits)), sdk_input(edited(*edits, _needs_a_tag))
    (one,) = python_changes(before, after)

    assert ("argument-added", SAFE, SAFE) == (one.rule, one.runtime, one.types)


def test_a_new_placeholder_before_another_is_one_change() -> None:
    def path(*names: str) -> Edit:
        ask = {"in": "path", "required": True, "schema": {"type": "string"}}
        item = {
            "get": {
                "operationId": "getShade",
                "tags": ["lamps"],
                "parameters": [{"name": one, **ask} for one in names],
                "responses": {"204": {"description": ""}},
            }
        }
        address = "".join(f"/{{{one}}}" for one in names)
        return lambda document: document["paths"].update({f"/shades{address}": item})

    before, after = sdk_input(edited(path("b"))), sdk_input(edited(path("a", "b")))

    assert ["argument-required-added"] == [
        one.rule for one in python_changes(before, after)
    ]


def test_one_parameter_of_two_methods_is_one_change() -> None:
    def shared(document: Document) -> None:
        item = document["paths"]["/lamps"]
        item["parameters"] = [
            {"name": "trace", "in": "query", "schema": {"type": "string"}}
        ]

    one = change(shared)

    assert ("GET /lamps", "POST /lamps") == tuple(sorted(one.operations))


def test_a_new_class_is_told_with_the_method_that_brings_it() -> None:
    wrapped = {
        "type": "object",
        "properties": {"all": {"type": "array", "items": {"type": "string"}}},
    }
    one = change(_answer(wrapped))

    assert "result-type-changed" == one.rule
    assert any("class " in (each.after or "") for each in one.signatures)


def test_a_method_that_is_paged_now_returns_something_else() -> None:
    def paged(document: Document) -> None:
        listing(document)["parameters"] += [
            {"name": name, "in": "query", "schema": {"type": "integer"}}
            for name in ("offset", "limit")
        ]

    told = {one.rule: one.message for one in changes(paged)}

    assert {"argument-added", "result-paging-changed"} == told.keys()
    assert "`client.lamps.list` is paged now: " in told["result-paging-changed"]


@pytest.mark.parametrize("structure", ["by-name", "by-position", "either"])
def test_only_required_parameter_of_a_remote_procedure_may_become_optional(
    structure: str,
) -> None:
    old, new = (_procedure(structure, required=one) for one in (True, False))

    verdict = specmill.compare(old, new).to_json()["verdict"]

    assert [verdict["runtime"], verdict["types"]] == ["safe", "safe"]


def _procedure(structure: str, *, required: bool) -> dict[str, object]:
    owner = {"name": "owner", "required": required, "schema": {"type": "string"}}
    limit = {"name": "limit", "schema": {"type": "integer"}}
    method = {
        "name": "pets.find",
        "paramStructure": structure,
        "params": [owner, limit],
        "result": {"name": "pets", "schema": {"type": "array", "items": {}}},
    }
    return {
        "openrpc": "1.3.2",
        "info": {"title": "Pets", "version": "1"},
        "methods": [method],
    }
