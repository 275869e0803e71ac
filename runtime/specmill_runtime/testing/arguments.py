"""Values as they travel → the arguments of a Python method."""

import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, TypeGuard, cast
from uuid import UUID

import msgspec
from msgspec import UNSET

from specmill_runtime.arguments import Argument
from specmill_runtime.codec import is_json
from specmill_runtime.files import File
from specmill_runtime.operation import AnyOperation
from specmill_runtime.operation import Operation as Record
from specmill_runtime.testing.contract import Operation
from specmill_runtime.testing.pointing import fields_of, items_of
from specmill_runtime.testing.transcripts import Transcript
from specmill_runtime.walks import convert

_READ: Final = frozenset({datetime, date, time, timedelta, Decimal, UUID})


@lru_cache(maxsize=16)
def records_of(package: str) -> Mapping[str, AnyOperation]:
    """The operation records of an SDK by accessor."""
    home = import_module(f"{package}._operations")
    modules = (
        import_module(f"{home.__name__}.{one.name}")
        for one in pkgutil.iter_modules(home.__path__)
    )
    found = (one for module in modules for one in vars(module).values())
    return {one.id: one for one in found if is_record(one)}


def is_record(value: object) -> TypeGuard[AnyOperation]:
    """Whether a name of a module is an operation record."""
    return isinstance(value, Record)


def given_in(transcript: Transcript, operation: Operation) -> dict[str, object]:
    """What a transcript holds, by the keywords of the method, as it travels."""
    return dict(_given(transcript, operation))


def _given(
    transcript: Transcript, operation: Operation
) -> Iterator[tuple[str, object]]:
    for one in operation.parameters:
        values = transcript.parameters.get(one.location, {})
        if one.name in values:
            yield one.identifier or one.name, values[one.name]
    body = operation.body
    if body is None or transcript.body is UNSET:
        return
    if body.identifier is not None:
        yield body.identifier, transcript.body
        return
    for name, value in fields_of(transcript.body).items():
        yield body.fields.get(name, name), value


def python_arguments(
    record: AnyOperation, given: Mapping[str, object]
) -> dict[str, object]:
    """The same as a caller would write it: dates as dates, files as bytes."""
    known = {one.identifier or one.wire: one for one in record.arguments}
    return {
        name: _python(known[name], value, record.media_type) if name in known else value
        for name, value in given.items()
    }


def _python(argument: Argument, value: Any, media_type: str | None) -> object:
    if value is None:
        return None
    if File in (argument.kind, argument.item):
        return _file(value)
    if argument.wire_type is not None:
        return convert(value, argument.wire_type())
    if argument.kind is bytes:
        is_bare = argument.placement == "body" and not is_json(
            media_type or "application/json"
        )
        return _file(value) if is_bare else _bytes(value)
    if int in (argument.kind, argument.item):
        return _whole(value)
    if argument.kind in _READ:
        return msgspec.convert(value, argument.kind, strict=False)
    if argument.item in (bytes, *_READ) and isinstance(value, list):
        items = items_of(cast("object", value))
        return [_item(argument.item, one) for one in items]
    return value


def _whole(value: Any) -> object:
    """A whole number, which JSON may write as 1.0."""
    if isinstance(value, list):
        return [_whole(one) for one in items_of(cast("object", value))]
    is_written = isinstance(value, float) and value.is_integer()
    return int(value) if is_written else value


def _item(kind: Any, value: Any) -> object:
    return (
        _bytes(value) if kind is bytes else msgspec.convert(value, kind, strict=False)
    )


def _bytes(value: Any) -> object:
    """Bytes that travel as base64, in JSON and parameters."""
    try:
        return msgspec.convert(value, bytes, strict=False)
    except msgspec.ValidationError:
        return _file(value)


def _file(value: Any) -> object:
    if isinstance(value, list):
        return [_file(one) for one in items_of(cast("object", value))]
    return value.encode("latin-1") if isinstance(value, str) else value
