"""Walks over types: what a type refers to, and the same type with other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from specmill.model.api import Api
from specmill.model.incoming import Incoming
from specmill.model.operations import Content, Operation, Parameter, Result
from specmill.model.types import (
    Alias,
    Anything,
    Array,
    Binary,
    Choice,
    Constant,
    Declaration,
    Enumeration,
    Map,
    Named,
    Nothing,
    Nullable,
    Primitive,
    Record,
    TaggedUnion,
    Tuple,
    Type,
)

LEAVES = (Primitive, Constant, Binary, Anything, Nothing)
"""Types that hold no others."""


def inner_types(one: Type) -> tuple[Type, ...]:
    """The types that a type is directly made of."""
    match one:
        case Array(items=items):
            return (items,)
        case Map(values=values):
            return (values,)
        case Nullable(inner=inner):
            return (inner,)
        case Tuple(items=items):
            return items
        case Choice(variants=variants):
            return variants
        case _:
            return ()


def all_types(one: Type) -> Iterator[Type]:
    """A type and everything it is made of, without following names."""
    yield one
    for inner in inner_types(one):
        yield from all_types(inner)


def named_keys(one: Type) -> Iterator[str]:
    """The keys of the declarations that a type refers to, in order, repeated ones included."""
    if isinstance(one, Named):
        yield one.key
        return
    for inner in inner_types(one):
        yield from named_keys(inner)


def declaration_types(one: Declaration) -> Iterator[Type]:
    """The types that a declaration is directly made of."""
    match one:
        case Record():
            yield from (field.type for field in one.fields)
            if one.extra is not None:
                yield one.extra
        case Alias():
            yield one.target
        case TaggedUnion():
            yield from (variant for _, variant in one.variants)
            if one.default is not None:
                yield one.default
        case Enumeration():
            pass


def operation_types(operation: Operation) -> Iterator[Type]:
    """The types of all inputs and answers of an operation."""
    yield from (one.type for one in operation.parameters)
    contents = list(operation.body.contents) if operation.body is not None else []
    for result in (*operation.results, *operation.errors):
        contents += result.contents
        yield from (header.type for header in result.headers)
    for content in contents:
        yield from content_types(content)
    yield from (error.data for error in operation.rpc_errors if error.data is not None)


def incoming_types(incoming: Incoming) -> Iterator[Type]:
    """The types of the bodies and headers of a webhook or callback."""
    yield from (header.type for header in incoming.headers)
    for content in incoming.contents:
        yield from content_types(content)


def content_types(content: Content) -> Iterator[Type]:
    """The types of one media type, those of part headers included."""
    yield from (one for one in (content.type, content.item_type) if one is not None)
    for encoding in content.encodings:
        yield from (header.type for header in encoding.headers)


def api_types(api: Api) -> Iterator[Type]:
    """What operations and client parameters lead to first, and the declarations that are asked for."""
    yield from (one.type for one in api.client_parameters)
    for operation in api.operations:
        yield from operation_types(operation)
    for each in api.incoming:
        yield from incoming_types(each)
    yield from (Named(key) for key, one in api.types.items() if one.keep)


class Renaming:
    """Gives declarations other keys, in every place that refers to them; what has no new key stays
    the same value.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def type(self, one: Type) -> Type:
        """The type with new keys."""
        if isinstance(one, LEAVES):
            return one
        if isinstance(one, Named):
            new = self._names.get(one.key)
            return one if new is None else Named(new)
        match one:
            case Array(items=items):
                new_items = self.type(items)
                return (
                    one
                    if new_items is items
                    else msgspec.structs.replace(one, items=new_items)
                )
            case Map(values=values):
                new_values = self.type(values)
                return (
                    one
                    if new_values is values
                    else msgspec.structs.replace(one, values=new_values)
                )
            case Nullable(inner=inner):
                new_inner = self.type(inner)
                return one if new_inner is inner else Nullable(new_inner)
            case Tuple(items=items):
                return Tuple(tuple(map(self.type, items)))
            case Choice(variants=variants, exclusive=exclusive):
                return Choice(tuple(map(self.type, variants)), exclusive)
            case _:
                return one

    def _named(self, one: Named) -> Named:
        return Named(self._names.get(one.key, one.key))

    def declaration(self, one: Declaration) -> Declaration:
        """The declaration under its new key, with new keys inside."""
        key = self._names.get(one.key, one.key)
        match one:
            case Record():
                return msgspec.structs.replace(
                    one,
                    key=key,
                    fields=tuple(
                        (
                            field
                            if (new := self.type(field.type)) is field.type
                            else msgspec.structs.replace(field, type=new)
                        )
                        for field in one.fields
                    ),
                    extra=None if one.extra is None else self.type(one.extra),
                )
            case Alias():
                return msgspec.structs.replace(
                    one, key=key, target=self.type(one.target)
                )
            case TaggedUnion():
                variants = tuple((tag, self._named(to)) for tag, to in one.variants)
                default = None if one.default is None else self._named(one.default)
                return msgspec.structs.replace(
                    one, key=key, variants=variants, default=default
                )
            case Enumeration():
                return msgspec.structs.replace(one, key=key)

    def operation(self, one: Operation) -> Operation:
        """The operation with new keys."""
        body = one.body
        if body is not None:
            body = msgspec.structs.replace(
                body, contents=tuple(map(self._content, body.contents))
            )
        return msgspec.structs.replace(
            one,
            parameters=tuple(map(self.parameter, one.parameters)),
            body=body,
            results=tuple(map(self._result, one.results)),
            errors=tuple(map(self._result, one.errors)),
            rpc_errors=tuple(
                (
                    error
                    if error.data is None
                    else msgspec.structs.replace(error, data=self.type(error.data))
                )
                for error in one.rpc_errors
            ),
        )

    def incoming(self, one: Incoming) -> Incoming:
        """The webhook or callback with new keys."""
        return msgspec.structs.replace(
            one,
            contents=tuple(map(self._content, one.contents)),
            headers=tuple(map(self.parameter, one.headers)),
        )

    def parameter(self, one: Parameter) -> Parameter:
        """The parameter with new keys."""
        new = self.type(one.type)
        return one if new is one.type else msgspec.structs.replace(one, type=new)

    def _result(self, one: Result) -> Result:
        contents = tuple(map(self._content, one.contents))
        headers = tuple(map(self.parameter, one.headers))
        return msgspec.structs.replace(one, contents=contents, headers=headers)

    def _content(self, one: Content) -> Content:
        return msgspec.structs.replace(
            one,
            type=None if one.type is None else self.type(one.type),
            item_type=None if one.item_type is None else self.type(one.item_type),
            encodings=tuple(
                msgspec.structs.replace(
                    encoding, headers=tuple(map(self.parameter, encoding.headers))
                )
                for encoding in one.encodings
            ),
        )
