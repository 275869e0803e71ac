"""How lists are narrowed, qualifier by qualifier."""

from typing import Any

import pytest

from specmill_runtime.testing.contract import Operation, Paging, Parameter
from specmill_runtime.testing.filters import TESTS, filters_of


@pytest.mark.parametrize(
    ("qualifier", "held", "asked", "expected"),
    [
        ("", 1, 1, True),
        ("", 1, "1", True),
        ("", None, 1, False),
        ("", ["a", "b"], "b", True),
        ("", "a", ["a", "b"], True),
        ("in", 2, [1, 2], True),
        ("in", 3, [1, 2], False),
        ("iexact", "ABC", "abc", True),
        ("contains", "hello", "ell", True),
        ("contains", "hello", "ELL", False),
        ("icontains", "hello", "ELL", True),
        ("startswith", "hello", "he", True),
        ("istartswith", "hello", "HE", True),
        ("endswith", "hello", "lo", True),
        ("iendswith", "hello", "LO", True),
        ("contains", None, "on", False),
        ("gt", 2, 2, False),
        ("gte", 2, 2, True),
        ("lt", 2, 2, False),
        ("lte", 2, 2, True),
        ("gte", None, 1, False),
        ("gte", "2026-02-01", "2026-01-01", True),
        ("isnull", None, True, True),
        ("isnull", 1, True, False),
        ("isnull", 1, False, True),
    ],
)
def test_record_passes(qualifier: str, held: Any, asked: Any, expected: bool) -> None:
    assert expected is TESTS[qualifier](held, asked)


def test_parameters_that_page_do_not_narrow() -> None:
    names = ("offset", "limit", "opens", "opens__gt", "opens__nonsense", "other")
    parameters = tuple(Parameter(name=name, location="query") for name in names)
    paging = Paging(style="offset", parameter="offset", limit="limit")
    operation = Operation(id="o", accessor="o", parameters=parameters, paging=paging)

    found = filters_of(operation, {"opens", "offset", "limit"})

    assert [("opens", "opens", ""), ("opens__gt", "opens", "gt")] == found


def test_parameter_says_what_it_narrows() -> None:
    parameters = (
        Parameter(name="minimum", location="query", filters="opens__gte"),
        Parameter(name="opens", location="query", filters=""),
    )
    operation = Operation(id="o", accessor="o", parameters=parameters)

    assert [("minimum", "opens", "gte")] == filters_of(operation, {"opens"})
