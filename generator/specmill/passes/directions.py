"""Requests and answers: records that have other members on the way in than on the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from specmill.model.api import Api
from specmill.model.operations import Operation
from specmill.model.references import References, reachable, reachable_from
from specmill.model.types import (
    Access,
    Alias,
    Declaration,
    Field,
    Record,
    TaggedUnion,
    Type,
    Types,
)
from specmill.model.walk import Renaming, content_types, named_keys
from specmill.passes.words import fold

_SUFFIXES = ("Input", "Request")

Tags = frozenset[tuple[str, str]]


def split_directions(api: Api) -> Api:
    """Give a type a form of its own for requests where no single one can hold in both directions.

    That is so when answers must have a member that only they have (`readOnly` and required), or
    requests one that only they have (`writeOnly`), and for everything that holds such a type. Other
    types stay what both directions share. A type that travels in one direction only never demands a
    member of the other (OpenAPI 3.0.3, Schema Object, `readOnly`).
    """
    sent = reachable_from(_sent(api), api.types)
    received = reachable(_without_requests(api))
    forms = _request_forms(api.types, sent, received)
    renaming = Renaming(forms)
    tags = _tags(api.types)
    types: dict[str, Declaration] = {}
    for key, one in api.types.items():
        if key in sent and key in received and key in forms:
            form = renaming.declaration(_without(one, "read", tags))
            types[forms[key]] = msgspec.structs.replace(form, input_of=key)
            types[key] = _without(one, "write", tags)
        elif key in sent and key not in received:
            types[key] = renaming.declaration(_undemanding(one, "read", tags))
        else:
            types[key] = _undemanding(one, "write", tags) if key not in sent else one
    return msgspec.structs.replace(
        api,
        types=types,
        operations=(
            tuple(_request(one, renaming) for one in api.operations)
            if forms
            else api.operations
        ),
        client_parameters=tuple(map(renaming.parameter, api.client_parameters)),
    )


def _sent(api: Api) -> Iterator[Type]:
    yield from (one.type for one in api.client_parameters)
    for operation in api.operations:
        yield from (one.type for one in operation.parameters)
        for content in operation.body.contents if operation.body is not None else ():
            yield from content_types(content)


def _without_requests(api: Api) -> Api:
    """The same API with answers only."""
    answers = (
        msgspec.structs.replace(one, parameters=(), body=None) for one in api.operations
    )
    return msgspec.structs.replace(api, operations=tuple(answers), client_parameters=())


def _request(operation: Operation, renaming: Renaming) -> Operation:
    answerless = msgspec.structs.replace(operation, results=(), errors=())
    renamed = renaming.operation(answerless)
    return msgspec.structs.replace(
        operation, parameters=renamed.parameters, body=renamed.body
    )


def _request_forms(
    types: Types, sent: frozenset[str], received: frozenset[str]
) -> dict[str, str]:
    """The keys of the request forms, by the keys of the types that need one."""
    both = sent & received
    references = References({key: types[key] for key in both})
    split = references.leading_to(key for key in both if _is_lopsided(types[key]))
    taken = {fold(key) for key in types}
    return {key: _free(key, taken) for key in sorted(split)}


def _is_lopsided(one: Declaration) -> bool:
    return isinstance(one, Record) and any(
        field.required and field.access != "both" for field in one.fields
    )


def _free(key: str, taken: set[str]) -> str:
    """A name for the request form of a type that no other has."""
    wishes = [f"{key}{suffix}" for suffix in _SUFFIXES]
    number = 2
    while all(fold(wish) in taken for wish in wishes):
        wishes = [f"{key}{_SUFFIXES[0]}{number}"]
        number += 1
    found = next(wish for wish in wishes if fold(wish) not in taken)
    taken.add(fold(found))
    return found


def _tags(types: Types) -> Tags:
    """The records and fields that unions tell their variants apart by; both directions have them."""
    return frozenset(
        (key, one.discriminator)
        for one in types.values()
        if isinstance(one, TaggedUnion)
        for _, variant in one.variants
        for key in _records(variant.key, types)
    )


def _records(variant: str, types: Types) -> Iterator[str]:
    """The records that one tag stands for."""
    found = types[variant]
    yield from named_keys(found.target) if isinstance(found, Alias) else (variant,)


def _without(one: Declaration, access: Access, tags: Tags) -> Declaration:
    """A record without the members of the other direction."""
    return _with_fields(one, access, tags, lambda field: None)


def _undemanding(one: Declaration, access: Access, tags: Tags) -> Declaration:
    """A record that demands none of the members of the other direction."""
    return _with_fields(
        one, access, tags, lambda field: msgspec.structs.replace(field, required=False)
    )


def _with_fields(
    one: Declaration,
    access: Access,
    tags: Tags,
    settle: Callable[[Field], Field | None],
) -> Declaration:
    """A record whose members of the other direction are settled, tags excepted."""
    if not isinstance(one, Record) or all(
        field.access != access for field in one.fields
    ):
        return one
    settled = (
        (
            field
            if field.access != access or (one.key, field.wire_name) in tags
            else settle(field)
        )
        for field in one.fields
    )
    fields = tuple(field for field in settled if field is not None)
    return msgspec.structs.replace(one, fields=fields)
