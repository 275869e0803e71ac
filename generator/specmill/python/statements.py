"""Statements, and the parts of them that templates print: fields, parameters, assignments, heads of classes."""

from __future__ import annotations

from functools import lru_cache

from specmill.python.code import Code
from specmill.python.layout import (
    WIDTH,
    Either,
    Expression,
    Group,
    call,
    columns,
    exploded,
    explodes,
    flat,
    parenthesised,
    place,
)


@lru_cache(maxsize=65536)
def typed(
    name: Code,
    annotation: Expression,
    default: Code | None,
    indent: int,
    end: str = "",
) -> Code:
    """`name: annotation = default` and `end`, as a field or, with a comma at the end, a parameter."""
    tail = f" = {default}" if default is not None else ""
    line = f"{name}: {flat(annotation)}{tail}{end}"
    if indent + columns(line) <= WIDTH:
        return Code(line)
    is_field = not end
    if is_field and default is not None:
        target = f"{name}: {flat(annotation)} = "
        if indent + columns(target) < WIDTH:
            return Code(target + parenthesised(default, indent))
    if isinstance(annotation, Either) or (is_field and isinstance(annotation, Code)):
        return Code(f"{name}: {parenthesised(annotation, indent)}{tail}{end}")
    return Code(
        f"{name}: {place(annotation, indent, columns(name) + 2, columns(tail + end))}{tail}{end}"
    )


def returned(annotation: Expression, indent: int) -> Code:
    """The annotation after `) -> ` of a signature at `indent`."""
    line = flat(annotation)
    if indent + columns(f") -> {line}:") <= WIDTH:
        return Code(line)
    if isinstance(annotation, Either):
        return parenthesised(annotation, indent)
    return place(annotation, indent, len(") -> "), 1)


def getter(name: Code, returns: Code, indent: int) -> Code:
    """`def name(self) -> returns:`, the head of a method without arguments."""
    line = f"def {name}(self) -> {returns}:"
    if indent + columns(line) <= WIDTH:
        return Code(line)
    pad = " " * indent
    result = returns
    long = indent + columns(f") -> {returns}:") > WIDTH
    if long and indent + 4 + columns(returns) <= WIDTH:
        result = parenthesised(returns, indent)
    return Code(f"def {name}(\n{pad}    self,\n{pad}) -> {result}:")


def class_head(name: Code, *bases: Expression, **named: Expression) -> Code:
    """`class name(base, option=value)`, without the colon."""
    return inner_class_head(0, name, *bases, **named)


def inner_class_head(
    indent: int, name: Code, *bases: Expression, **named: Expression
) -> Code:
    """The same for a class inside a block."""
    return place(call(Code(f"class {name}"), *bases, **named), indent, 0, 1)


def function_head(
    name: Code, items: tuple[Code, ...], returns: Code, indent: int, end: str = ""
) -> Code:
    """`def name(item, item) -> returns:` and `end`; what is too long stands on lines of its own."""
    line = f"def {name}({', '.join(items)}) -> {returns}:{end}"
    if indent + columns(line) <= WIDTH:
        return Code(line)
    pad = " " * indent
    # A sole parameter gets a comma, several on one line do not (Black).
    row = f"{pad}    {', '.join(items)}{',' if len(items) == 1 else ''}"
    rows = [row]
    if columns(row) > WIDTH:
        rows = [f"{pad}    {_argument(one, indent + 4)}" for one in items]
    return Code("\n".join([f"def {name}(", *rows, f"{pad}) -> {returns}:{end}"]))


def _argument(item: Code, indent: int) -> Code:
    """An item of a function's head on a line of its own, its subscript opened when it is too long."""
    if indent + columns(item) + 1 <= WIDTH or not item.endswith("]"):
        return Code(f"{item},")
    pad = " " * indent
    before, _, inner = item[:-1].partition("[")
    return Code(f"{before}[\n{pad}    {inner}\n{pad}],")


def returning(expression: Expression, awaited: Code, indent: int) -> Code:
    """`return expression`; `awaited` stands before it and is `await ` or nothing."""
    start = f"return {awaited}"
    line = Code(f"{start}{place(expression, indent, len(start))}")
    if indent + columns(line.partition("\n")[0]) > WIDTH:
        pad = " " * indent
        inside = f"{awaited}{place(expression, indent + 4, len(awaited))}"
        wrapped = Code(f"return (\n{pad}    {inside}\n{pad})")
        if _all_fit(wrapped):
            return wrapped
    return line


def assigned(target: Code, value: Expression, indent: int = 0) -> Code:
    """`target = value`; `target` may carry a short annotation."""
    if not explodes(value):
        line = f"{target} = {flat(value)}"
        if indent + columns(line) <= WIDTH:
            return Code(line)
    if isinstance(value, Either) or not _opens_within(target, value, indent):
        wrapped = parenthesised(value, indent)
        # Parentheses that leave a line too long anyway are none of Black's, but behind an annotation.
        if not isinstance(value, Group) or "[" in target or _all_fit(wrapped):
            return Code(f"{target} = {wrapped}")
    return Code(f"{target} = {place(value, indent, columns(target) + 3, 0)}")


def declared(name: Code, annotation: Group, value: Group) -> Code:
    """`name: annotation = value` at the left margin, where the annotation may be long."""
    target = Code(f"{name}: {flat(annotation)}")
    if _opens_within(target, value, 0) or columns(f"{target} = (") <= WIDTH:
        return assigned(target, value)
    rest = place(value, 0, len("] = "))
    return Code(f"{name}: {exploded(annotation, 0)} = {rest}")


def annotated(name: Code, annotation: Code) -> Code:
    """`name: annotation`, the target of an assignment."""
    return Code(f"{name}: {annotation}")


def member(name: Code, value: Code, label: Code | None) -> Code:
    """A line of an enumeration: `name = value, label`."""
    if label is None:
        return assigned(name, value, 4)
    line = f"{name} = {value}, {label}"
    if 4 + columns(line) <= WIDTH:
        return Code(line)
    return assigned(name, Group(Code(""), "()", (value, label)), 4)


def shifted(code: Code, indent: int) -> Code:
    """The statement with the indentation of its first line."""
    return Code(" " * indent + code)


def _all_fit(code: Code) -> bool:
    return all(columns(line) <= WIDTH for line in code.split("\n"))


def _opens_within(target: Code, value: Expression, indent: int) -> bool:
    """True when the value can begin on the line of its target.

    What can't be split may be too long anywhere; behind an annotation Black puts it into parentheses all the same.
    """
    if isinstance(value, Group) and value.items:
        return indent + columns(f"{target} = {value.head}(") <= WIDTH
    is_annotated = ":" in target
    return not is_annotated and indent + 4 + columns(flat(value)) > WIDTH
