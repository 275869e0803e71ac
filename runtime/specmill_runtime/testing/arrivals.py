"""What arrives of a call beside what was given for it, and what of that is never sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from specmill_runtime.operation import AnyOperation
from specmill_runtime.options import UNSET
from specmill_runtime.testing.bodies import FORM
from specmill_runtime.testing.comparing import without_empty
from specmill_runtime.testing.contract import Operation, Schema
from specmill_runtime.testing.pointing import is_array, is_object
from specmill_runtime.testing.schemas import Schemas

_FORMS: Final = frozenset({FORM, "multipart/form-data"})
_OF_CLIENTS: Final = frozenset(
    {"accept-encoding", "connection", "content-length", "host", "user-agent"}
)


def without_own(
    args: dict[str, Any], given: Mapping[str, object], operation: Operation
) -> dict[str, Any]:
    """What arrived, without the headers that the client writes itself, such as the key of repetitions."""
    own = {(operation.idempotency_key or "").lower(), *_OF_CLIENTS}
    named = (one for one in operation.parameters if one.location == "header")
    keys = {one.identifier or one.name for one in named if one.name.lower() in own}
    return {
        key: value for key, value in args.items() if key in given or key not in keys
    }


def with_lists(
    given: Mapping[str, object], operation: Operation, schemas: Schemas
) -> dict[str, object]:
    """What is given, each single item that stands for a list of one (`x-specmill-normalize`) as that list."""
    body = operation.body
    schema = body.contents[0].schema if body is not None and body.contents else None
    described = {one.identifier or one.name: one.schema for one in operation.parameters}
    if body is not None and schema is not None:
        described |= {
            identifier: schemas.member(schema, name)
            for name, identifier in body.fields.items()
        }
        if body.identifier is not None:
            described[body.identifier] = schema
    return {
        name: _listed(value, described.get(name, True), schemas)
        for name, value in given.items()
    }


def _listed(value: Any, schema: Schema, schemas: Schemas) -> object:
    if is_array(value):
        items = schemas.items(schema)
        return [_listed(one, items, schemas) for one in value]
    inner: object = value
    if is_object(value):
        members = value.items()
        inner = {
            name: _listed(one, schemas.member(schema, name), schemas)
            for name, one in members
        }
    is_item = value is not None and any(
        one.get("x-specmill-normalize") == "list"
        and schemas.checker(one, "request").accepts(value)
        for one in schemas.parts(schema)
    )
    return [inner] if is_item else inner


def without_empty_parts(
    given: Mapping[str, object], operation: Operation
) -> dict[str, object]:
    """What is given, without empty arrays and objects where nothing can be sent of them."""
    styles = {
        one.identifier or one.name: one.style
        for one in operation.parameters
        if one.location != "rpc" and one.media_type is None
    }
    body = operation.body
    if body is not None and body.contents and body.contents[0].media_type in _FORMS:
        encodings = body.contents[0].encodings
        for name, identifier in body.fields.items():
            styles[identifier] = encodings[name].style if name in encodings else ""
    deep = {name for name, style in styles.items() if style == "deepObject"}
    sent = {
        name: without_empty(value) if name in deep else value
        for name, value in given.items()
    }
    return {
        name: value
        for name, value in sent.items()
        if name not in styles or value not in ([], {})
    }


def without_unasked(
    arrived: Mapping[str, object], given: Mapping[str, object], record: AnyOperation
) -> dict[str, object]:
    """What arrived, without what JSON-RPC gets for arguments that are not given."""
    unasked = {
        one.label: None if one.default is UNSET else one.default
        for one in record.arguments
        if one.placement in ("position", "name") and one.label not in given
    }
    return {
        name: value
        for name, value in arrived.items()
        if name not in unasked or value != unasked[name]
    }
