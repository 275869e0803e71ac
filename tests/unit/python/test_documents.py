"""TOML and Markdown: texts mean themselves, whatever they hold."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specmill.python.documents import (
    cell,
    code_cell,
    code_span,
    fenced,
    filled,
    lines,
    markdown,
    toml_string,
)
from tests.unit.python.nasty import texts

RAW_HTML = re.compile(r"html_(inline|block)")


def visible(text: str) -> str:
    """What a reader sees of a text: unprintable characters are blanks, blanks are one."""
    return " ".join(
        "".join(char if char.isprintable() else " " for char in text).split()
    )


def tokens(source: str) -> list[str]:
    """Types of all tokens, blocks and inlines."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source)
    return [one.type for block in parsed for one in (block, *(block.children or ()))]


def shown(source: str) -> str:
    """The text of a paragraph as it is read."""
    parsed = MarkdownIt("commonmark", {"html": True}).parse(source)
    inline = [one for block in parsed for one in (block.children or ())]
    return "".join(one.content for one in inline)


@given(texts | st.text())
def test_toml_string_parses_back(text: str) -> None:
    parsed = tomllib.loads(f"value = {toml_string(text)}\n")["value"]

    assert text.encode(errors="replace").decode() == parsed.replace("\ufffd", "?") or (
        text == parsed
    )


@given(texts | st.text())
def test_toml_string_is_one_printable_line(text: str) -> None:
    assert toml_string(text).isprintable()


@given(texts | st.text())
def test_markdown_is_one_paragraph_that_means_itself(text: str) -> None:
    source = markdown(text.replace("`", ""))

    allowed = {"paragraph_open", "inline", "text", "paragraph_close", "text_special"}
    assert set(tokens(source)) <= allowed, source
    assert shown(source) == visible(text.replace("`", ""))


@given(texts | st.text())
def test_markdown_has_no_html(text: str) -> None:
    source = markdown(text)

    assert not any(RAW_HTML.match(one) for one in tokens(source)), source
    assert "\n" not in source


@given(texts | st.text())
def test_code_span_is_code(text: str) -> None:
    source = code_span(text)

    assert set(tokens(source)) == {
        "paragraph_open",
        "inline",
        "code_inline",
        "paragraph_close",
    }
    assert shown(source).strip() == visible(text).replace("`", "'")


@given(st.lists(texts, min_size=2, max_size=2))
def test_table_row_has_its_cells(cells: list[str]) -> None:
    first, second = cells
    table = f"| a | b |\n| --- | --- |\n| {code_cell(first)} | {cell(second)} |"

    assert tokens(table).count("td_open") == 2
    assert tokens(table).count("tr_open") == 2


def test_no_bar_ends_a_cell() -> None:
    table = f"| a | b |\n| --- | --- |\n| {cell('`x|y` or z|w')} | {cell('last')} |"

    parsed = MarkdownIt("commonmark").enable("table").parse(table)
    cells = [one.children or [] for one in parsed if one.type == "inline"]
    assert ["a", "b", "x|y or z|w", "last"] == [
        "".join(part.content for part in parts) for parts in cells
    ]


@given(texts | st.text())
def test_fence_holds_everything(text: str) -> None:
    source = fenced(text)

    assert tokens(source) == ["fence"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain", "plain"),
        ("use `code` here", "use `code` here"),
        ("<b>", r"&lt;b\>"),
        ("[a](b) (c)", r"\[a\]\(b) (c)"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("# head", r"\# head"),
        ("&lt;", r"\&lt;"),
        ("a | b", r"a \| b"),
        ("a\n\nb", "a b"),
    ],
)
def test_markdown_of(text: str, source: str) -> None:
    assert source == markdown(text)


def test_lines_are_joined() -> None:
    assert lines([filled("a"), markdown("*")]) == "a\n\\*"
