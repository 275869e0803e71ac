"""Prose about parts of an API: what docstrings and references say beside the description's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from specmill.model.api import TextFormat
from specmill.model.notes import Deprecation, Notes
from specmill.model.operations import Parameter
from specmill.model.types import (
    Array,
    Constraints,
    Field,
    Map,
    Nullable,
    Primitive,
    Type,
)
from specmill.python.docstrings import followed, passage, sentence

_SPELT = {"true": "True", "false": "False", "null": "None"}
"""What Python calls otherwise than JSON."""
_SEPARATORS = re.compile(r"[\W_]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n(?:[ \t]*-{3,}[ \t]*\n[ \t]*\n)?\s*")
"""What parts paragraphs (CommonMark 4.9), with the rule between them (4.1), if any."""


def describe(
    notes: Notes, given: Type, default: msgspec.Raw | None = None, name: str = ""
) -> str:
    """The description of a value with its bounds and its default, as a passage.

    A title that only repeats the `name`, as frameworks write one for every field, says nothing.
    """
    said = passage(notes.description or _telling_title(notes, name) or notes.summary)
    limits = [one for one in bounds(given) if not _says(said, one)]
    if default is None and not limits:
        return said
    if default is not None:
        text = bytes(default).decode()
        limits.append(f"Default: {_SPELT.get(text, text)}.")
    return followed(said, " ".join(limits))


def field_text(field: Field) -> str:
    """What there is to say of a field of a model."""
    text = describe(field.notes, field.type, field.default, field.wire_name)
    if field.access == "read":
        text = followed(text, "Read-only.")
    elif field.access == "write":
        text = followed(text, "Write-only.")
    return warned(text, field, "This field")


def warned(text: str, source: Field | Parameter, subject: str) -> str:
    """The text, behind what is said of the source if that should no longer be used."""
    if not source.deprecated:
        return text
    return f"{deprecation(source.notes, subject)} {text}".strip()


def opening(notes: Notes) -> tuple[str, str | None]:
    """The summary, and what is to be read after it: all but the first paragraph, and the description."""
    first, *more = _BLANK_LINE.split((notes.summary or "").strip(), 1)
    return first, "\n\n".join((*more, notes.description or "")).strip() or None


def bounds(given: Type) -> Iterator[str]:
    """Sentences about the limits of a value."""
    match given:
        case Nullable(inner=inner):
            yield from bounds(inner)
        case Primitive(kind=kind, constraints=Constraints() as limits):
            yield from _number_bounds(limits)
            if kind == "string":
                yield from _size(limits.min_length, limits.max_length, "characters")
        case Array(constraints=Constraints() as limits):
            yield from _size(limits.min_items, limits.max_items, "items")
        case Map(constraints=Constraints() as limits):
            yield from _size(limits.min_properties, limits.max_properties, "members")
        case _:
            return


def deprecation(notes: Notes, subject: str) -> str:
    """One sentence that says that something should no longer be used, with date and replacement if known."""
    known = notes.deprecation or Deprecation()
    parts = [f"{subject} is deprecated"]
    if known.date:
        parts.append(f" and ends on {known.date}")
    text = "".join(parts) + "."
    if known.note:
        text += f" {sentence(known.note)}"
    if known.replacement:
        text += f" Use {sentence(known.replacement)}"
    return text


def format_text(declared: TextFormat) -> str:
    """One sentence about a declared text format."""
    zone = (
        "UTC"
        if declared.timezone
        else "time zone unknown" if declared.kind == "datetime" else ""
    )
    shape = f" `{declared.pattern}`" if declared.pattern else ""
    none = ""
    if declared.none is not None:
        blank = f"`{declared.none}`" if declared.none else "an empty text"
        none = f"; {blank} stands for None"
    own = f" {sentence(declared.description)}" if declared.description else ""
    return f"A {declared.kind} sent as text{shape}{f' ({zone})' if zone else ''}{none}.{own}"


def _telling_title(notes: Notes, name: str) -> str | None:
    return None if _letters(notes.title or "") == _letters(name) else notes.title


def _letters(text: str) -> str:
    return _SEPARATORS.sub("", text).lower()


def _says(said: str, bound: str) -> bool:
    """True when the description names the same numbers already."""
    numbers = re.findall(r"\d+", bound)
    return bool(numbers) and all(
        number in re.findall(r"\d+", said) for number in numbers
    )


def _number_bounds(limits: Constraints) -> Iterator[str]:
    least, most = limits.minimum, limits.maximum
    above, below = limits.exclusive_minimum, limits.exclusive_maximum
    if least is not None and most is not None and above is None and below is None:
        yield f"From {least} to {most}."
        return
    parts = [
        *(() if above is None else (f"more than {above}",)),
        *(() if least is None else (f"at least {least}",)),
        *(() if below is None else (f"less than {below}",)),
        *(() if most is None else (f"at most {most}",)),
    ]
    if parts:
        text = ", ".join(parts)
        yield f"{text[0].upper()}{text[1:]}."


def _size(low: int | None, high: int | None, unit: str) -> Iterator[str]:
    if low is not None and high is not None:
        yield f"{low} {unit}." if low == high else f"{low} to {high} {unit}."
    elif high is not None:
        yield f"At most {high} {unit}."
    elif low:
        yield "Not empty." if low == 1 else f"At least {low} {unit}."
