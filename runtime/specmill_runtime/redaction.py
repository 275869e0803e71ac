"""Keeping credentials out of texts: values that hide themselves, and a filter for foreign logs."""

from __future__ import annotations

import json
import logging
import re
from base64 import b64encode
from threading import Lock
from typing import Final, final
from urllib.parse import quote

from specmill_runtime.request import HeaderPairs
from specmill_runtime.sdk_error import ReceivedResponse

REDACTED: Final = "[redacted]"
_SHORTEST: Final = 4
# Cookies of preferences are words, such as `dark`; ids of sessions are longer.
_SHORTEST_COOKIE: Final = 8
# A key by which a repeated request is known is no credential.
_SECRET_NAME: Final = (
    r"(?i)^(?!.*idempotency).*(?:auth|cookie|credential|passw|secret|signature|token|key$)"
)


@final
class Secret:
    """A credential that shows itself only when asked by `reveal`; it cannot be pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The credential."""
        return self._value

    def __repr__(self) -> str:
        return "Secret()"

    def __reduce__(self) -> str:
        raise TypeError("a Secret cannot be pickled")


class Redactor:
    """Blanks credentials in text that a server wrote, in the forms in which they travel.

    Values shorter than four characters are left alone: they would blank ordinary words.
    """

    __slots__ = ("_fetched", "_forms", "_lock", "_values")

    def __init__(self, secrets: tuple[Secret, ...]) -> None:
        self._lock = Lock()
        self._values = frozenset(one.reveal() for one in secrets)
        self._fetched: tuple[str, ...] = ()
        self._forms = _forms(self._values)

    def learn(self, value: str) -> None:
        """Blank `value` too, which a server gave; of such values the last sixteen are known."""
        if value in self._fetched:
            return
        with self._lock:
            self._fetched = (*self._fetched[-15:], value)
            self._forms = _forms(self._values.union(self._fetched))

    def beside(self, values: frozenset[str]) -> Redactor:
        """One that blanks these values, too."""
        if values <= self._values:
            return self
        added = Redactor(())
        added._values = self._values | values
        added._fetched = self._fetched
        added._forms = _forms(added._values.union(self._fetched))
        return added

    def blank(self, text: str) -> str:
        """`text` with `[redacted]` in place of every credential."""
        for form in self._forms:
            # Much faster than a pattern of all forms, and a body may be large.
            if form in text:
                text = text.replace(form, REDACTED)
        return text

    def blank_bytes(self, content: bytes) -> bytes:
        """The same for text in UTF-8; other bytes are left alone."""
        text = content.decode("utf-8", "surrogateescape")
        return self.blank(text).encode("utf-8", "surrogateescape")

    def conceal(self, response: ReceivedResponse) -> ReceivedResponse:
        """`response` with `[redacted]` where its headers or its body quote a credential."""
        headers = tuple((name, self.blank(value)) for name, value in response.headers)
        content = self.blank_bytes(response.content)
        return ReceivedResponse(response.status, headers, content)

    def excerpt(self, text: str, limit: int = 200) -> str:
        """The start of `text`: one printable line of about `limit` characters, no credential."""
        longest = len(self._forms[0]) if self._forms else 0
        window = self.blank(text[: limit * 8 + longest])
        if len(text) > limit * 8 + longest:
            # The window may end inside a credential, which is then not recognised.
            window = window[: max(0, len(window) - longest)]
        line = " ".join(window.split())
        shown = line if len(line) <= limit else line[: limit - 1] + "…"
        return "".join(one if one.isprintable() else repr(one)[1:-1] for one in shown)

    def __repr__(self) -> str:
        return "Redactor()"


def _forms(values: frozenset[str]) -> tuple[str, ...]:
    """The forms in which credentials travel and are quoted, the longest first."""
    forms: set[str] = set()
    for value in values:
        if len(value) >= _SHORTEST:
            encoded = b64encode(value.encode(errors="replace")).decode()
            forms |= {value, quote(value, safe=""), quote(value), encoded}
            # As JSON writes text; some servers put a backslash before every slash.
            escaped = json.dumps(value)[1:-1]
            forms |= {escaped, escaped.replace("/", "\\/")}
    return tuple(sorted(forms, key=len, reverse=True))


def secret_values(headers: HeaderPairs) -> frozenset[str]:
    """What is secret in headers with names of credentials, such as `Authorization` or `X-Api-Key`."""
    values: set[str] = set()
    for name, value in headers:
        if re.search(_SECRET_NAME, name.decode("latin-1")):
            text = value.decode("latin-1")
            values.add(text)
            # After the scheme (RFC 9110 §11.4), or after the name of a cookie.
            pairs = text.split("; ") if name.lower() == b"cookie" else ()
            values.add(text.partition(" ")[2])
            found = (pair.partition("=")[2] for pair in pairs)
            values.update(one for one in found if len(one) >= _SHORTEST_COOKIE)
    return frozenset(values)


class QueryValueFilter(logging.Filter):
    """Blanks the values of some query keys in records of the HTTP library's logger.

    httpx logs the full address of every request at INFO.
    """

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names = names
        keys = "|".join(sorted(re.escape(quote(name, safe="")) for name in names))
        self._pattern = rf"([?&](?:{keys})=)[^&#\s\"']*"

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: the record is kept, with its text changed."""
        blank_matches(self._pattern, record)
        return True


def hide_query_values(logger_name: str, names: frozenset[str]) -> None:
    """Put a QueryValueFilter for `names` on the logger, once."""
    logger = logging.getLogger(logger_name)
    present = (one.names for one in logger.filters if isinstance(one, QueryValueFilter))
    if names and names not in present:
        logger.addFilter(QueryValueFilter(names))


def blank_matches(pattern: str, record: logging.LogRecord) -> None:
    """Put `[redacted]` behind what the first group of `pattern` finds in the text of a record."""
    text = record.getMessage()
    blanked = re.sub(pattern, rf"\1{REDACTED}", text)
    if blanked != text:
        record.msg, record.args = blanked, ()
