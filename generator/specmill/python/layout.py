"""Layout of long expressions as Black's stable style has it, for the few shapes that generated code uses.

An expression is an atom, a bracketed group or a `|` union. A group that fits stays on its line; one that does not
stands with one item a line and a trailing comma, which Black then keeps (the magic trailing comma).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

import msgspec

from specmill.python.code import Code
from specmill.python.identifiers import trusted

WIDTH = 88
# Older Pythons do not know yet that Unicode 16 made these wide; the output must not depend on the version.
_WIDE_SINCE_16 = re.compile(
    "[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)


class Group(msgspec.Struct, frozen=True):
    """`head` + bracketed items: a call, a subscript, a tuple, a list or a dictionary.

    `labels` are what stands before the items, such as `name=`; `explode`: always one item a line.
    """

    head: Code
    brackets: str
    items: tuple[Expression, ...]
    labels: tuple[Code, ...] = ()
    explode: bool = False


class Either(msgspec.Struct, frozen=True):
    """`a | b | c`."""

    operands: tuple[Expression, ...]


Expression: TypeAlias = Code | Group | Either


def call(function: Code, /, *items: Expression, **named: Expression) -> Group:
    """`function(item, name=value)`."""
    labels = (
        *(Code("") for _ in items),
        *(Code(f"{trusted(name)}=") for name in named),
    )
    return Group(function, "()", (*items, *named.values()), labels)


def spread(group: Group) -> Group:
    """The group with one item a line, even when it would fit on one."""
    return msgspec.structs.replace(group, explode=True)


def subscript(base: Code, *items: Expression) -> Group:
    """`base[item, item]`."""
    return Group(base, "[]", items)


def tuple_of(items: tuple[Expression, ...], explode: bool = False) -> Group:
    """`(a, b)`, `(a,)` or `()`."""
    return Group(Code(""), "()", items, explode=explode)


def dict_of(items: tuple[tuple[Code, Expression], ...], explode: bool = False) -> Group:
    """`{"key": value}`."""
    labels = tuple(Code(f"{key}: ") for key, _ in items)
    return Group(Code(""), "{}", tuple(value for _, value in items), labels, explode)


def list_of(items: tuple[Expression, ...], explode: bool = False) -> Group:
    """`[a, b]`."""
    return Group(Code(""), "[]", items, explode=explode)


def deferred(expression: Expression) -> Expression:
    """`lambda: expression`, evaluated when somebody asks."""
    if isinstance(expression, Group):
        head = Code(f"lambda: {expression.head}")
        return msgspec.structs.replace(expression, head=head)
    if isinstance(expression, Either):
        first, *others = expression.operands
        return Either((deferred(first), *others))
    return Code(f"lambda: {flat(expression)}")


def pair(key: Code, value: Code) -> Code:
    """`key: value`, a row of a dictionary."""
    return Code(f"{key}: {value}")


def dict_row(key: Code, value: Expression, indent: int) -> Code:
    """`key: value` with a comma to follow, on as many lines as it needs."""
    label = f"{key}: "
    return Code(label + _place(value, indent, columns(label), 1))


def columns(text: str) -> int:
    """The width of a line as Black counts it: wide characters (Unicode, UAX 11) take two columns."""
    if text.isascii():
        return len(text)
    return sum(2 if _is_wide(char) else 1 for char in text)


def flat(expression: Expression) -> str:
    """The expression on one line."""
    if isinstance(expression, Code):
        return expression
    parts = expression.operands if isinstance(expression, Either) else expression.items
    return _joined(expression, [flat(part) for part in parts])


def one_line(expression: Expression) -> Code:
    """The expression on one line, however long that is."""
    return Code(flat(expression))


def place(expression: Expression, indent: int, before: int = 0, after: int = 0) -> Code:
    """The expression as it stands after `before` characters on a line indented by `indent`, with `after` to follow."""
    return Code(_place(expression, indent, before, after))


def exploded(group: Group, indent: int) -> Code:
    """The group with one item a line; a subscript of one item has no comma, which would make it a tuple."""
    inner = indent + 4
    subscripted = group.brackets == "[]" and bool(group.head)
    comma = "" if subscripted and len(group.items) == 1 else ","
    rows: list[str] = []
    for label, item in zip(_labels(group), group.items, strict=True):
        text = label + _place(item, inner, columns(label), len(comma))
        rows.append(" " * inner + text + comma)
    opening = f"{group.head}{group.brackets[0]}"
    return Code("\n".join([opening, *rows, " " * indent + group.brackets[1]]))


def parenthesised(expression: Expression, indent: int) -> Code:
    """The expression on lines of its own, in parentheses that close at `indent`."""
    inner = indent + 4
    return Code(f"(\n{' ' * inner}{_place(expression, inner, 0, 0)}\n{' ' * indent})")


def explodes(expression: Expression) -> bool:
    """True when a part of the expression has to stand with one item a line."""
    if isinstance(expression, Code):
        return False
    if isinstance(expression, Either):
        return any(map(explodes, expression.operands))
    if expression.explode:
        several = len(expression.items) > (1 if _is_tuple(expression) else 0)
        if several:
            return True
    return any(map(explodes, expression.items))


def _is_wide(char: str) -> bool:
    if _WIDE_SINCE_16.match(char):
        return True
    wide = unicodedata.east_asian_width(char) in "WF"
    return wide and unicodedata.category(char) not in ("Mn", "Mc", "Sk")


def _place(expression: Expression, indent: int, before: int, after: int) -> str:
    if type(expression) is Code:
        return expression
    line = _unbroken(expression)
    if line is not None and indent + before + columns(line) + after <= WIDTH:
        return line
    if isinstance(expression, Either):
        return _stacked(expression, indent, before, after)
    if isinstance(expression, Group) and expression.items:
        return exploded(expression, indent)
    return flat(expression) if line is None else line


def _unbroken(expression: Expression) -> str | None:
    """The expression on one line; None when a part of it has to stand with one item a line."""
    if type(expression) is Code:
        return expression
    if isinstance(expression, Group):
        own, parts = expression.explode, expression.items
        if own and len(parts) > (1 if _is_tuple(expression) else 0):
            return None
    elif isinstance(expression, Either):
        parts = expression.operands
    else:
        return expression
    texts: list[str] = []
    for part in parts:
        text = part if type(part) is Code else _unbroken(part)
        if text is None:
            return None
        texts.append(text)
    return _joined(expression, texts)


def _joined(expression: Group | Either, texts: list[str]) -> str:
    if isinstance(expression, Either):
        return " | ".join(texts)
    if expression.labels:
        pairs = zip(expression.labels, texts, strict=True)
        inner = ", ".join([label + text for label, text in pairs])
    else:
        inner = ", ".join(texts)
    comma = "," if len(texts) == 1 and _is_tuple(expression) else ""
    brackets = expression.brackets
    return f"{expression.head}{brackets[0]}{inner}{comma}{brackets[1]}"


def _stacked(union: Either, indent: int, before: int, after: int) -> str:
    """One operand a line; the first stands after `before` characters, `after` more follow the last."""
    last = len(union.operands) - 1
    rows = [
        ("| " if number else "")
        + _place(
            operand, indent, 2 if number else before, after if number == last else 0
        )
        for number, operand in enumerate(union.operands)
    ]
    return f"\n{' ' * indent}".join(rows)


def _labels(group: Group) -> tuple[str, ...]:
    return group.labels or ("",) * len(group.items)


def _is_tuple(group: Group) -> bool:
    return group.brackets == "()" and group.head in ("", "lambda: ")
