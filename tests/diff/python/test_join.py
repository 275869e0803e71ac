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
