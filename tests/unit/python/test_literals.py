"""Values as Python source: they evaluate back, and nothing in them can be seen but what is printable."""

from __future__ import annotations

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmill.python import literals
from specmill.python.identifiers import trusted
from specmill.python.statements import assigned
from tests.unit.python.nasty import formatted, texts

scalars = st.one_of(
    texts,
    st.text(),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.none(),
)


@given(scalars)
def test_literal_evaluates_to_its_value(value: str | float | bool | None) -> None:
    found = eval(literals.scalar(value), {"float": float})

    assert (value, type(value)) == (found, type(found))


@given(texts | st.text())
def test_string_is_one_printable_literal(text: str) -> None:
    source = literals.string(text)

    assert source.isprintable()
    assert isinstance(ast.parse(source, mode="eval").body, ast.Constant)


@given(scalars)
def test_black_changes_no_literal(value: str | float | bool | None) -> None:
    line = f"{assigned(trusted('name'), literals.scalar(value))}\n"

    assert line == formatted(line)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain", '"plain"'),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("both ' and \"", '"both \' and \\""'),
        ("back\\slash", '"back\\\\slash"'),
        ("\u202e", '"\\u202e"'),
        ("\x00\n", '"\\x00\\n"'),
        ("\ud800", '"\\ud800"'),
        ("日本", '"日本"'),
    ],
)
def test_string_is_written_as_black_would(text: str, source: str) -> None:
    assert source == literals.string(text)


def test_numbers_without_a_literal_are_made() -> None:
    assert literals.scalar(math.inf) == 'float("inf")'
    assert literals.scalar(-math.inf) == 'float("-inf")'
    assert literals.scalar(math.nan) == 'float("nan")'
