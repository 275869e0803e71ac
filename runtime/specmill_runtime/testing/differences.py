"""How a live answer is not as described: by operation, place and kind, never with a value of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, Literal, TypeAlias

import jsonschema_rs
import msgspec

from specmill_runtime.codec import UNREADABLE, builtins_of, is_json
from specmill_runtime.records import step
from specmill_runtime.testing.contract import Content, Operation, Schema
from specmill_runtime.testing.messages import Reply
from specmill_runtime.testing.places import LONGEST_NAME, place_in, unknown_fields
from specmill_runtime.testing.pointing import fields_of, tokens_of
from specmill_runtime.testing.results import (
    concrete,
    negotiated,
    result_for,
    success_of,
)
from specmill_runtime.testing.schemas import Schemas

Kind: TypeAlias = Literal[
    "status",
    "code",
    "header",
    "media-type",
    "body",
    "unknown-field",
    "unknown-value",
    "unknown-variant",
    "unknown-null",
]
_GROWTH: Final = ("unknown-field", "unknown-value", "unknown-variant", "unknown-null")
_CLOSING: Final = ("AdditionalProperties", "UnevaluatedProperties")
_CHOOSING: Final = ("AnyOf", "OneOfNotValid")
_GROWN: Final[dict[str, Kind]] = {
    "Enum": "unknown-value",
    "Constant": "unknown-value",
    "AnyOf": "unknown-variant",
    "OneOfNotValid": "unknown-variant",
}
# A list of a thousand items that are all wrong says no more than one of a hundred.
_MOST: Final = 100
_WITHOUT_BODY: Final = (204, 205, 304)
_TOO_MANY: Final = 429
_INVALID_PARAMS: Final = -32602


class Difference(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One way in which a live API is not as described."""

    operation: str
    kind: Kind
    pointer: str = ""
    """Into the result, `*` for indices and for keys that the server chooses."""
    reason: str = ""

    @property
    def is_growth(self) -> bool:
        """Whether clients go on working: there is more than is described."""
        return self.kind in _GROWTH

    def __str__(self) -> str:
        place = f" at {self.pointer}" if self.pointer else ""
        text = f"{self.kind}{place}" + (f": {self.reason}" if self.reason else "")
        # The server chooses names and media types.
        return "".join(one if one.isprintable() else "?" for one in text)


class Comparison:
    """Compares what an API answers with its contract, whose schemas are these."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._masked: dict[int, tuple[Schema, Any]] = {}

    def of_reply(
        self, operation: Operation, method: str, reply: Reply
    ) -> Iterator[Difference]:
        """How an answer over HTTP differs; whoever asks too often learns nothing by it."""
        name = operation.accessor
        result = result_for(operation, reply.status)
        if result is None:
            if reply.status != _TOO_MANY:
                reason = f"{reply.status} is not described"
                yield Difference(operation=name, kind="status", reason=reason)
            return
        for header in result.headers:
            if header.required and reply.header(header.name) is None:
                reason = f"{header.name} is missing"
                yield Difference(operation=name, kind="header", reason=reason)
        described = negotiated(result, reply.header("content-type") or "")
        has_body = method != "HEAD" and reply.status not in _WITHOUT_BODY
        if described is not None and has_body:
            yield from self._of_body(name, described, reply)

    def of_call(
        self, operation: Operation, envelope: dict[str, Any]
    ) -> Iterator[Difference]:
        """How a JSON-RPC reply differs, which is an object with `result` or `error`."""
        name = operation.accessor
        if "result" in envelope:
            described = negotiated(result_for(operation, 200), "")
            if described is not None and described.schema is not None:
                yield from self._of_value(name, described.schema, envelope["result"])
            return
        error = fields_of(envelope.get("error"))
        code = error.get("code")
        if operation.rpc is None or code == _INVALID_PARAMS:
            return
        for one in operation.rpc.failures:
            if one.code == code:
                if one.data is not None and "data" in error:
                    yield from self._of_value(name, one.data, error["data"])
                return
        shown = code if isinstance(code, int) else "an error without a code"
        reason = f"{shown} is not described"
        yield Difference(operation=name, kind="code", reason=reason)

    def place_of(self, operation: Operation, pointer: str) -> str:
        """A place in the result of an operation, in general."""
        described = negotiated(success_of(operation), "")
        schema: Schema = True
        if described is not None and described.schema is not None:
            schema = described.schema
        tokens = tokens_of(pointer)
        path = [int(one) if one.isdecimal() else one for one in tokens]
        return place_in(self._schemas, schema, path)

    def _of_body(
        self, name: str, described: Content, reply: Reply
    ) -> Iterator[Difference]:
        media_type = reply.header("content-type") or ""
        wanted = concrete(described) or ""
        if not reply.content:
            if is_json(wanted):
                yield Difference(operation=name, kind="body", reason="it is empty")
            return
        if is_json(wanted) != is_json(media_type):
            reason = f"{_essence(media_type) or 'no type'} instead of {wanted}"
            yield Difference(operation=name, kind="media-type", reason=reason)
            return
        if described.schema is None or not is_json(wanted):
            return
        try:
            value = builtins_of(reply.content)
        except UNREADABLE:
            yield Difference(operation=name, kind="body", reason="it is no JSON")
            return
        yield from self._of_value(name, described.schema, value)

    def _of_value(
        self, name: str, schema: Schema, value: object
    ) -> Iterator[Difference]:
        unknown = [*unknown_fields(self._schemas, schema, value)]
        for pointer in unknown:
            yield Difference(operation=name, kind="unknown-field", pointer=pointer)
        checker = self._schemas.checker(schema, "response")
        if checker.accepts(value):
            return
        known = self._masked.get(id(schema))
        if known is None:
            # Texts about a value must not hold it.
            masked = jsonschema_rs.Draft202012Validator(
                checker.schema,
                formats=checker.formats,
                validate_formats=True,
                mask="it",
            )
            known = self._masked[id(schema)] = (schema, masked)
        for error in _flat(islice(known[1].iter_errors(value), _MOST)):
            for one in self._told(name, schema, error):
                if one.kind != "unknown-field" or one.pointer not in unknown:
                    yield one

    def _told(self, name: str, schema: Schema, error: Any) -> Iterator[Difference]:
        word = _word(error)
        pointer = place_in(self._schemas, schema, error.instance_path)
        if word in _CLOSING:
            for one in error.kind.unexpected:
                place = pointer + step(one[:LONGEST_NAME])
                yield Difference(operation=name, kind="unknown-field", pointer=place)
        elif word in _GROWN:
            yield Difference(operation=name, kind=_GROWN[word], pointer=pointer)
        elif word == "Required":
            place = pointer + step(error.kind.property)
            yield Difference(
                operation=name, kind="body", pointer=place, reason="it is missing"
            )
        else:
            reason: str = _REASONS.get(word) or error.message
            yield Difference(
                operation=name, kind="body", pointer=pointer, reason=reason
            )


_REASONS: Final = {
    "FalseSchema": "it must not be here",
    "UnevaluatedItems": "there are more items than described",
    "Contains": "it lacks an item of the described shape",
    "PropertyNames": "the name of a field is not as described",
    "OneOfMultipleValid": "it fits several of the shapes that exclude each other",
    "Not": "it has a shape that is excluded",
}


def _flat(errors: Iterable[Any]) -> Iterator[Any]:
    """Errors; of a choice those of the branch that lacks nothing but a listed value or a field."""
    for error in errors:
        branches = error.kind.context if _word(error) in _CHOOSING else ()
        flat = ([*_flat(branch)] for branch in branches)
        mild = (found for found in flat if found and all(map(_is_mild, found)))
        yield from next(mild, [error])


def _is_mild(error: object) -> bool:
    return _word(error) in ("Enum", "Constant", *_CLOSING)


def _word(error: Any) -> str:
    return type(error.kind).__name__


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip()[:LONGEST_NAME]
