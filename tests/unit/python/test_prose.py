"""Prose of a description in README and REFERENCE."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.python.prose import prose, prose_blocks
from tests.unit.python.nasty import texts
from tests.unit.python.test_documents import RAW_HTML, tokens


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a **bold** and *light* word", "a bold and light word"),
        ("[the page](https://a.example)", "the page (https://a.example)"),
        ("[https://a.example](https://a.example)", "https://a.example"),
        ("[here](/docs/here)", "here"),
        (
            "[`GET /a`](/docs/a), [`b`](https://b.example)",
            "`GET /a`, `b` (https://b.example)",
        ),
        ("### Head", "Head"),
        ("`**kept**`", "`**kept**`"),
        ("2 * 3 * 4", r"2 \* 3 \* 4"),
        ("a*b*c", r"a\*b\*c"),
        ("[not a link]", r"\[not a link\]"),
        (r"the field pre\_check\_query", r"the field pre\_check\_query"),
        (r"\*not light\*", r"\*not light\*"),
        (r"digits, \d+\.", r"digits, \\d+\\."),
        (r"`a\_b`", r"`a\_b`"),
    ],
)
def test_marks_go(text: str, source: str) -> None:
    assert prose(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("One\ntwo.\n\nThree.", ["One two.", "", "Three.", ""]),
        ("Either:\n- one\n- two", ["Either:", "", "- one", "- two", ""]),
        (
            "a | b\n--|--\n1 | 2 | 3\n4",
            ["| a | b |", "| --- | --- |", "| 1 | 2 |", "| 4 |  |", ""],
        ),
        ("```json\n{}\n```", ["```text\n{}\n```", ""]),
        (None, []),
    ],
)
def test_blocks_stay(text: str | None, source: list[str]) -> None:
    assert list(prose_blocks(text)) == source


@given(texts | st.text())
def test_blocks_have_no_html_and_no_headings(text: str) -> None:
    found = tokens("\n".join(prose_blocks(text)))

    assert not any(RAW_HTML.match(one) for one in found)
    assert "heading_open" not in found


def test_many_blanks_beside_a_sign_take_no_time() -> None:
    assert prose("# One" + " " * 20_000 + "two") == "One two"
