"""What git leaves in a file that it could not merge."""

from __future__ import annotations

import pytest

from specmill.source.merge_sides import merge_sides

MERGE = b"a\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\nz\n"


def test_sides_are_told_apart() -> None:
    assert merge_sides(MERGE) == (b"a\nours\nz\n", b"a\ntheirs\nz\n")


def test_base_of_diff3_is_on_neither_side() -> None:
    diff3 = MERGE.replace(b"=======", b"||||||| 1234567\nbase\n=======")

    assert merge_sides(diff3) == merge_sides(MERGE)


def test_every_conflict_of_a_file_is_taken_apart() -> None:
    assert merge_sides(MERGE + MERGE) == (
        b"a\nours\nz\n" * 2,
        b"a\ntheirs\nz\n" * 2,
    )


def test_line_ends_of_windows_are_no_hindrance() -> None:
    assert merge_sides(MERGE.replace(b"\n", b"\r\n")) == (
        b"a\r\nours\r\nz\r\n",
        b"a\r\ntheirs\r\nz\r\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"a\n",
        b"=======\n>>>>>>> x\n",
        b"<<<<<<< HEAD\nours\n",
        b"<<<<<<<HEAD\n=======\n>>>>>>> x\n",
        b"x <<<<<<< HEAD\n=======\n>>>>>>> x\n",
    ],
)
def test_other_texts_have_no_sides(text: bytes) -> None:
    assert merge_sides(text) is None
