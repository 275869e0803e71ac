"""Places of inline types."""

from __future__ import annotations

import pytest

from specmill.frontends.places import is_place, place_of_pointer, step, steps


def test_steps_undo_step() -> None:
    place = step(step("", "schema", "a/b"), "field", "c:d~")

    assert steps(place) == [("schema", "a/b"), ("field", "c:d~")]


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("/components/schemas/Pet/properties/owner", "/schema:Pet/field:owner"),
        ("/components/schemas/Pet/items/oneOf/0", "/schema:Pet/item:/variant:1"),
        ("/components/schemas/Pet/allOf/1/properties/a", "/schema:Pet/field:a"),
        (
            "/components/responses/Bad/content/text~1x/schema",
            "/response:Bad/media:text~1x",
        ),
        ("/definitions/Pet", "/part:Pet"),
        ("", "/part:root"),
    ],
)
def test_pointer_has_the_place_that_walking_gives(pointer: str, place: str) -> None:
    assert place_of_pointer(pointer) == place


def test_component_key_is_no_place() -> None:
    assert not is_place("SMS.SearchFilters")
