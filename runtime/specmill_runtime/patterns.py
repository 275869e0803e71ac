"""Dates and times as text by a pattern: a subset of strftime, always in English.

`datetime.strptime` is not used because it follows the locale and takes any case of any name.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_PARSERS = {
    "Y": r"(?P<Y>[0-9]{4})",
    "m": r"(?P<m>[0-9]{1,2})",
    "d": r"(?P<d>[0-9]{1,2})",
    "H": r"(?P<H>[0-9]{1,2})",
    "I": r"(?P<I>[0-9]{1,2})",
    "M": r"(?P<M>[0-9]{2})",
    "S": r"(?P<S>[0-9]{2})",
    "f": r"(?P<f>[0-9]{1,6})",
    "p": r"(?P<p>(?i:AM|PM))",
    "b": r"(?P<b>(?i:" + "|".join(MONTHS) + "))",
    "a": r"(?:(?i:" + "|".join(WEEKDAYS) + "))",
    "z": r"(?P<z>Z|GMT|[+-][0-9]{2}:?[0-9]{2})",
    "%": "%",
}

_WRITERS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda moment: f"{moment.year:04d}",
    "m": lambda moment: f"{moment.month:02d}",
    "d": lambda moment: f"{moment.day:02d}",
    "H": lambda moment: f"{moment.hour:02d}",
    "I": lambda moment: f"{moment.hour % 12 or 12:02d}",
    "M": lambda moment: f"{moment.minute:02d}",
    "S": lambda moment: f"{moment.second:02d}",
    "f": lambda moment: f"{moment.microsecond // 1000:03d}",
    "p": lambda moment: "AM" if moment.hour < 12 else "PM",
    "b": lambda moment: MONTHS[moment.month - 1],
    "a": lambda moment: WEEKDAYS[moment.weekday()],
    "z": lambda moment: moment.strftime("%z"),
    "%": lambda moment: "%",
}


class TextPattern:
    """A compiled pattern of %Y %m %d %H %M %S %f %I %p %b %a %z; other text stands for itself.

    Reading takes one or two digits for %m %d %H %I, one to six for %f, any day of the week for %a
    and `+0100`, `+01:00`, `GMT` or `Z` for %z; writing pads to two, gives %f as milliseconds and %z
    as `+0100`. A directive outside this list raises ValueError. `has_zone`: %z is among them, so
    that values are aware.
    """

    __slots__ = ("_parser", "_pieces", "has_zone", "text")

    def __init__(self, text: str) -> None:
        self.text: str = text
        pieces = re.findall(r"%(?P<directive>.)|(?P<literal>[^%]+|%$)", text, re.DOTALL)
        unknown = [
            one for one, literal in pieces if not literal and one not in _PARSERS
        ]
        if unknown:
            raise ValueError(
                f"pattern {text!r} has the unknown directive %{unknown[0]}"
            )
        self.has_zone: bool = any(one == "z" for one, literal in pieces if not literal)
        self._parser = re.compile(
            "".join(
                re.escape(literal) if literal else _PARSERS[one]
                for one, literal in pieces
            )
        )
        self._pieces = tuple(
            literal if literal else _WRITERS[one] for one, literal in pieces
        )

    def parse(self, raw: object) -> datetime:
        """The datetime written in `raw`; parts that the pattern lacks are 1970-01-01 00:00.

        ValueError, naming the pattern, when `raw` is other text or no date of the calendar.
        """
        found = self._parser.fullmatch(raw) if isinstance(raw, str) else None
        if found is None:
            raise ValueError(f"expected text written as {self.text!r}")
        parts = found.groupdict()
        try:
            return datetime(
                int(parts.get("Y", 1970)),
                _month(parts),
                int(parts.get("d", 1)),
                _hour(parts),
                int(parts.get("M", 0)),
                int(parts.get("S", 0)),
                int(parts.get("f", "0").ljust(6, "0")),
                _zone(parts.get("z")),
            )
        except ValueError as error:
            raise ValueError(
                f"expected text written as {self.text!r}: {error}"
            ) from None

    def write(self, moment: datetime) -> str:
        """`moment` as the pattern writes it."""
        return "".join(
            piece if isinstance(piece, str) else piece(moment) for piece in self._pieces
        )


def _zone(text: str | None) -> tzinfo | None:
    if text is None or text in ("Z", "GMT"):
        return None if text is None else UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text.startswith("-") else minutes))


def _month(parts: dict[str, str]) -> int:
    if "b" in parts:
        return MONTHS.index(parts["b"].capitalize()) + 1
    return int(parts.get("m", 1))


def _hour(parts: dict[str, str]) -> int:
    if "I" not in parts:
        return int(parts.get("H", 0))
    hour = int(parts["I"])
    if not 1 <= hour <= 12:
        raise ValueError("hour must be in 1..12")
    afternoon = parts.get("p", "AM").upper() == "PM"
    return hour % 12 + (12 if afternoon else 0)
