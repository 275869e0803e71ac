"""Lines and columns of offsets, in texts of any length."""

from __future__ import annotations

import pytest

from specmill.source.lines import Lines

FAR = "é" * 20_000 + "\n" + "日x" * 15_000


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb\rc", 5, (3, 1)),
        ("a\u2028b", 2, (1, 3)),
        (FAR, 50_000, (2, 30_000)),
    ],
)
def test_offset_of_characters_has_a_line_and_a_column(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert Lines(text).position(offset) == position


def test_offset_of_bytes_has_the_position_of_its_character() -> None:
    offset = len(FAR[:50_000].encode())

    assert Lines(FAR.encode()).position(offset) == Lines(FAR).position(50_000)


def test_positions_are_the_same_in_any_order() -> None:
    lines = Lines(FAR)

    later = lines.position(50_000)

    assert (lines.position(3), lines.position(50_000)) == ((1, 4), later)
