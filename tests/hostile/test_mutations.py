"""A description with one thing wrong is generated, or refused with a place: it never breaks the tool."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specmill.diagnostics import SpecError
from tests.hostile.descriptions import Fill, generated, http, neutral, rpc
from tests.hostile.structure import syntax

Place = tuple[str | int, ...]

WRONG: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, "", "text", [], {}, [None], [[]], {"": {}}),
    *({"$ref": "#/nowhere"}, {"$ref": "#"}, {"$ref": 5}, {"$ref": "other.yaml"}),
    {"$ref": "#/components/schemas/Thing"},
    {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Thing"}}},
    {"allOf": [{"$ref": "#/components/schemas/Thing"}]},
    {"type": ["array", "null"], "items": False},
    {"oneOf": [], "discriminator": {"propertyName": "kind"}},
    {"enum": [0, False, 1, True, 1.0, None, {}, []]},
)


def places(value: Any, here: Place = ()) -> Iterator[Place]:
    """The place of every value but the root."""
    members = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in members:
        yield (*here, key)
        yield from places(inner, (*here, key))


def replaced(description: Any, place: Place, value: Any) -> Any:
    changed = copy.deepcopy(description)
    target = changed
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    return changed


@pytest.mark.parametrize("build", [http, rpc])
@given(choice=st.data())
@settings(max_examples=60)
def test_one_wrong_value_is_survived(
    build: Callable[[Fill], dict[str, Any]], choice: st.DataObject
) -> None:
    whole = build(neutral)
    place = choice.draw(st.sampled_from(list(places(whole))))
    value = choice.draw(st.sampled_from(WRONG))

    try:
        files = generated(replaced(whole, place, value))
    except SpecError as refused:
        errors = [one for one in refused.diagnostics if one.severity == "error"]
        assert all(one.code and one.span.file for one in errors)
        return

    assert all(syntax(text) for path, text in files.items() if path.endswith(".py"))
