"""Keys that a place of a description does not have, and what may be meant by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jsonschema_rs import ValidationError

from specmill.frontends.structure_choices import Path
from specmill.frontends.structure_keys import (
    OF_REFERENCES,
    known_keys,
    suggestion,
)
from specmill.frontends.structure_tolerance import (
    FOREIGN_KEYWORDS,
    foreign_hint,
    holds_operations,
    instead,
    is_followed,
    only_tells,
    version_hint,
)
from specmill.source.node import JsonValue

FOREIGN = "foreign-keyword"
MISSING = "missing-key"
UNUSED_KEY = "unused-key"
OTHERWISE = "is read as other versions of JSON Schema mean it"
FOLLOWED = "a reference is followed here, although the standard has none at this place"
IN_PLACE = "other tools may not follow it: write what it leads to in its place"
NOT_FOLLOWED = "a reference can't stand here"
UNUSED = "nothing of it is used"
_OF_SCHEMAS = frozenset(
    {
        *("default", "enum", "format", "items", "maximum", "maxLength", "minimum"),
        *("minLength", "nullable", "pattern", "properties", "type"),
    }
)
_OF_TITLES = frozenset(
    {"contact", "description", "license", "termsOfService", "title", "version"}
)
_OF_CONTENTS = frozenset({"schema", "example", "examples"})


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: the path from the root to it, and what it is.

    `tolerated`: the code of a warning, where the SDK can be made all the same. `known`: a key that other things of
    this kind have; `meant`: the key that it was probably meant to be; `missing`: a key that is not there; `is_empty`:
    nothing is there; `is_constant`: another value is the only one; `misplaced`: the key belongs a level deeper;
    `is_unknown`: a key that is like none;
    `refers`: it is about a reference; `is_lost`: all that it costs is what stands there.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    tolerated: str | None = None
    known: bool = False
    refers: bool = False
    is_lost: bool = False
    meant: str | None = None
    missing: str | None = None
    is_empty: bool = False
    is_constant: bool = False
    misplaced: bool = False
    is_unknown: bool = False


def unexpected_keys(
    error: ValidationError, names: list[str], schema: JsonValue
) -> Iterator[Violation]:
    """What is wrong with the keys of these names; known ones are looked up in `schema`, that of the language."""
    path = tuple(error.instance_path)
    part, known = known_keys(schema, error.schema_path)
    usual = _usual_hint(path, part)
    for name in names:
        meant = suggestion(name, known - {name})
        if name == "$ref":
            yield reference_violation(path)
        elif known == OF_REFERENCES:
            # OpenAPI 3.1, Reference Object: "any properties added SHALL be ignored".
            message = f"{name!r} has no effect beside '$ref'"
            hint = "move it to what the reference leads to, or remove it"
            yield Violation((*path, name), message, hint, tolerated=FOREIGN)
        elif name in FOREIGN_KEYWORDS and name not in known:
            message = f"{name!r} {OTHERWISE}"
            hint = foreign_hint(name)
            yield Violation((*path, name), message, hint, tolerated=FOREIGN)
        elif name in known:
            message = f"{name!r} is no key of this kind"
            hint = (
                "remove it, or check the `type` or `in` beside it: another kind has it"
            )
            yield Violation((*path, name), message, hint, known=True)
        else:
            deeper = _misplaced(name, known)
            hint = usual if meant is None else f"did you mean {meant!r}?"
            hint = version_hint(name) or hint
            is_unused = meant is None and only_tells(name, path, known)
            told = "has no effect here" if is_unused else "is no key that is known here"
            yield Violation(
                (*path, name),
                f"{name!r} {told}",
                deeper or hint,
                tolerated=UNUSED_KEY if is_unused else None,
                meant=None if deeper else meant,
                misplaced=deeper is not None and not is_unused,
                is_unknown=meant is None and deeper is None,
            )


def reference_violation(path: Path) -> Violation:
    """A reference where the standard has none."""
    if is_followed(path):
        return Violation(path, FOLLOWED, IN_PLACE, tolerated=FOREIGN, refers=True)
    if holds_operations(path):
        return Violation(path, NOT_FOLLOWED, instead(path), refers=True)
    message = f"{NOT_FOLLOWED}: {UNUSED}"
    return Violation(path, message, instead(path), is_lost=True, refers=True)


def _misplaced(name: str, known: frozenset[str]) -> str | None:
    """Where a key belongs that stands beside the one that should hold it."""
    if "/" in name and "content" in known:
        return f"it belongs to `content`: `content: {{{name}: …}}`"
    if name in _OF_CONTENTS and "content" in known and "schema" not in known:
        return f"it belongs to a media type: `content: {{application/json: {{{name}: …}}}}`"
    if name in _OF_TITLES and "info" in known:
        return f"it belongs to `info`: `info: {{{name}: …}}`"
    if name in _OF_SCHEMAS and "schema" in known:
        return f"it belongs to the schema: `schema: {{{name}: …}}`"
    return None


def _usual_hint(path: Path, part: JsonValue) -> str:
    """What may be meant by a key that is like none that is known."""
    if path == ("paths",):
        return "paths begin with a slash"
    patterns = part.get("patternProperties") if isinstance(part, dict) else None
    if isinstance(patterns, dict) and any(
        "[0-9]" in one or r"\d" in one for one in patterns
    ):
        return "a status is a number such as 200, a range such as 2XX, or default"
    return "keys of one's own begin with x-"
