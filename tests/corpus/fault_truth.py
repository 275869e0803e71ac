"""Which results are right: what the standard library reads of a fault, and rules for the rest."""

from __future__ import annotations

import gzip
import http.client
import json
from typing import Any, cast
from urllib.parse import urlsplit

from specmill_runtime.errors import SdkError
from tests.corpus.fault_host import Welcome
from tests.corpus.fault_uses import KEPT, MOST, TYPES, BatchEnd

# What the standard library takes and a careful client does not.
_BROKEN = frozenset({"two-lengths", "negative-length"})
_NO_JSON = _BROKEN | {"surrogate", "overflow-float"}
_TOKENS = frozenset(
    {"token-no-expiry", "token-negative", "token-zero", "token-string", "token-huge"}
)
# The calls of a batch that are answered as they should be; a single call is answered by all of these.
_ALL, _FIRST, _REST = (0, 1, 2), (0,), (1, 2)
_BATCHES: dict[str, tuple[int, ...]] = {
    "rpc-ok": _ALL,
    "rpc-batch-reordered": _ALL,
    "rpc-batch-missing": _REST,
    "rpc-batch-duplicate": _REST,
    "rpc-batch-extra": _ALL,
    "rpc-error-null": _FIRST,
    "rpc-result-null": _FIRST,
}
_ARRAY = "rpc-array-for-single"
_SECONDS = 5.0
_CODINGS = 2
_ATTEMPTS = 3
# The standard library gives up at a hundred.
http.client._MAXHEADERS = 10_000  # type: ignore[attr-defined]


class Truth:
    """What comes of a fault by GET and POST, each asked once."""

    def __init__(self, welcome: Welcome) -> None:
        self._place = urlsplit(welcome.api).netloc
        self._known: dict[tuple[str, str], bytes | None] = {}

    def allows(self, fault: str, use: str, value: object) -> bool:
        """Whether a use of a fault may end with a value."""
        if use in ("GET", "POST"):
            return self._is_json(fault, use, value)
        if use == "download":
            return self._is_content(fault, value)
        if use == "JSON Lines":
            return self._is_lines(fault, value)
        if use == "events":
            return value == [] and self._body(fault, "GET") == b""
        if use.startswith("pages"):
            return self._is_walk(fault, use, value)
        if use.startswith("token"):
            return fault in _TOKENS and _is_echo(value)
        return _is_reply(fault, value)

    def _is_content(self, fault: str, value: object) -> bool:
        if _is_quoting(fault):
            return _is_echo(json.loads(cast("bytes", value)))
        return value == self._body(fault, "GET") and fault not in _BROKEN

    def _is_json(self, fault: str, use: str, value: object) -> bool:
        if _is_quoting(fault) and (use == "GET" or fault == "echo"):
            return _is_echo(value)
        body = self._body(fault, use)
        if body is None or fault in _NO_JSON or fault in TYPES:
            return False
        return _same(value, body)

    def _is_lines(self, fault: str, value: object) -> bool:
        items = cast("list[Any]", value)
        if _is_quoting(fault):
            return len(items) == 1 and _is_echo(items[0])
        body = self._body(fault, "GET")
        if body is None or fault in _NO_JSON:
            return False
        lines = [line for line in body.split(b"\n") if line.strip()]
        return len(items) == len(lines) and all(map(_same, items, lines))

    def _is_walk(self, fault: str, use: str, value: object) -> bool:
        items = cast("list[Any]", value)
        if fault == "page-endless" and use == "pages by cursor":
            return items == [1] * MOST
        body = self._body(fault, "GET")
        return (
            use == "pages by link"
            and body is not None
            and fault != "link-header"
            and _same(items, body)
        )

    def _body(self, fault: str, method: str) -> bytes | None:
        """The body of a success, at most as much as is kept of it; None for a failure."""
        key = (fault, method)
        if key not in self._known:
            self._known[key] = self._asked(fault, method)
        return self._known[key]

    def _asked(self, fault: str, method: str) -> bytes | None:
        attempts = _ATTEMPTS if method == "GET" else 1
        found = (self._once(fault, method) for _ in range(attempts))
        return next((body for body in found if body is not None), None)

    def _once(self, fault: str, method: str) -> bytes | None:
        connection = http.client.HTTPConnection(self._place, timeout=_SECONDS)
        try:
            connection.request(method, f"/{fault}")
            response = connection.getresponse()
            body = response.read()
            coding = response.headers["Content-Encoding"] or ""
            for _ in coding.split(",")[:_CODINGS] if coding else ():
                body = gzip.decompress(body)
        except (OSError, http.client.HTTPException, EOFError):
            return None
        finally:
            connection.close()
        return body[:KEPT] if 200 <= response.status < 300 else None


def _same(value: object, body: bytes) -> bool:
    """Whether a value is what JSON in UTF-8 says."""
    try:
        meant = json.loads(body.decode("utf-8-sig"), parse_constant=_refused)
    except (ValueError, RecursionError):
        return False
    return bool(value == meant)


def _refused(constant: str) -> float:
    raise ValueError(constant)


def _is_quoting(fault: str) -> bool:
    """Whether the answer, perhaps behind a redirect, is the request."""
    return fault == "echo" or fault.startswith("redirect-")


def _is_echo(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {
        "method",
        "path",
        "headers",
        "body",
    }


def _is_reply(fault: str, value: object) -> bool:
    right = None if fault == "rpc-result-null" else 1
    if not isinstance(value, BatchEnd):
        return value == right and fault in _BATCHES
    answered = _FIRST if fault == _ARRAY else _BATCHES.get(fault, ())
    return all(
        isinstance(one, SdkError) or (position in answered and one == right)
        for position, one in enumerate(value.calls)
    )
