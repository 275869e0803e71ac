"""Differences in the words of those who wrote the description."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from specmill.diff.excerpts import clipped
from specmill.diff.schema_local import Local


def describe(local: Local) -> str:
    """What has changed, without where; both values stand beside it, where there are two."""
    local = replace(local, before=clipped(local.before), after=clipped(local.after))
    said = _SAID.get((local.rule, local.edit))
    if said is not None:
        return said(local)
    word = _WORDS.get(local.rule, f"`{local.rule}`")
    before, after = local.before, local.after
    if before is not None and after is not None:
        return f"{word} {_PAST.get(local.edit, local.edit)}"
    if after is not None:
        return f"{word} {after} was added"
    if before is not None:
        return f"{word} {before} was removed"
    return f"{word} was {_PAST.get(local.edit, local.edit)}"


_PAST = {"set": "added", "unset": "removed"}
_WORDS = {
    "type": "type",
    "enum": "enum",
    "const": "constant",
    "nullable": "null",
    "format": "format",
    "pattern": "pattern",
    "min-length": "`minLength`",
    "max-length": "`maxLength`",
    "min-items": "`minItems`",
    "max-items": "`maxItems`",
    "min-properties": "`minProperties`",
    "max-properties": "`maxProperties`",
    "multiple-of": "`multipleOf`",
    "unique-items": "`uniqueItems`",
    "minimum": "bound",
    "maximum": "bound",
    "alternatives": "alternative",
    "one-of": "choice",
    "dependent-required": "`dependentRequired`",
    "dependent-schemas": "`dependentSchemas`",
    "property-names": "`propertyNames`",
    "pattern-properties": "`patternProperties`",
    "contains": "`contains`",
    "not": "`not`",
    "if": "condition",
    "default": "default",
    "read-only": "`readOnly`",
    "write-only": "`writeOnly`",
    "deprecated": "deprecation",
    "open-enum": "`x-extensible-enum`",
    "content": "content",
    "content-encoding": "`contentEncoding`",
    "discriminator": "discriminator",
    "stability": "stability",
}
_SAID: dict[tuple[str, str], Callable[[Local], str]] = {
    ("enum", "added"): lambda one: f"enum gained {one.after}",
    ("enum", "removed"): lambda one: f"enum lost {one.before}",
    ("enum", "changed"): lambda _: "enum lost some values and gained others",
    ("enum", "set"): lambda one: f"only {one.after} is allowed now",
    ("enum", "unset"): lambda one: f"no longer limited to {one.before}",
    ("nullable", "added"): lambda _: "null is allowed now",
    ("nullable", "removed"): lambda _: "null is no longer allowed",
    ("required", "set"): lambda one: f"property `{one.name}` is required now",
    ("required", "unset"): lambda one: (f"property `{one.name}` is no longer required"),
    ("required-choice", "set"): lambda one: f"{one.after} is required now",
    ("required-choice", "unset"): lambda one: f"{one.before} is no longer required",
    (
        "required-choice",
        "changed",
    ): lambda _: "the choice of required properties changed",
    ("property", "added"): lambda one: f"property `{one.name}` was added",
    ("property", "added-required"): lambda one: (
        f"required property `{one.name}` was added"
    ),
    ("property", "removed"): lambda one: f"property `{one.name}` was removed",
    ("property", "renamed"): lambda one: f"property `{one.before}` was renamed",
    ("additional-properties", "closed"): lambda _: "other properties are refused now",
    ("additional-properties", "opened"): lambda _: "other properties are allowed now",
    ("items", "closed"): lambda _: "more items are refused now",
    ("items", "opened"): lambda _: "more items are allowed now",
    ("unique-items", "set"): lambda _: "items must differ from each other now",
    ("unique-items", "unset"): lambda _: "items may be equal now",
    ("deprecated", "set"): lambda _: "is deprecated now",
    ("deprecated", "unset"): lambda _: "is no longer deprecated",
    ("documentation", "changed"): lambda one: f"{one.name} changed",
    ("extension", "changed"): lambda one: f"`{one.name}` changed",
    ("discriminator", "changed"): lambda one: (
        f"discriminator also names {one.after}"
        if one.before is None
        else (
            f"discriminator no longer names {one.before}"
            if one.after is None
            else "discriminator changed"
        )
    ),
    ("write-only", "promised"): lambda _: "`writeOnly` was removed, and it is required",
    ("stability", "unknown"): lambda _: "stability is at no known level",
    ("type", "stated"): lambda _: "type is written now",
    ("type", "unstated"): lambda _: "type is no longer written",
    ("type", "narrowed"): lambda one: (
        f"type {one.before} was removed" if one.after is None else "type narrowed"
    ),
    ("type", "widened"): lambda one: (
        f"type {one.after} was added" if one.before is None else "type widened"
    ),
    ("one-of", "set"): lambda _: "exactly one alternative must match now",
    ("one-of", "unset for the last one"): lambda _: (
        "nothing is left that the alternative could exclude"
    ),
    ("one-of", "unset"): lambda _: "several alternatives may match now",
}
