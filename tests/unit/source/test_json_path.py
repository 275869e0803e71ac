"""What JSONPath queries select, with the examples of RFC 9535 where it has some."""

from __future__ import annotations

from typing import Any

import pytest

from specmill.source.json_path import select
from specmill.source.json_path_reader import InvalidPathError, read_query

STORE: Any = {
    "books": [
        {"title": "a", "price": 8.95, "tags": ["x"]},
        {"title": "b", "price": 12.99, "isbn": "0-1"},
        {"title": "c", "price": 8.99, "isbn": "0-2"},
    ],
    "bicycle": {"colour": "red", "price": 399, "x-old": True},
    "o'k": {'"': 1, "none": None},
}


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("$", [()]),
        ("$.bicycle.colour", [("bicycle", "colour")]),
        ("$['bicycle']['x-old']", [("bicycle", "x-old")]),
        ("$.bicycle.x-old", [("bicycle", "x-old")]),
        ('$["o\'k"]', [("o'k",)]),
        ("$['o\\'k']['\"']", [("o'k", '"')]),
        ("$.books[0].title", [("books", 0, "title")]),
        ("$.books[-1].title", [("books", 2, "title")]),
        ("$.books[7]", []),
        ("$.books[0, 2].title", [("books", 0, "title"), ("books", 2, "title")]),
        ("$.books[1:].title", [("books", 1, "title"), ("books", 2, "title")]),
        ("$.books[::-2].title", [("books", 2, "title"), ("books", 0, "title")]),
        ("$.books.*.isbn", [("books", 1, "isbn"), ("books", 2, "isbn")]),
        ("$..isbn", [("books", 1, "isbn"), ("books", 2, "isbn")]),
        ("$..['colour','isbn']", [("books", 1, "isbn"), ("books", 2, "isbn"), ("bicycle", "colour")]),
        ("$.books[?@.isbn].title", [("books", 1, "title"), ("books", 2, "title")]),
        ("$.books[?(@.price < 10 && @.isbn)]", [("books", 2)]),
        ("$.books[?!@.isbn || @.title=='c']", [("books", 0), ("books", 2)]),
        ("$.books[?@.tags[?@ == 'x']]", [("books", 0)]),
        ("$.books[?length(@.title) == 1 && @.price > 9]", [("books", 1)]),
        ("$.books[?@.price >= $.books[2].price]", [("books", 1), ("books", 2)]),
        ("$[?@.none == null]", [("o'k",)]),
        ("$.bicycle[?@ == true]", [("bicycle", "x-old")]),
        ("$.bicycle[?@ == 1]", []),
        ("$[?@.nothing == @.neither]", [("books",), ("bicycle",), ("o'k",)]),
    ],
)  # fmt: skip
def test_query_selects_these(query: str, paths: list[tuple[str | int, ...]]) -> None:
    found = [one.keys for one in select(read_query(query), STORE)]

    assert sorted(map(str, paths)) == sorted(map(str, found))


@pytest.mark.parametrize(
    "text",
    ["", "books", "$.", "$[", "$['a", "$.books[?]", "$[?@.a == ]", "$ .a b", "$[01x]", "@.a", "$[?length(@)]",
     "$[?" + "(" * 1000],
)  # fmt: skip
def test_text_that_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(InvalidPathError):
        read_query(text)
