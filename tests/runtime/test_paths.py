"""Values in paths arrive as they were given, or the call is refused before sending."""

from urllib.parse import unquote

import pytest
from harness import get, sent
from hypothesis import given
from hypothesis import strategies as st

from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import path

ONE = get("/messages/{text}/send", arguments=(path("text"),))

ROWS = [
    ("a+b", "a%2Bb"),
    ("a b", "a%20b"),
    ("ada@example.com", "ada%40example.com"),
    ("a/b", "a%2Fb"),
    ("100%", "100%25"),
    ("%2e%2e", "%252e%252e"),
    ("a/../../admin", "a%2F..%2F..%2Fadmin"),
    ("x?y=1#z", "x%3Fy%3D1%23z"),
    ("a;b,c=d", "a%3Bb%2Cc%3Dd"),
    ("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"),
    ("\x00\r\n", "%00%0D%0A"),
    ("...", "..."),
    (" ", "%20"),
    (7, "7"),
]


@pytest.mark.parametrize(("value", "expected"), ROWS)
def test_path_value_is_one_segment(value: object, expected: str) -> None:
    assert f"/v1/messages/{expected}/send" == sent(ONE, value).target


@pytest.mark.parametrize("value", ["", ".", "..", [], [""]])
def test_path_value_that_changes_the_path_is_refused(value: object) -> None:
    with pytest.raises(ArgumentError, match="argument 'text'"):
        sent(ONE, value)


def test_two_values_that_make_a_dot_segment_are_refused() -> None:
    described = get("/files/{name}{suffix}", arguments=(path("name"), path("suffix")))

    with pytest.raises(ArgumentError, match="makes the path segment"):
        sent(described, ".", ".")


def test_dots_inside_a_segment_are_sent() -> None:
    described = get("/files/{name}.json", arguments=(path("name"),))

    assert "/v1/files/...json" == sent(described, "..").target


def test_lone_surrogate_is_refused() -> None:
    with pytest.raises(ArgumentError, match="no valid Unicode"):
        sent(ONE, "\ud800")


def test_template_without_argument_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"no argument fills \{id\}"):
        sent(get("/messages/{id}"))


@given(st.text())
def test_server_reads_the_value_that_was_given(value: str) -> None:
    try:
        target = sent(ONE, value).target
    except ArgumentError:
        refused = value in ("", ".", "..") or not _is_unicode(value)
        assert refused
        return

    assert [
        "messages",
        value,
        "send",
    ] == [unquote(part) for part in target.split("/")[2:]]


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
