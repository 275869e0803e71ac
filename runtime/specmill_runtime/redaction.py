"""Keeping credentials out of texts: values that hide themselves, and a filter for foreign logs."""

import logging
import re
from base64 import b64encode
from typing import Final, final
from urllib.parse import quote

REDACTED: Final = "[redacted]"
_SHORTEST: Final = 4


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

    __slots__ = ("_longest", "_pattern")

    def __init__(self, secrets: tuple[Secret, ...]) -> None:
        values = {one.reveal() for one in secrets}
        forms = {
            form
            for value in values
            if len(value) >= _SHORTEST
            for form in _forms(value)
        }
        ordered = sorted(forms, key=len, reverse=True)
        self._longest = len(ordered[0]) if ordered else 0
        self._pattern = (
            re.compile("|".join(map(re.escape, ordered))) if ordered else None
        )

    def blank(self, text: str) -> str:
        """`text` with `[redacted]` in place of every credential."""
        return text if self._pattern is None else self._pattern.sub(REDACTED, text)

    def excerpt(self, text: str, limit: int = 200) -> str:
        """The start of `text`: one printable line of about `limit` characters, no credential."""
        window = self.blank(text[: limit * 8 + self._longest])
        if len(text) > limit * 8 + self._longest:
            # The window may end inside a credential, which is then not recognised.
            window = window[: max(0, len(window) - self._longest)]
        line = " ".join(window.split())
        shown = line if len(line) <= limit else line[: limit - 1] + "…"
        return "".join(one if one.isprintable() else repr(one)[1:-1] for one in shown)

    def __repr__(self) -> str:
        return "Redactor()"


def _forms(value: str) -> set[str]:
    encoded = b64encode(value.encode(errors="replace")).decode()
    return {value, quote(value, safe=""), quote(value), encoded}


class QueryValueFilter(logging.Filter):
    """Blanks the values of some query keys in records of the HTTP library's logger.

    httpx logs the full address of every request at INFO.
    """

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.names = names
        keys = "|".join(sorted(re.escape(quote(name, safe="")) for name in names))
        self._pattern = re.compile(rf"([?&](?:{keys})=)[^&#\s\"']*")

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: the record is kept, with its text changed."""
        text = record.getMessage()
        blanked = self._pattern.sub(rf"\1{REDACTED}", text)
        if blanked != text:
            record.msg, record.args = blanked, ()
        return True


def hide_query_values(logger_name: str, names: frozenset[str]) -> None:
    """Put a QueryValueFilter for `names` on the logger, once."""
    logger = logging.getLogger(logger_name)
    present = (one.names for one in logger.filters if isinstance(one, QueryValueFilter))
    if names and names not in present:
        logger.addFilter(QueryValueFilter(names))
