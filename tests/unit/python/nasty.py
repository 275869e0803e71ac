"""Texts and expressions that try to break out of where they stand."""

from __future__ import annotations

import black
from hypothesis import strategies as st

from specmill.python import literals
from specmill.python.identifiers import LONGEST, trusted
from specmill.python.layout import (
    Either,
    Expression,
    call,
    dict_of,
    list_of,
    subscript,
    tuple_of,
)

PIECES = (
    *(
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        '\\"',
        "\\\\",
        "\\n",
        "\\N{DASH}",
        "{",
        "}",
        "{{",
        "}}",
        "{%",
    ),
    *(
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\f",
        "\v",
        "\0",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\xa0",
    ),
    *(
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\U0001f600",
        "é",
        "日",
    ),
    *(
        "`",
        "```",
        "~~~",
        "#",
        "# type: ignore",
        "- ",
        "* ",
        "1. ",
        "1)",
        "|",
        "<script>",
        "&lt;",
    ),
    *(
        "\n\n",
        "\n    ",
        " ",
        "  ",
        ".",
        ". ",
        ":",
        "word",
        "Words and more words",
        "import os",
    ),
    *(
        "x" * 60,
        "y" * 100,
        "=",
        "===",
        "---",
        "[",
        "](",
        ")",
        "//",
        "_",
        "__",
        "%s",
        "$",
        "@",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map(
    "".join
)
"""Text of a description at its worst."""

names = st.text("abcdefgh", min_size=1, max_size=40).map(lambda one: trusted(f"{one}_"))
long_names = st.integers(1, LONGEST).map(lambda count: trusted("n" * count))
atoms = (
    names
    | st.text(max_size=30).map(literals.string)
    | st.integers().map(literals.integer)
)


def _groups(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(inner, min_size=1, max_size=4)
    keys = st.text("xyz\"'", max_size=12).map(literals.string)
    rows = st.lists(st.tuples(keys, inner), min_size=1, max_size=4)
    named = st.lists(st.tuples(names.map(str), inner), max_size=4).map(dict)
    return st.one_of(
        st.builds(
            lambda name, items, more: call(name, *items, **more), names, some, named
        ),
        st.builds(lambda name, items: subscript(name, *items), names, some),
        some.map(lambda items: tuple_of(tuple(items))),
        some.map(lambda items: list_of(tuple(items))),
        rows.map(lambda items: dict_of(tuple(items))),
    )


values: st.SearchStrategy[Expression] = st.recursive(atoms, _groups, max_leaves=12)
"""Expressions as arguments, records and defaults have them."""


heads = st.sampled_from(["list", "dict", "Literal", "_builtins.list", "Sequence"]).map(
    trusted
)


def _types(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    some = st.lists(inner, min_size=1, max_size=3)
    several = st.lists(
        inner.filter(lambda one: not isinstance(one, Either)), min_size=2, max_size=5
    )
    return st.one_of(
        st.builds(lambda head, items: subscript(head, *items), heads, some),
        several.map(lambda items: Either(tuple(items))),
    )


annotations: st.SearchStrategy[Expression] = st.recursive(
    names | st.text("ab ", min_size=1, max_size=30).map(literals.string),
    _types,
    max_leaves=10,
)
"""Expressions as annotations have them."""


def formatted(text: str) -> str:
    """What Black makes of a module."""
    return black.format_str(text, mode=black.Mode())
