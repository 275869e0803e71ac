"""Descriptions of aliases, which are lent to fields and parameters that have none of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from specmill.model.api import Api
from specmill.model.notes import Notes
from specmill.model.operations import Operation, Parameter
from specmill.model.types import (
    Alias,
    Declaration,
    Field,
    Named,
    Nullable,
    Record,
    Type,
)

Described = TypeVar("Described", Field, Parameter)


def lend_texts(api: Api) -> Api:
    """The model in which a field or parameter without a text has that of the alias that it is of.

    Signatures have what an alias stands for in its place, and nothing of what is said about it. A record or an
    enumeration is a class, and keeps its text.
    """
    return msgspec.structs.replace(
        api,
        operations=tuple(_operation(one, api.types) for one in api.operations),
        types={key: _declaration(one, api.types) for key, one in api.types.items()},
    )


def _operation(operation: Operation, types: Mapping[str, Declaration]) -> Operation:
    parameters = tuple(_described(one, types) for one in operation.parameters)
    if parameters == operation.parameters:
        return operation
    return msgspec.structs.replace(operation, parameters=parameters)


def _declaration(
    declaration: Declaration, types: Mapping[str, Declaration]
) -> Declaration:
    if not isinstance(declaration, Record):
        return declaration
    fields = tuple(_described(one, types) for one in declaration.fields)
    return msgspec.structs.replace(declaration, fields=fields)


def _described(one: Described, types: Mapping[str, Declaration]) -> Described:
    notes = one.notes
    if notes.description or notes.summary or notes.title:
        return one
    lent = _lent(one.type, types)
    if lent is None:
        return one
    notes = msgspec.structs.replace(notes, description=lent.description)
    return msgspec.structs.replace(one, notes=notes)


def _lent(given: Type, types: Mapping[str, Declaration]) -> Notes | None:
    """The notes of the first alias with a description that a type is; None of one that leads back to itself."""
    met: set[str] = set()
    while True:
        inner = given.inner if isinstance(given, Nullable) else given
        if not isinstance(inner, Named) or inner.key in met:
            return None
        met.add(inner.key)
        declaration = types.get(inner.key)
        if not isinstance(declaration, Alias) or declaration.recursive:
            return None
        if declaration.notes.description:
            return declaration.notes
        given = declaration.target
