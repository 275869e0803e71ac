"""Where types are used that may need an alias: fields and results of models, and arguments of methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from specmill.diagnostics import Location, escape_pointer
from specmill.model.operations import Content, Operation, Parameter
from specmill.model.types import (
    Alias,
    Declaration,
    Field,
    Named,
    Primitive,
    Record,
    Type,
)
from specmill.model.walk import all_types
from specmill.python.groups import OperationPlan
from specmill.python.partition import OTHERS
from specmill.python.results import outcome
from specmill.python.wire_types import decoded_parts, reads_alike

Operations: TypeAlias = Sequence[tuple[str, OperationPlan]]
"""Group modules and the operations in them."""


class Use(msgspec.Struct, frozen=True):
    """A place where a type is used: its owner, the words for a name, the steps to it, and the type.

    `inner` counts the types around a part of the type, 0 for the type itself.
    """

    owner: str
    words: tuple[str, ...]
    steps: tuple[str, ...]
    type: Type
    location: Location
    inner: int = 0

    @property
    def place(self) -> str:
        """The steps as one text, such as `/schema:pet/field:status`."""
        inner = ("part", str(self.inner)) if self.inner else ()
        steps = (*self.steps, *inner)
        pairs = zip(steps[::2], steps[1::2], strict=True)
        return "".join(f"/{kind}:{escape_pointer(word)}" for kind, word in pairs)

    @property
    def names(self) -> tuple[str, ...]:
        """The words as one text, and again with those of the group where the words are an operation's."""
        name = " ".join(self.words)
        within = (f"{self.owner} {name}",) if self.steps[0] == "operation" else ()
        return (name, *within)


def field_uses(
    operations: Operations,
    of_client: Sequence[Parameter],
    needed: Mapping[str, Declaration],
) -> Iterator[Use]:
    """Types as fields and results have them, and the text formats of arguments."""
    for parameter in of_client:
        for one in all_types(parameter.type):
            if isinstance(one, Primitive):
                yield _use_by_client(parameter, one)
    for key, declaration in needed.items():
        yield from _uses_within(key, declaration, needed)
    for module, plan in operations:
        operation = plan.operation
        around = ("operation", operation.id)
        for result in (*operation.results, *operation.errors):
            given = outcome(result).type
            if given is not None:
                words = operation.name, "result"
                steps = (*around, "response", result.status)
                yield Use(module, words, steps, given, operation.location)
        for error in operation.rpc_errors:
            if error.data is not None:
                words = error.key or error.message, "data"
                steps = (*around, "error", str(error.code))
                yield Use(module, words, steps, error.data, error.location)
        for argument in plan.arguments.items:
            name = str(argument.identifier)
            for one in all_types(argument.type):
                if isinstance(one, Primitive):
                    yield Use(module, (name,), around, one, operation.location)


def _use_by_client(parameter: Parameter, given: Type) -> Use:
    name = parameter.identifier or parameter.wire_name
    steps = ("parameter", parameter.wire_name)
    return Use(OTHERS, ("client", name), steps, given, parameter.location)


def _uses_within(
    key: str, declaration: Declaration, needed: Mapping[str, Declaration]
) -> Iterator[Use]:
    """The types of fields, of further members, and of what an alias is made of."""
    title = declaration.identifier or key
    place, around = declaration.location, ("schema", key)
    match declaration:
        case Record(fields=fields, extra=extra):
            for field in fields:
                words = title, field.identifier or field.wire_name
                steps = (*around, "field", field.wire_name)
                yield Use(key, words, steps, field.type, field.location)
            if extra is not None:
                yield Use(key, (title, "extra"), (*around, "value", ""), extra, place)
        case Alias(target=target):
            # The target itself has the alias for a name.
            inner = decoded_parts(target, needed)
            next(inner)
            for one in inner:
                yield Use(key, (title, "item"), (*around, "item", ""), one, place)
        case _:
            pass


def argument_uses(
    operations: Operations,
    of_client: Sequence[Parameter],
    needed: Mapping[str, Declaration],
) -> Iterator[Use]:
    """Types as signatures have them, the client's first: aliases are written as their targets."""
    for parameter in of_client:
        for given in _expanded(parameter.type, needed):
            yield _use_by_client(parameter, given)
    for module, plan in operations:
        operation = plan.operation
        for argument in plan.arguments.items:
            name = argument.wire_name or str(argument.identifier)
            steps = ("operation", operation.id, "argument", str(argument.identifier))
            place = argument_place(argument.source, operation)
            for given in _expanded(argument.type, needed):
                yield Use(module, (operation.name, name), steps, given, place)


def _expanded(given: Type, needed: Mapping[str, Declaration]) -> Iterator[Type]:
    waiting = [given]
    while waiting:
        current = waiting.pop()
        yield current
        targets: list[Type] = []
        for part in all_types(current):
            declaration = needed.get(part.key) if isinstance(part, Named) else None
            if not isinstance(declaration, Alias) or declaration.recursive:
                continue
            if not reads_alike(declaration, needed):
                targets.append(declaration.target)
        waiting.extend(reversed(targets))


def argument_place(
    source: Parameter | Field | Content, operation: Operation
) -> Location:
    """Where the description says what an argument is."""
    if isinstance(source, Content) and operation.body is not None:
        return operation.body.location
    return source.location
