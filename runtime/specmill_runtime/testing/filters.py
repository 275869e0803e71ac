"""Lists narrowed by parameters: equal names, and names with a qualifier such as `opens__gte`."""

from collections.abc import Callable, Collection
from operator import ge, gt, le, lt
from typing import Any, Final

from specmill_runtime.testing.contract import Operation
from specmill_runtime.testing.pointing import is_array
from specmill_runtime.testing.received import Received

Test = Callable[[Any, Any], bool]


def _compared(compare: Callable[[Any, Any], bool]) -> Test:
    def test(held: Any, asked: Any) -> bool:
        if held is None:
            return False
        try:
            return compare(held, asked)
        except TypeError:
            return compare(str(held), str(asked))

    return test


def _equal(held: object, asked: object) -> bool:
    if is_array(asked):
        return any(_equal(held, one) for one in asked)
    if is_array(held):
        return any(_equal(one, asked) for one in held)
    return held == asked or (held is not None and str(held) == str(asked))


def _texts(test: Callable[[str, str], bool], *, folds: bool) -> Test:
    def compare(held: Any, asked: Any) -> bool:
        if held is None:
            return False
        one, other = str(held), str(asked)
        return test(one.lower(), other.lower()) if folds else test(one, other)

    return compare


def _has(held: str, asked: str) -> bool:
    return asked in held


TESTS: Final[dict[str, Test]] = {
    "": _equal,
    "exact": _equal,
    "in": _equal,
    "iexact": _texts(str.__eq__, folds=True),
    "contains": _texts(_has, folds=False),
    "icontains": _texts(_has, folds=True),
    "startswith": _texts(str.startswith, folds=False),
    "istartswith": _texts(str.startswith, folds=True),
    "endswith": _texts(str.endswith, folds=False),
    "iendswith": _texts(str.endswith, folds=True),
    "gt": _compared(gt),
    "gte": _compared(ge),
    "lt": _compared(lt),
    "lte": _compared(le),
    "isnull": lambda held, asked: (held is None) == bool(asked),
}


def filters_of(
    operation: Operation, fields: Collection[str]
) -> list[tuple[str, str, str]]:
    """The parameters of a list that narrow it: wire name, field, qualifier."""
    paging = operation.paging
    moving = () if paging is None else (paging.parameter, paging.limit)
    found: list[tuple[str, str, str]] = []
    for parameter in operation.parameters:
        said = parameter.name if parameter.filters is None else parameter.filters
        field, _, qualifier = said.partition("__")
        if parameter.location not in ("query", "rpc") or parameter.name in moving:
            continue
        if said in fields and parameter.filters != "":
            found.append((parameter.name, said, ""))
        elif qualifier in TESTS and field in fields:
            found.append((parameter.name, field, qualifier))
    return found


def narrowed(
    records: list[dict[str, Any]],
    filters: list[tuple[str, str, str]],
    received: Received,
) -> list[dict[str, Any]]:
    """The records that pass all filters that were given."""
    for name, field, qualifier in filters:
        asked = received.given(name)
        if asked is None:
            continue
        test = TESTS[qualifier]
        records = [one for one in records if test(one.get(field), asked)]
    return records
