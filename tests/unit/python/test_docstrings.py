"""Docstrings: they say what they were given, stay inside their quotes, and look as Black has them."""

from __future__ import annotations

import ast
import doctest
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.python.docstrings import (
    Entry,
    Section,
    described,
    docstring,
    first_sentence,
    paragraphs,
    passage,
    sentence,
    without_first_sentence,
    wrap,
)
from specmill.python.layout import WIDTH
from tests.unit.python.nasty import formatted, texts

entries = st.builds(Entry, st.sampled_from(["a", "long_name", "b" * 40]), texts)
sections = st.lists(
    st.builds(
        lambda items: Section("Args", tuple(items)), st.lists(entries, max_size=3)
    ),
    max_size=2,
)


# Fences of code are taken away, and what they say about the language with them.
unfenced = texts.map(lambda text: text.replace("```", "").replace("~~~", ""))


def placed(source: str, indent: int) -> str:
    """A module with the docstring where its indentation says."""
    match indent:
        case 0:
            return f"{source}\n"
        case 4:
            return f"class A:\n    {source}\n\n    x: int\n"
        case _:
            return f"class A:\n    def b(self):\n        {source}\n        return 1\n"


def statements(module: str) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(module)))


@given(texts, st.lists(texts, max_size=3), sections, st.sampled_from([0, 4, 8]))
def test_docstring_stays_inside_its_quotes(
    summary: str, more: list[str], lists: list[Section], indent: int
) -> None:
    module = placed(docstring(summary, more, lists, indent), indent)

    assert statements(placed('"""x."""', indent)) == statements(module)


@given(texts, st.lists(texts, max_size=3), sections, st.sampled_from([0, 4, 8]))
def test_black_changes_no_docstring(
    summary: str, more: list[str], lists: list[Section], indent: int
) -> None:
    module = placed(docstring(summary, more, lists, indent), indent)

    assert module == formatted(module)


@given(texts)
def test_attribute_docstring_is_as_black_has_it(text: str) -> None:
    module = f"class A:\n    x: int\n    {docstring(text)}\n"

    assert module == formatted(module)


@given(unfenced, st.lists(unfenced, max_size=2))
def test_docstring_says_every_word(summary: str, more: list[str]) -> None:
    said = ast.literal_eval(docstring(summary, more, indent=4))

    words = " ".join([sentence(summary) or "No description.", *more]).split()
    assert said.split() == words


@given(texts, st.lists(texts, max_size=2), sections, st.sampled_from([0, 4, 8]))
def test_docstring_is_printable(
    summary: str, more: list[str], lists: list[Section], indent: int
) -> None:
    source = docstring(summary, more, lists, indent)

    assert source.replace("\n", "").isprintable()


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=60))
def test_lines_fit(words: list[str]) -> None:
    module = placed(docstring(" ".join(words), [" ".join(words)], indent=8), 8)

    assert max(map(len, module.splitlines())) <= WIDTH


def test_sections_are_indented_as_tools_expect() -> None:
    source = docstring(
        "Send", ["More."], [Section("Args", (Entry("to", "Receiver."),))], 0
    )

    assert inspect.cleandoc(ast.literal_eval(source)) == (
        "Send.\n\nMore.\n\nArgs:\n    to: Receiver."
    )


def test_list_items_and_code_keep_their_lines() -> None:
    text = "Intro\ngoes on\n\n- one\n  still one\n- two\n\n```\nx = 1\n\n  y\n```"

    found = [
        ["Intro goes on"],
        ["- one still one", "- two"],
        ["    x = 1", "", "      y"],
    ]
    assert found == paragraphs(text, 80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ""),
        ("", ""),
        ("a\n b", "a b."),
        ("done!", "done!"),
        ("why?", "why?"),
        ("_Note: dropped otherwise._", "_Note: dropped otherwise._"),
        ('See "[the guide](a)."', 'See "[the guide](a)."'),
        ("Gone (see **below**.)", "Gone (see **below**.)"),
        ("Of cats (and so on)", "Of cats (and so on)."),
        ("Of cats (dogs, etc.)", "Of cats (dogs, etc.)."),
        ("完了。", "完了。"),
    ],
)
def test_sentence_ends(text: str | None, expected: str) -> None:
    assert expected == sentence(text)


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        (None, "", None),
        ("One.", "One.", None),
        ("One. Two.", "One.", "Two."),
        ("One.\nTwo.\n\nThree.", "One.", "Two.\n\nThree."),
        ("v1.2 is out", "v1.2 is out", None),
    ],
)
def test_first_sentence(text: str | None, first: str, rest: str | None) -> None:
    assert (first, rest) == (first_sentence(text), without_first_sentence(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo.\n\nThree", "One two. Three."),
        ("One of:\n- a\n  b\n- c\n", "One of:\n- a b\n- c"),
        ("One of:\n1. a\n2. c\n\nOr\nnone", "One of:\n1. a\n2. c\nOr none."),
    ],
)
def test_passage_keeps_lists(text: str, expected: str) -> None:
    assert expected == passage(text)


def test_lists_of_an_argument_are_indented() -> None:
    entry = Entry("to", "One of:\n- a\n- b " + "c " * 40 + "\nOr none.")

    said = docstring("Send", (), [Section("Args", (entry,))], 0)

    assert said.split("\n")[2:] == [
        "Args:",
        "    to: One of:",
        "        - a",
        "        - b" + " c" * 38,
        "          c c",
        "        Or none.",
        '"""',
    ]


def test_lists_of_a_field_stay_lists() -> None:
    assert described("One of:\n- a\n- b\nOr none.") == (
        '"""One of:\n\n    - a\n    - b\n\n    Or none.\n    """'
    )


def test_long_words_stay_whole() -> None:
    assert wrap("a " + "b" * 30 + " c", 10) == ["a", "b" * 30, "c"]


@pytest.mark.parametrize(
    "text", [">>> import os", "Try:\n\n>>> import os", "```\n>>> import os\n```"]
)
def test_doctest_finds_nothing_to_run(text: str) -> None:
    value = ast.literal_eval(docstring(text, (text,), indent=0))

    assert doctest.DocTestParser().get_examples(value) == []
