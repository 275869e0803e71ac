"""What docstrings and references say beside a description's own words."""

from __future__ import annotations

import pytest

from specmill.model.notes import Notes
from specmill.model.types import Constraints, Primitive
from specmill.python.texts import bounds, opening


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (Notes(summary="Makes a."), ("Makes a.", None)),
        (Notes(summary="Makes\na.", description="It is."), ("Makes\na.", "It is.")),
        (Notes(summary="Makes a.\n\nFor you.\n"), ("Makes a.", "For you.")),
        (
            Notes(summary="Old.\n\n---\n\nMakes a.", description="It is."),
            ("Old.", "Makes a.\n\nIt is."),
        ),
        (Notes(description="It is."), ("", "It is.")),
    ],
    ids=["line", "lines", "paragraphs", "rule", "none"],
)
def test_summary_ends_with_its_first_paragraph(
    notes: Notes, expected: tuple[str, str | None]
) -> None:
    assert opening(notes) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Constraints(minimum=0, maximum=9), "From 0 to 9."),
        (Constraints(exclusive_minimum=0, maximum=9), "More than 0, at most 9."),
        (Constraints(minimum=0, exclusive_maximum=9), "At least 0, less than 9."),
        (
            Constraints(exclusive_minimum=0, exclusive_maximum=9),
            "More than 0, less than 9.",
        ),
        (Constraints(exclusive_minimum=0), "More than 0."),
        (Constraints(maximum=9), "At most 9."),
    ],
)
def test_bounds_say_whether_they_are_values_themselves(
    limits: Constraints, expected: str
) -> None:
    assert [expected] == list(bounds(Primitive("number", None, limits)))


def test_length_is_no_bound_of_numbers() -> None:
    assert [] == list(bounds(Primitive("integer", None, Constraints(min_length=2))))
