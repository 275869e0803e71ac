"""Texts for schemas: by format, by pattern, by length, otherwise by the name of the field."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from specmill_runtime.testing.chance import Chance
from specmill_runtime.testing.matching_texts import matching_text

_START: Final = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_SPAN: Final = 300 * 86_400
_WORDS: Final = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron")
_NO_WORD: Final = re.compile(r"[^A-Za-z0-9]+")
_DIGITS: Final = "0123456789"


def moment(chance: Chance) -> datetime:
    """A time in UTC, to the second, in the first months of 2026."""
    return _START + timedelta(seconds=chance.below(_SPAN))


def _digits(chance: Chance, count: int) -> str:
    return "".join(chance.pick(_DIGITS) for _ in range(count))


def _stamp(chance: Chance) -> str:
    return moment(chance).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bytes(chance: Chance) -> bytes:
    return bytes(chance.below(256) for _ in range(6))


def _email(chance: Chance) -> str:
    return f"{chance.pick(_WORDS)}{chance.below(90) + 10}@example.com"


def _address(chance: Chance) -> str:
    return f"https://example.com/{chance.pick(_WORDS)}"


def _path(chance: Chance) -> str:
    return f"/{chance.pick(_WORDS)}"


def _uuid(chance: Chance) -> str:
    number = chance.below(1 << 64) << 64 | chance.below(1 << 64)
    return str(UUID(int=number, version=4))


Write = Callable[[Chance], str]

FORMATS: Final[dict[str, Write]] = {
    "date-time": _stamp,
    "date": lambda chance: _stamp(chance)[:10],
    "time": lambda chance: _stamp(chance)[11:],
    "duration": lambda chance: f"PT{chance.below(59) + 1}M",
    "email": _email,
    "idn-email": _email,
    "hostname": lambda chance: f"{chance.pick(_WORDS)}.example.com",
    "idn-hostname": lambda chance: f"{chance.pick(_WORDS)}.example.com",
    "ipv4": lambda chance: f"192.0.2.{chance.below(254) + 1}",
    "ipv6": lambda chance: f"2001:db8::{chance.below(65_000) + 1:x}",
    "uri": _address,
    "url": _address,
    "iri": _address,
    "uri-reference": _path,
    "iri-reference": _path,
    "uri-template": lambda chance: "/things/{id}",
    "uuid": _uuid,
    "guid": _uuid,
    "byte": lambda chance: b64encode(_bytes(chance)).decode(),
    "json-pointer": _path,
    "relative-json-pointer": lambda chance: "0",
    "regex": lambda chance: f"^{chance.pick(_WORDS)}$",
    "phone": lambda chance: f"+1555{_digits(chance, 7)}",
    "decimal": lambda chance: f"{chance.below(900) + 1}.{_digits(chance, 2)}",
    "int32": lambda chance: str(chance.below(9000) + 1),
    "int64": lambda chance: str(chance.below(9000) + 1),
    "double": lambda chance: f"{chance.below(900)}.5",
    "float": lambda chance: f"{chance.below(900)}.5",
}


def proposals(
    schema: dict[str, Any],
    name: str,
    chance: Chance,
    writers: Mapping[str, Write],
) -> Iterator[str]:
    """Texts for a schema of strings, the likeliest first; the last ones meet the lengths only.

    `writers` write the formats that the description makes up.
    """
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    form: str = schema.get("format", "")
    write = writers.get(form) or FORMATS.get(form)
    expressions = _expressions(schema)
    if expressions and write is not None:
        # A pattern such as `-?\d*` alone has texts that are of no format.
        yield from _formatted(write, least, chance)
    for expression in expressions:
        yield from _matching(expression, least, most, chance)
    if write is not None:
        yield from _formatted(write, least, chance)
    media_type: str = schema.get("contentMediaType", "")
    if schema.get("contentEncoding") == "base64":
        yield b64encode(_bytes(chance)).decode()
    elif media_type.endswith("json"):
        yield "{}"
    elif form == "binary" or (media_type and not media_type.startswith("text/")):
        yield _file(name, chance)
    yield _fitted(f"{_bare(name)}-{chance.pick(_WORDS)}", least, most, chance)


def _matching(
    expression: str, least: int, most: int | None, chance: Chance
) -> Iterator[str]:
    """Texts that match, with more and more repetitions; the last one is as long as it has to be."""
    shortest = matching_text(expression, chance)
    if shortest is None:
        return
    yield shortest
    longer = (least, (most or least) - least, 1, 3, 8, least - len(shortest))
    for extra in longer:
        text = matching_text(expression, chance, max(extra, 0))
        if text is not None:
            yield text
    if "(?=" in expression:
        yield matching_text(expression, chance, ahead=True) or shortest


def _formatted(write: Write, least: int, chance: Chance) -> Iterator[str]:
    """Texts of a format, the usual one first; then shorter and longer ones, where there are some."""
    text = write(chance)
    yield text
    if write is FORMATS["decimal"]:
        yield from (text[:1], "0", "0.5")
    if text.endswith("Z") and least > len(text):
        yield f"{text[:-1]}+00:00"
        yield f"{text[:-1]}.{'0' * (least - len(text) - 1)}Z"


def _expressions(schema: dict[str, Any]) -> list[str]:
    own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
    return [*own, *schema.get("x-patterns", ())]


def _file(name: str, chance: Chance) -> str:
    """The content of a file that is base64, too, as JSON would have it: letters in fours."""
    letters = f"{_NO_WORD.sub('', name)}{chance.pick(_WORDS)}"
    return letters[: len(letters) // 4 * 4]


def _bare(name: str) -> str:
    return _NO_WORD.sub("-", name).strip("-") or "text"


def _fitted(text: str, least: int, most: int | None, chance: Chance) -> str:
    while len(text) < least:
        text += f"-{chance.pick(_WORDS)}"
    longest = max(least, 24) if most is None else most
    return text[:longest]
