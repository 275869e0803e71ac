"""What docstrings and references say beside a description's own words."""

from __future__ import annotations

import pytest

from specmill.model.notes import Notes
from specmill.python.texts import opening


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
