"""Expressions are laid out as Black leaves them, wherever they stand."""

from __future__ import annotations

import ast

import pytest
from black.strings import str_width
from hypothesis import example, given
from hypothesis import strategies as st

from specmill.python.code import Code
from specmill.python.identifiers import LONGEST, trusted
from specmill.python.layout import (
    Either,
    Expression,
    call,
    columns,
    deferred,
    dict_of,
    flat,
    one_line,
    spread,
    subscript,
    tuple_of,
)
from specmill.python.literals import string
from specmill.python.statements import (
    annotated,
    assigned,
    class_head,
    declared,
    getter,
    member,
    returned,
    returning,
    shifted,
    typed,
)
from tests.unit.python.nasty import annotations, formatted, long_names, names, values

LONG = trusted("a" * 50)
# What stands for an absent field.
DEFAULTS = (Code("None"), Code("UNSET"))


@given(values, names)
def test_assignment_is_as_black_has_it(value: Expression, name: Code) -> None:
    module = f"{assigned(name, value)}\n"

    assert module == formatted(module)


@given(annotations, long_names)
def test_alias_is_as_black_has_it(value: Expression, name: Code) -> None:
    module = f"{assigned(annotated(name, Code('TypeAlias')), value)}\n"

    assert module == formatted(module)


@given(annotations, long_names, st.sampled_from([0, 4]))
def test_quoted_alias_is_as_black_has_it(
    value: Expression, name: Code, indent: int
) -> None:
    target = annotated(name, Code("TypeAlias"))
    statement = shifted(assigned(target, string(flat(value)), indent), indent)
    module = f"if x:\n{statement}\n" if indent else f"{statement}\n"

    assert module == formatted(module)


@given(annotations, long_names, st.sampled_from([None, *DEFAULTS]))
def test_field_is_as_black_has_it(
    value: Expression, name: Code, default: Code | None
) -> None:
    module = f"class Model:\n    {typed(name, value, default, 4)}\n"

    assert module == formatted(module)


@given(annotations, long_names)
@example(subscript(LONG, Either((LONG, Code("None")))), trusted("a"))
def test_parameter_is_as_black_has_it(value: Expression, name: Code) -> None:
    line = typed(name, value, Code("None"), 8, ",")
    module = (
        f"class Model:\n    def method(\n        self,\n        {line}\n    ): ...\n"
    )

    assert module == formatted(module)


@given(annotations, long_names, st.text("ab/", max_size=140))
@example(LONG, trusted("n" * 20), "/" * 90)
def test_record_is_as_black_has_it(returns: Expression, name: Code, path: str) -> None:
    value = spread(
        call(trusted("Operation"), path=string(path), results=tuple_of((name,)))
    )
    module = f"{declared(name, subscript(trusted('Operation'), returns), value)}\n"

    assert module == formatted(module)


@given(annotations)
def test_return_annotation_is_as_black_has_it(value: Expression) -> None:
    line = returned(value, 4)
    module = f"class Model:\n    def method(\n        self,\n    ) -> {line}:\n        pass\n"

    assert module == formatted(module)


@given(
    st.lists(names, max_size=4),
    st.integers(1, LONGEST + len("AsyncRawResource")).map(lambda n: trusted("n" * n)),
)
@example([], trusted("n" * 74))
def test_returned_call_is_as_black_has_it(items: list[Code], name: Code) -> None:
    value = call(name, *items, tuple_of(tuple(items)), options=trusted("options"))
    line = returning(value, Code("await "), 8)
    module = f"class Model:\n    async def method(self):\n        {line}\n"

    assert module == formatted(module)


@given(st.integers(1, LONGEST), st.integers(1, LONGEST + len("AsyncRawResource")))
def test_getter_is_as_black_has_it(first: int, second: int) -> None:
    head = getter(trusted("n" * first), trusted("R" * second), 4)
    module = f"class Model:\n    {head}\n        pass\n"

    assert module == formatted(module)


@given(values)
def test_layout_changes_no_meaning(value: Expression) -> None:
    laid_out = assigned(trusted("x"), value)

    assert ast.dump(ast.parse(f"x = {flat(value)}")) == ast.dump(ast.parse(laid_out))


def test_spread_group_has_one_item_a_line() -> None:
    value = spread(
        call(trusted("f"), trusted("a"), b=dict_of(((Code('"k"'), trusted("v")),)))
    )

    assert assigned(trusted("x"), value) == 'x = f(\n    a,\n    b={"k": v},\n)'


@given(st.text())
def test_columns_are_counted_as_black_does(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())

    assert str_width(printable) == columns(printable)


@given(annotations, long_names)
def test_open_record_field_is_as_black_has_it(values: Expression, name: Code) -> None:
    annotation = subscript(trusted("dict"), trusted("str"), values)
    line = typed(name, annotation, Code("_extra_fields()"), 4)
    module = f"class Model:\n    {line}\n"

    assert module == formatted(module)


@given(long_names, st.lists(long_names, min_size=2, max_size=6))
def test_deferred_types_are_as_black_has_them(name: Code, items: list[Code]) -> None:
    choice = call(trusted("best_of"), deferred(tuple_of(tuple(items))))
    module = f"if x:\n    {assigned(name, choice, 4)}\n"

    assert module == formatted(module)


@given(annotations)
def test_deferred_result_is_as_black_has_it(value: Expression) -> None:
    result = call(trusted("Result"), status=Code('"200"'), type=deferred(value))
    module = f"{assigned(trusted('x'), spread(call(trusted('f'), results=tuple_of((result,)))))}\n"

    assert module == formatted(module)


@given(
    long_names,
    st.lists(long_names, min_size=1, max_size=3),
    st.dictionaries(long_names, names),
)
def test_class_head_is_as_black_has_it(
    name: Code, bases: list[Code], renamed: dict[Code, Code]
) -> None:
    rows = tuple((string(key), string(value)) for key, value in renamed.items())
    head = class_head(name, *bases, kw_only=Code("True"), rename=dict_of(rows))
    module = f"{head}:\n    pass\n"

    assert module == formatted(module)


@given(long_names, st.text(), st.text() | st.none())
def test_member_is_as_black_has_it(name: Code, value: str, label: str | None) -> None:
    line = member(name, string(value), None if label is None else string(label))
    module = f"class E(Enum):\n    {line}\n"

    assert module == formatted(module)


@pytest.mark.parametrize("name", ["function", "items", "self", "named"])
def test_call_may_have_any_keyword(name: str) -> None:
    assert one_line(call(Code("make"), **{name: Code("1")})) == f"make({name}=1)"
