"""Expressions are laid out as Black leaves them, wherever they stand."""

from __future__ import annotations

import ast

from black.strings import str_width
from hypothesis import example, given
from hypothesis import strategies as st

from specmill.python.code import Code
from specmill.python.identifiers import LONGEST, trusted
from specmill.python.layout import (
    Either,
    Expression,
    assigned,
    call,
    columns,
    declared,
    dict_of,
    flat,
    getter,
    place,
    returned,
    spread,
    subscript,
    tuple_of,
    typed,
)
from tests.unit.python.nasty import annotations, formatted, long_names, names, values

LONG = trusted("a" * 50)
# What stands for an absent field.
DEFAULTS = (Code("None"), Code("UNSET"), Code("_extra_fields()"))


@given(values, long_names)
def test_assignment_is_as_black_has_it(value: Expression, name: Code) -> None:
    module = f"{assigned(name, value)}\n"

    assert module == formatted(module)


@given(annotations, long_names)
def test_alias_is_as_black_has_it(value: Expression, name: Code) -> None:
    module = f"{assigned(Code(f'{name}: TypeAlias'), value)}\n"

    assert module == formatted(module)


@given(annotations, long_names, st.sampled_from([None, *DEFAULTS]))
def test_field_is_as_black_has_it(value: Expression, name: Code, default: Code | None) -> None:
    module = f"class Model:\n    {typed(name, value, default, 4)}\n"

    assert module == formatted(module)


@given(annotations, long_names)
@example(subscript(LONG, Either((LONG, Code("None")))), trusted("a"))
def test_parameter_is_as_black_has_it(value: Expression, name: Code) -> None:
    line = typed(name, value, Code("None"), 8, ",")
    module = f"class Model:\n    def method(\n        self,\n        {line}\n    ): ...\n"

    assert module == formatted(module)


@given(annotations, long_names)
def test_record_is_as_black_has_it(returns: Expression, name: Code) -> None:
    value = spread(call(trusted("Operation"), id=Code('"x"'), results=tuple_of((name,))))
    module = f"{declared(name, subscript(trusted('Operation'), returns), value)}\n"

    assert module == formatted(module)


@given(annotations)
def test_return_annotation_is_as_black_has_it(value: Expression) -> None:
    line = returned(value, 4)
    module = f"class Model:\n    def method(\n        self,\n    ) -> {line}:\n        pass\n"

    assert module == formatted(module)


@given(st.lists(names, max_size=4), names)
def test_returned_call_is_as_black_has_it(items: list[Code], name: Code) -> None:
    value = call(name, *items, tuple_of(tuple(items)), options=trusted("options"))
    line = place(value, 8, len("return await "))
    module = f"class Model:\n    async def method(self):\n        return await {line}\n"

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
    value = spread(call(trusted("f"), trusted("a"), b=dict_of(((Code('"k"'), trusted("v")),))))

    assert assigned(trusted("x"), value) == 'x = f(\n    a,\n    b={"k": v},\n)'


@given(st.text())
def test_columns_are_counted_as_black_does(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())

    assert str_width(printable) == columns(printable)
