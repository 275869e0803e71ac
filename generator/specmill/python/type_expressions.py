"""Type expressions of Python with the imports they need, and how they combine."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from specmill.python import literals
from specmill.python.code import Code
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.layout import Either, Expression, flat, subscript


class Annotation(msgspec.Struct, frozen=True):
    """A type expression and the imports it needs."""

    expression: Expression
    imports: frozenset[Import] = frozenset()


ANYTHING = Annotation(Code("Any"), frozenset({Import("typing", "Any")}))
NOTHING = Annotation(Code("None"))
UNSET = Annotation(
    Code("Unset"), frozenset({Import("specmill_runtime.models", "Unset")})
)


def is_none(given: Annotation) -> bool:
    """True when the annotation has `None` among its alternatives."""
    expression = given.expression
    operands = expression.operands if isinstance(expression, Either) else (expression,)
    return any(operand == "None" for operand in operands)


@lru_cache(maxsize=65536)
def optional(given: Annotation) -> Annotation:
    """The annotation with `None` allowed."""
    return given if is_none(given) else union((given, NOTHING))


def literal(values: Iterable[str | int | float | bool | None]) -> Annotation:
    """`Literal[...]`; what can't stand there becomes `float`, or `int` for numbers that mypy finds too large."""
    given = tuple(values)
    beyond = {type(one) for one in given if _is_beyond(one)}
    allowed = tuple(literals.scalar(one) for one in given if not _is_beyond(one))
    parts: list[Annotation] = []
    if allowed:
        parts.append(
            Annotation(
                subscript(Code("Literal"), *allowed),
                frozenset({Import("typing", "Literal")}),
            )
        )
    if float in beyond:
        parts.append(Annotation(Code("float")))
    if int in beyond:
        parts.append(Annotation(Code("int")))
    return union(parts)


def _is_beyond(value: str | int | float | bool | None) -> bool:
    return isinstance(value, float) or (isinstance(value, int) and abs(value) >= 2**63)


def external(module: str, name: str, shadowed: frozenset[str]) -> Annotation:
    """A builtin (`module` empty) or imported name; qualified when the scope has another use for it."""
    if name not in shadowed:
        return imported(module, name)
    owner = module or "builtins"
    alias = f"_{owner.replace('.', '_')}"
    return Annotation(trusted(f"{alias}.{name}"), frozenset({Import(owner, "", alias)}))


@lru_cache(maxsize=4096)
def imported(module: str, name: str) -> Annotation:
    """A builtin (`module` empty) or imported name."""
    imports = frozenset({Import(module, name)}) if module else frozenset[Import]()
    return Annotation(trusted(name), imports)


def subscripted(base: Annotation, parts: tuple[Annotation, ...]) -> Annotation:
    """`base[part, part]`."""
    assert isinstance(base.expression, Code)
    imports = base.imports.union(*(part.imports for part in parts))
    return Annotation(
        subscript(base.expression, *(part.expression for part in parts)), imports
    )


def union(given: Iterable[Annotation]) -> Annotation:
    """`a | b`, flattened and without repetition; `None` and `Unset` come last."""
    operands: dict[str, Expression] = {}
    imports: frozenset[Import] = frozenset()
    for one in given:
        imports |= one.imports
        parts = (
            one.expression.operands
            if isinstance(one.expression, Either)
            else (one.expression,)
        )
        for part in parts:
            operands.setdefault(flat(part), part)
    last = [operands.pop(name) for name in ("None", "Unset") if name in operands]
    if "Any" in operands:
        return ANYTHING
    ordered = (*operands.values(), *last)
    if len(ordered) == 1:
        return Annotation(ordered[0], imports)
    return Annotation(Either(ordered), imports)
