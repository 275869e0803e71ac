"""Answers written down for HTTP: the media type, the body, the headers."""

from collections.abc import Iterable
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from msgspec import UNSET

from specmill_runtime.codec import charset_in, essence_of, is_json, plain_json
from specmill_runtime.encoding import scalar_text
from specmill_runtime.testing.answers import Answer
from specmill_runtime.testing.bodies import FORM
from specmill_runtime.testing.contract import (
    Content,
    Example,
    Header,
    Operation,
    Result,
)
from specmill_runtime.testing.messages import HeaderTexts, Reply
from specmill_runtime.testing.pointing import is_array, is_object, items_of
from specmill_runtime.testing.results import (
    concrete,
    negotiated,
    result_for,
    status_of,
    success_of,
)
from specmill_runtime.testing.schemas import Schemas
from specmill_runtime.testing.values import Values
from specmill_runtime.testing.wishes import Taste

PROBLEM: Final = "application/problem+json"
_EVENTS: Final = (b"data: ", b"\n\n")
_LINES: Final = (b"", b"\n")
_SEQUENCE: Final = (b"\x1e", b"\n")
_STREAMS: Final = {
    "text/event-stream": _EVENTS,
    "application/jsonl": _LINES,
    "application/x-jsonl": _LINES,
    "application/x-jsonlines": _LINES,
    "application/ndjson": _LINES,
    "application/x-ndjson": _LINES,
    "application/json-seq": _SEQUENCE,
}
_LOCATION: Final = "location"
_STREAMED: Final = 2
"""Items of a stream that no example gives."""


class Replies:
    """Writes the replies of one contract."""

    def __init__(self, schemas: Schemas, values: Values) -> None:
        self._schemas = schemas
        self._values = values

    def write(
        self, operation: Operation, answer: Answer, taste: Taste, accept: str = ""
    ) -> Reply:
        """The reply for an answer; what it leaves open comes from the description."""
        if answer.breakage or answer.error:
            content = b'{"incomplete": ' if answer.breakage == "truncated" else b""
            return Reply(
                delay=answer.delay,
                breakage=answer.breakage,
                error=answer.error,
                content=content,
            )
        status = answer.status or status_of(success_of(operation, accept))
        result = result_for(operation, status)
        content, media_type = self._body(operation, result, answer, taste, accept)
        headers = self._headers(operation, result, answer, taste)
        if media_type is not None:
            headers = (("Content-Type", media_type), *headers)
        if answer.spoils == "bad_json":
            content = content[: len(content) // 2] + b"\x00,"
        return Reply(
            status=status, headers=headers, content=content, delay=answer.delay
        )

    def _body(
        self,
        operation: Operation,
        result: Result | None,
        answer: Answer,
        taste: Taste,
        accept: str,
    ) -> tuple[bytes, str | None]:
        described = negotiated(result, answer.media_type or accept)
        media_type = answer.media_type or concrete(described, accept)
        if answer.content is not None:
            usual = "application/octet-stream" if answer.content else None
            return answer.content, media_type or usual
        status = answer.status or status_of(result)
        if status in (204, 205, 304) or 100 <= status < 200:
            return b"", None
        value = answer.value
        if answer.spoils == "wrong_shape":
            return msgspec.json.encode(self._misshapen(described)), "application/json"
        if value is UNSET and described is None:
            return self._undescribed(result, status)
        if value is UNSET and described is not None:
            value = self._generated(operation, described, status, taste)
        media_type = media_type or "application/json"
        return written(value, media_type, operation), media_type

    def _undescribed(
        self, result: Result | None, status: int
    ) -> tuple[bytes, str | None]:
        if result is not None or status < 400:
            return b"", None
        return msgspec.json.encode(problem(status)), PROBLEM

    def _generated(
        self, operation: Operation, described: Content, status: int, taste: Taste
    ) -> Any:
        key = f"{operation.accessor}#{status}"
        if described.item_schema is not None:
            return [
                self._values.value(described.item_schema, key, index=index, taste=taste)
                for index in range(_STREAMED)
            ]
        is_stream = _framing(described.media_type) in (_LINES, _SEQUENCE)
        is_written = is_stream or is_json(concrete(described) or "")
        if described.schema is None and not is_written:
            return (
                b"content" if not described.media_type.startswith("text/") else "text"
            )
        schema = described.schema if described.schema is not None else True
        value = self._values.value(schema, key, taste=taste)
        return [value] if is_stream and not is_array(value) else value

    def _misshapen(self, described: Content | None) -> object:
        """JSON that the schema does not admit."""
        schema = None if described is None else described.schema
        shapes: list[object] = [{}, [], "wrong", 0, True, None]
        if schema is None:
            return "wrong"
        accepts = self._schemas.checker(schema, "response").accepts
        return next((one for one in shapes if not accepts(one)), "wrong")

    def _headers(
        self, operation: Operation, result: Result | None, answer: Answer, taste: Taste
    ) -> HeaderTexts:
        given = {name.lower() for name, _ in answer.headers}
        found: list[tuple[str, str]] = []
        # A redirect that is all an operation answers is of no use without its address.
        leads = result is success_of(operation) and status_of(result) // 100 == 3
        for header in () if result is None else result.headers:
            name = header.name.lower()
            is_wanted = header.required or taste.rich or (leads and name == _LOCATION)
            if not is_wanted or header.name.lower() in {*given, "content-type"}:
                continue
            key = f"{operation.accessor}#{header.name}"
            value = self._values.value(header.schema, key, taste=taste)
            found.append((header.name, header_text(header, value)))
        if leads and _LOCATION not in {*given, *(name.lower() for name, _ in found)}:
            found.append(("Location", "/elsewhere"))
        return (*answer.headers, *found)

    def result_value(self, operation: Operation, taste: Taste) -> Any:
        """The value of the first success, by its schema; None when it has none."""
        described = negotiated(success_of(operation), "")
        if described is None:
            return None
        return self._generated(operation, described, 200, taste)

    def misshapen(self, operation: Operation) -> object:
        """JSON that the schema of the first success does not admit."""
        return self._misshapen(negotiated(success_of(operation), ""))

    def fits(
        self, operation: Operation, example: Example, accept: str, *, strict: bool
    ) -> bool:
        """Whether a documented response is valid, and of the media type that a caller prefers."""
        preferred = success_of(operation, accept)
        result = preferred
        if example.status is not None and example.status.isdecimal():
            result = result_for(operation, int(example.status))
        usual = success_of(operation)
        if result is usual and preferred is not usual:
            return False
        described = negotiated(result, accept)
        if result is None or described is None:
            return example.result is UNSET
        if example.result_media_type not in (None, described.media_type):
            return False
        return self.accepts(described, example.result, strict=strict)

    def accepts(
        self, described: Content | None, value: object, *, strict: bool = False
    ) -> bool:
        """Whether a JSON value is as a media type wants it."""
        if described is None or not is_json(concrete(described) or ""):
            return False
        schemas = self._schemas
        schema = described.schema if described.schema is not None else True
        checker = schemas.checker if strict else schemas.loose_checker
        return checker(schema, "response").accepts(value)


def problem(status: int, detail: str = "", code: str = "") -> dict[str, Any]:
    """A problem object (RFC 9457)."""
    known = status in {one.value for one in HTTPStatus}
    title = HTTPStatus(status).phrase if known else "Failure"
    found = {"type": "about:blank", "title": title, "status": status}
    return found | {k: v for k, v in (("detail", detail), ("code", code)) if v}


def written(value: object, media_type: str, operation: Operation) -> bytes:
    """A value in a media type."""
    essence = essence_of(media_type)
    framing = _framing(media_type)
    if framing is not None and not isinstance(value, (str, bytes)):
        return _stream(value, framing, operation)
    if is_json(media_type):
        return plain_json(value)
    if isinstance(value, bytes):
        return value
    if essence == FORM and is_object(value):
        fields = value.items()
        return urlencode({name: _plain(one) for name, one in fields}).encode()
    text = _plain(value)
    if charset := charset_in(media_type):
        with suppress(LookupError, ValueError):
            return text.encode(charset, "replace")
    return text.encode(errors="surrogatepass")


def _framing(media_type: str) -> tuple[bytes, bytes] | None:
    """What stands before and after each item of a stream; None for what is no stream (RFC 8091)."""
    essence = essence_of(media_type)
    return _SEQUENCE if essence.endswith("+json-seq") else _STREAMS.get(essence)


def _stream(value: object, framing: tuple[bytes, bytes], operation: Operation) -> bytes:
    before, after = framing
    texts = [plain_json(one) for one in items_of(value)]
    done = None if operation.streaming is None else operation.streaming.done
    if done is not None:
        texts.append(done.encode())
    return b"".join(before + text + after for text in texts)


def _plain(value: object) -> str:
    if is_array(value) or is_object(value):
        return plain_json(value).decode()
    return scalar_text(value)


def header_text(header: Header, value: object) -> str:
    """A value as a header holds it (style simple)."""
    if header.media_type is not None:
        return plain_json(value).decode()
    if is_array(value):
        return ",".join(map(_plain, value))
    if is_object(value):
        between = "=" if header.explode else ","
        members = value.items()
        return ",".join(f"{name}{between}{_plain(one)}" for name, one in members)
    return _plain(value)


def example_answer(example: Example) -> Answer:
    """A documented response."""
    headers: Iterable[tuple[str, Any]] = example.headers.items()
    status = example.status or "200"
    return Answer(
        status=int(status) if status.isdecimal() else 0,
        value=example.result,
        media_type=example.result_media_type,
        headers=tuple((name, _plain(value)) for name, value in headers),
    )
