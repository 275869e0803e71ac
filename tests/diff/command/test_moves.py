"""Which new description comes from one that is gone."""

from __future__ import annotations

from specmill.comparison.moves import moved

ONE = b"a: 1\nb: 2\nc: 3\nd: 4\n"


def test_half_of_the_lines_make_a_move() -> None:
    assert moved({"old": ONE}, {"new": b"a: 1\nb: 2\ne: 5\nf: 6\n"}) == {"new": "old"}


def test_less_than_half_makes_none() -> None:
    assert moved({"old": ONE}, {"new": b"a: 1\ne: 5\nf: 6\ng: 7\n"}) == {}


def test_the_likest_go_together() -> None:
    less = ONE.replace(b"4", b"5")

    assert moved({"old": ONE}, {"less": less, "more": ONE}) == {"more": "old"}


def test_a_file_that_is_gone_has_one_heir() -> None:
    assert moved({"old": ONE}, {"a": ONE, "b": ONE}) == {"a": "old"}


def test_repeated_lines_count_once() -> None:
    common = b"x: 1\n" * 9

    assert moved({"old": common + ONE}, {"new": common + b"e: 5\nf: 6\n"}) == {}


def test_members_of_json_in_one_line_are_told_apart() -> None:
    assert moved({"old": b'{"a":1,"b":2}'}, {"new": b'{"a":1,"b":3}'}) == {"new": "old"}


def test_empty_files_are_not_alike() -> None:
    assert moved({"old": b""}, {"new": b""}) == {}
