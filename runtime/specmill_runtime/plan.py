"""An operation compiled for sending: everything that needs no argument is decided once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

import msgspec
from msgspec import UNSET

from specmill_runtime import encoding
from specmill_runtime.arguments import Argument, complaint_of
from specmill_runtime.errors import ArgumentError
from specmill_runtime.operation import AnyOperation
from specmill_runtime.request import body_writer
from specmill_runtime.sdk_error import CallRecord

if TYPE_CHECKING:
    from specmill_runtime.writing import BodyWriter, UploadBody

_VARIABLE: Final = r"\{([^{}]+)\}"
_OPERATIONS_KEPT: Final = 8192


class Encoded(msgspec.Struct, eq=False):
    """The arguments of one call as they travel; `path` and `query` are percent-encoded."""

    path: str = ""
    query: list[str] = []
    headers: list[tuple[str, str]] = []
    cookies: list[str] = []
    content: bytes | UploadBody | None = None
    media_type: str | None = None


class Step:
    """One argument compiled: its check, what precedes its style, its style."""

    __slots__ = ("argument", "before", "complain", "expand", "skips_none")

    def __init__(self, argument: Argument) -> None:
        self.argument: Argument = argument
        self.skips_none: bool = not argument.nullable
        self.complain: Callable[[object], str | None] = complaint_of(argument)
        self.before: Callable[[object], object] | None = encoding.before_expansion(
            argument
        )
        self.expand: Callable[[object], str] = _expansion(argument)


class Plan:
    """An operation compiled; `encode` turns a tuple of arguments into text and bytes."""

    __slots__ = (
        "_needed",
        "_path_template",
        "_pieces",
        "_steps",
        "_write_body",
        "call",
        "operation",
    )

    def __init__(self, operation: AnyOperation) -> None:
        self.operation: AnyOperation = operation
        path = operation.path
        if not operation.described:
            path = path.partition("?")[0]
        self.call: CallRecord = CallRecord(
            operation=operation.id, method=operation.method, path=path
        )
        self._steps = tuple(Step(argument) for argument in operation.arguments)
        self._needed = tuple(one for one in operation.arguments if one.needed)
        # RFC 3986, section 3.5: what stands behind `#` is never sent.
        self._path_template = operation.path.partition("#")[0]
        self._pieces = tuple(re.split(_VARIABLE, self._path_template))
        self._write_body: BodyWriter | None = body_writer(operation)
        in_path = {one.wire for one in operation.arguments if one.placement == "path"}
        missing = [name for name in self._pieces[1::2] if name not in in_path]
        if missing:
            raise ArgumentError(
                f"{operation.id}: no argument fills {{{missing[0]}}} of the path",
                call=self.call,
            )

    def encode(self, arguments: tuple[object, ...], rpc_id: int | None) -> Encoded:
        """The request's parts; ArgumentError for an argument that cannot be sent."""
        encoded = Encoded()
        in_path: dict[str, str] = {}
        in_body: list[tuple[Argument, object]] = []
        for step, value in zip(self._steps, arguments, strict=True):
            argument = step.argument
            if value is UNSET or (value is None and step.skips_none):
                value = self._absent(argument)
                if value is UNSET:
                    continue
            else:
                value = self._checked(step, value)
            match argument.placement:
                case "path":
                    in_path[argument.wire] = self._path_text(step, value)
                case "query" | "querystring":
                    encoded.query.append(self._text(step, value))
                case "header":
                    encoded.headers.append((argument.wire, self._text(step, value)))
                case "cookie":
                    encoded.cookies += filter(None, (self._text(step, value),))
                case _:
                    in_body.append((argument, value))
        encoded.path = self._path(in_path) if in_path else self._path_template
        if "?" in encoded.path:
            encoded.path, _, fixed = encoded.path.partition("?")
            encoded.query.insert(0, fixed)
        if self._needed and in_body:
            in_body = self._whole(in_body)
        if self._write_body is not None:
            self._add_body(encoded, in_body, rpc_id)
        return encoded

    def check(self, arguments: tuple[object, ...]) -> None:
        """ArgumentError for an argument that cannot be sent; nothing otherwise."""
        self.encode(arguments, None)

    def _whole(
        self, in_body: list[tuple[Argument, object]]
    ) -> list[tuple[Argument, object]]:
        """The fields of a body and those it needs that have one value; ArgumentError without the others."""
        whole = dict(in_body)
        for argument in self._needed:
            if whole.setdefault(argument, argument.default) is UNSET:
                first = in_body[0][0].label
                raise self._refusal(argument, f"is required together with {first!r}")
        return [(one, whole[one]) for one in self.operation.arguments if one in whole]

    def _absent(self, argument: Argument) -> object:
        """What is sent for an argument that was not given; UNSET for nothing."""
        if argument.needed:
            return UNSET
        if argument.default is not UNSET or not argument.required:
            return argument.default
        if argument.nullable and argument.placement in ("position", "name"):
            return None
        raise self._refusal(argument, "is required")

    def _checked(self, step: Step, value: object) -> object:
        complaint = None if value is None else step.complain(value)
        if complaint is not None:
            raise self._refusal(step.argument, complaint)
        if step.before is None:
            return value
        try:
            return step.before(value)
        except (TypeError, ValueError, RecursionError) as error:
            reason = str(error)
        raise self._refusal(step.argument, f"cannot be sent: {reason}")

    def _text(self, step: Step, value: object) -> str:
        try:
            return step.expand("null" if value is None else value)
        except UnicodeEncodeError:
            reason = "it is no valid Unicode text"
        except (TypeError, ValueError, RecursionError) as error:
            reason = str(error)
        raise self._refusal(step.argument, f"cannot be sent: {reason}")

    def _path_text(self, step: Step, value: object) -> str:
        text = self._text(step, value)
        if not text:
            raise self._refusal(step.argument, "is empty, which no path segment may be")
        return text

    def _path(self, texts: dict[str, str]) -> str:
        """The path with its variables filled; a segment `.` or `..` would lead elsewhere."""
        built = "".join(
            texts[piece] if index % 2 else piece
            for index, piece in enumerate(self._pieces)
        )
        if "/." in built and any(
            segment in (".", "..") for segment in built.split("/")
        ):
            argument = next(
                step.argument for step in self._steps if step.argument.wire in texts
            )
            culprit = next(
                (
                    step.argument
                    for step in self._steps
                    if texts.get(step.argument.wire) in (".", "..")
                ),
                argument,
            )
            raise self._refusal(culprit, "makes the path segment '.' or '..'")
        return built

    def _add_body(
        self,
        encoded: Encoded,
        values: list[tuple[Argument, object]],
        rpc_id: int | None,
    ) -> None:
        write = cast("BodyWriter", self._write_body)
        try:
            content = encoded.content = write(values, rpc_id)
        except UnicodeEncodeError:
            reason = "it holds text that is no valid Unicode"
        except (TypeError, ValueError, RecursionError) as error:
            reason = str(error)
        else:
            if isinstance(content, bytes):
                encoded.media_type = self.operation.media_type or "application/json"
            elif content is not None:
                encoded.media_type = content.media_type
            return
        raise ArgumentError(
            f"{self.operation.id}: the body cannot be sent: {reason}", call=self.call
        )

    def _refusal(self, argument: Argument, complaint: str) -> ArgumentError:
        return ArgumentError(
            f"{self.operation.id}: argument {argument.label!r} {complaint}",
            call=self.call,
        )


def _expansion(argument: Argument) -> Callable[[object], str]:
    match argument.placement:
        case "path":
            return encoding.path_expansion(argument)
        case "header":
            return encoding.header_expansion(argument)
        case "querystring":
            # Loaded by the few operations that have one.
            from specmill_runtime.query_strings import querystring_expansion

            return querystring_expansion(argument)
        case _:
            return encoding.pairs_expansion(argument)


def plan_of(operation: AnyOperation) -> Plan:
    """The plan of an operation, which is kept if the description has it."""
    return _kept_plan(operation) if operation.described else Plan(operation)


@lru_cache(maxsize=_OPERATIONS_KEPT)
def _kept_plan(operation: AnyOperation) -> Plan:
    return Plan(operation)
