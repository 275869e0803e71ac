"""What is taken for the same on both sides is the same."""

from __future__ import annotations

import pytest

from specmill.diff.python_examples import EXAMPLES
from specmill.diff.surface_reading import read_surface, read_surfaces
from tests.diff.python.lamps import (
    LAMPS,
    Document,
    creation,
    edited,
    listing,
    schemas,
    sdk_input,
)


def _room(kind: str) -> Document:
    """A description whose parameter takes its type from a schema without a name in Python."""

    def edit(document: Document) -> None:
        schemas(document)["Room"] = {"type": kind}
        reference = {"$ref": "#/components/schemas/Room"}
        listing(document)["parameters"][0]["schema"] = reference

    return edited(edit)


def _body(kind: str) -> Document:
    """A description whose body has a field that is an argument."""
    return edited(
        lambda d: schemas(d)["NewLamp"]["properties"].update(size={"type": kind})
    )


def _whole(kind: str) -> Document:
    """A description whose body is one argument, of a type that is made of another."""

    def edit(document: Document) -> None:
        schemas(document)["Sizes"] = {"type": "array", "items": {"type": kind}}
        content = creation(document)["requestBody"]["content"]["application/json"]
        content["schema"] = {"$ref": "#/components/schemas/Sizes"}

    return edited(edit)


_PAIRS = [
    *((one.before, one.after) for one in EXAMPLES.values()),
    *((make("integer"), make("string")) for make in (_room, _body, _whole)),
    (LAMPS, edited(lambda d: schemas(d)["Colour"].update(type="integer", enum=[1, 2]))),
]


@pytest.mark.parametrize(("before", "after"), _PAIRS)
def test_what_is_shared_has_the_same_signature(
    before: Document, after: Document
) -> None:
    old, new = sdk_input(before), sdk_input(after)
    whole_old = read_surface(old.api, old.config)
    whole_new = read_surface(new.api, new.config)

    shared_old, shared_new = read_surfaces((old.api, old.config), (new.api, new.config))

    for path, method in shared_old.methods.items():
        if method is shared_new.methods.get(path):
            assert whole_old.methods[path] == whole_new.methods[path]
    for name, one in shared_old.types.items():
        if one is shared_new.types.get(name):
            assert whole_old.types[name] == whole_new.types[name]


def test_most_is_shared() -> None:
    old = sdk_input(LAMPS)
    new = sdk_input(edited(lambda d: listing(d).update(deprecated=True)))

    surfaces = read_surfaces((old.api, old.config), (new.api, new.config))

    shared = [
        path
        for path, one in surfaces[0].methods.items()
        if one is surfaces[1].methods.get(path)
    ]
    assert ["lamps.create", "lamps.delete"] == sorted(shared)
