"""What is found in a named schema where several others refer to it, each with something beside it."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.diff.findings import Wire
from tests.diff.relating import TEXT, changes, record

CODE = {"$ref": "#/$defs/Code"}


def found_in(root: Any, before: Any, after: Any) -> list[tuple[Wire, Any]]:
    found = changes(
        root, root, old_schemas={"Code": before}, new_schemas={"Code": after}
    )
    return [(one.wire, one.witness) for one in found]


@pytest.mark.parametrize(
    "beside",
    [
        {"pattern": "^a{3}$"},
        {"not": {"minLength": 4}},
        {"anyOf": [{"maxLength": 3}, {"maxLength": 2}]},
    ],
)
@pytest.mark.parametrize("names", ["ab", "ba"])
def test_a_change_that_one_use_hides_breaks_where_another_shows_it(
    beside: Any, names: str
) -> None:
    uses = dict(zip(names, ({"allOf": [CODE, beside]}, CODE), strict=True))

    found = found_in(record(**uses), {**TEXT, "maxLength": 9}, {**TEXT, "maxLength": 5})

    assert [(Wire.BREAKING, {names[1]: "aaaaaa"})] == found


def test_a_change_that_every_use_hides_breaks_nothing() -> None:
    uses = {name: {"allOf": [CODE, {"pattern": "^a{3}$"}]} for name in "ab"}

    found = found_in(record(**uses), {**TEXT, "maxLength": 9}, {**TEXT, "maxLength": 5})

    assert all(wire is Wire.NONE for wire, _ in found)
