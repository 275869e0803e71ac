"""A sample call as Python: typed arguments in the order of the signature, and the statement for what comes back."""

from __future__ import annotations

import msgspec

from specmill.python.code import Code
from specmill.python.documents import BLANK, filled, lines
from specmill.python.example_values import written, written_file
from specmill.python.groups import OperationPlan
from specmill.python.imports import Import, import_lines
from specmill.python.layout import WIDTH, Expression, Group, call, columns, place
from specmill.python.results import is_binary, returns_nothing, streaming_of
from specmill.python.sample_calls import SampleCall
from specmill.python.statements import assigned, shifted
from specmill.python.type_names import TypeNames

LONGEST = 40
"""Lines of an example in a docstring; one that would be longer is left out."""

LARGEST = 4000
"""The same for its characters."""


def written_call(
    function: Code, one: OperationPlan, sample: SampleCall, names: TypeNames
) -> tuple[Group, frozenset[Import]]:
    """`function(...)` with the arguments of a sample, and the imports of their values."""
    positional: list[Expression] = []
    named: dict[str, Expression] = {}
    imports: set[Import] = set()
    for item in one.arguments.items:
        name = str(item.identifier)
        if name not in sample.arguments:
            continue
        given = sample.arguments[name]
        value = (
            written_file(given) if item.is_file else written(item.type, given, names)
        )
        imports |= value.imports
        if item.positional and item.required:
            positional.append(value.expression)
        else:
            named[name] = value.expression
    return call(function, *positional, **named), frozenset(imports)


def method_example(
    one: OperationPlan,
    made: Group,
    imports: frozenset[Import],
    *,
    is_async: bool,
    indent: int,
) -> Code | None:
    """The lines that make a call and use its result; None when they are too many."""
    rows = _statement(one, made, is_async=is_async, indent=indent)
    if imports:
        rows = [import_lines(imports, indent), BLANK, *rows]
    example = lines(rows)
    is_short = len(example) <= LARGEST and example.count("\n") < LONGEST
    return example if is_short else None


def _statement(
    one: OperationPlan, made: Group, *, is_async: bool, indent: int
) -> list[Code]:
    operation = one.operation
    sign = Code("async ") if is_async else Code("")
    if streaming_of(operation) is not None:
        around = filled("{}with ", sign), Code(" as stream:")
        return [
            *_opening(around, made, Code("opened"), indent),
            shifted(filled("{}for item in stream:", sign), indent + 4),
            shifted(Code("print(item)"), indent + 8),
        ]
    if operation.pagination is not None:
        around = filled("{}for item in ", sign), Code(":")
        return [
            *_opening(around, made, Code("items"), indent),
            shifted(Code("print(item)"), indent + 4),
        ]
    if is_async:
        head = filled("await {}", made.head)
        made = msgspec.structs.replace(made, head=head)
    if returns_nothing(operation):
        return [shifted(place(made, indent), indent)]
    target = Code("content") if is_binary(operation) else Code("result")
    return [shifted(assigned(target, made, indent), indent)]


def _opening(
    around: tuple[Code, Code], made: Group, name: Code, indent: int
) -> list[Code]:
    """The line that opens a block with a call; before it, one that names the call if that is too long for it."""
    before, after = around
    needed = f"{before}{made.head}(" if made.items else f"{before}{made.head}(){after}"
    if indent + columns(needed) <= WIDTH:
        placed = place(made, indent, len(before), len(after))
        return [shifted(filled("{}{}{}", before, placed, after), indent)]
    return [
        shifted(assigned(name, made, indent), indent),
        shifted(filled("{}{}{}", before, name, after), indent),
    ]


def is_iterated(one: OperationPlan) -> bool:
    """True for pages and streams, whose items come one after another."""
    return one.operation.pagination is not None or bool(streaming_of(one.operation))
