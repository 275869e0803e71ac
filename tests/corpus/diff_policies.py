"""Where this diff differs from two other tools on purpose: docs/diff-decisions.md as a table.

A class is described by what the other tool finds, and by what else is true of both descriptions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

Case = dict[str, Any]
Condition = Callable[[Any, Any], bool]


class Policy(msgspec.Struct, frozen=True):
    """A class of verdicts that differ: the ids of the findings, their verdict, and why.

    `here` is the verdict of this diff for each such finding; None where it depends on the schemas.
    """

    ids: tuple[str, ...]
    theirs: str
    here: str | None
    reason: str
    text: str = ""
    condition: Condition | None = None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value
    for one in inner if isinstance(value, dict | list) else ():
        yield from _objects(one)


def _loses_list(base: Any, head: Any) -> bool:
    counts = [sum("enum" in one for one in _objects(side)) for side in (base, head)]
    return counts[0] > counts[1]


def _has_flag(name: str) -> Condition:
    return lambda base, head: any(
        one.get(name) is True for side in (base, head) for one in _objects(side)
    )


_MEANT_FOR = {
    "string": {"minLength", "maxLength"},
    "array": {"minItems", "maxItems"},
    "object": {"minProperties", "maxProperties"},
    "number": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "integer": {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "boolean": set[str](),
}
_LIMITS = set[str]().union(*_MEANT_FOR.values())


def _changes_idle(base: Any, head: Any) -> bool:
    """Whether limits differ that are for values of another type than the schema's."""
    return _idle(base) != _idle(head)


def _idle(side: Any) -> list[tuple[str, Any]]:
    return [
        (name, one[name])
        for one in _objects(side)
        if isinstance(kind := one.get("type"), str) and kind in _MEANT_FOR
        for name in sorted((_LIMITS & one.keys()) - _MEANT_FOR[kind])
    ]


def _is_repaired(base: Any, head: Any) -> bool:
    """Whether only the old description has levels of stability that are none."""
    return _faults(base) and not _faults(head)


def _faults(side: Any) -> bool:
    levels = [one.get("x-stability-level", "stable") for one in _objects(side)]
    return any(one not in ("draft", "alpha", "beta", "stable") for one in levels)


def _is_alone(base: Any, head: Any) -> bool:
    """Whether a boolean bound stands without the number that it is about."""
    return any(
        isinstance(one.get(bound), bool) and number not in one
        for side in (base, head)
        for one in _objects(side)
        for bound, number in (
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        )
    )


def _has_twins(base: Any, head: Any) -> bool:
    named = [
        *base.get("components", {}).get("schemas", {}).items(),
        *head.get("components", {}).get("schemas", {}).items(),
    ]
    texts = Counter(repr(value) for value in dict(named).values())
    return any(count > 1 for count in texts.values())


def _names_undeclared(base: Any, head: Any) -> bool:
    """Whether a property is required that is not declared beside it."""
    return any(
        isinstance(names := one.get("required"), list)
        and not set(names) <= one["properties"].keys()
        for side in (base, head)
        for one in _objects(side)
        if isinstance(one.get("properties"), dict)
    )


def _moves_servers(base: Any, head: Any) -> bool:
    return bool(base.get("servers") != head.get("servers")) or bool(
        base.get("host") != head.get("host")
    )


def _changes_shared(base: Any, head: Any) -> bool:
    """Whether the parameters beside the operations of a path differ."""
    return _shared(base) != _shared(head)


def _shared(side: Any) -> list[tuple[str, Any]]:
    paths = side.get("paths", {}).items()
    return [(path, item["parameters"]) for path, item in paths if "parameters" in item]


NOTHING = "-"
"""What stands for the findings of a tool that finds nothing."""

OASDIFF = (
    Policy(
        ("request-parameter-default-value-*",),
        "breaking",
        "safe",
        "a default is an annotation",
    ),
    Policy(
        ("*-content-media-type-*", "*-content-schema-*"),
        "breaking",
        "safe",
        "what is in a text is not validated",
    ),
    Policy(
        ("request-*enum-value-removed",),
        "breaking",
        "safe",
        "a request that loses the whole list may have more values",
        condition=_loses_list,
    ),
    Policy(
        ("request-*x-extensible-enum-value-removed",),
        "breaking",
        "safe",
        "the list is open: other values may be sent",
    ),
    Policy(
        ("request-*-all-of-added",),
        "breaking",
        None,
        "what `allOf` adds is judged, which may be nothing",
    ),
    Policy(
        ("request-*-all-of-removed",),
        "unknown",
        None,
        "what `allOf` takes away is judged, which may be nothing",
    ),
    Policy(
        ("request-*-any-of-removed", "request-*-one-of-removed"),
        "breaking",
        None,
        "an alternative of the same content takes its place",
        condition=_has_twins,
    ),
    Policy(
        ("request-*-type-changed",),
        "breaking",
        None,
        "a format counts where it is about values of the type",
        text="`format` changed",
    ),
    Policy(
        ("request-parameter*-list-of-types-narrowed",),
        "breaking",
        None,
        "a text in a query may be anything that a number is",
    ),
    Policy(
        ("request-*-max*", "request-*-min*"),
        "breaking",
        "none",
        "a limit of values of another type",
        condition=_changes_idle,
    ),
    Policy(
        ("request-*-pattern-added",),
        "breaking",
        None,
        "read-only properties are not sent",
        condition=_has_flag("readOnly"),
    ),
    Policy(("webhook:*",), "breaking", None, "webhooks go to the client"),
    Policy(
        ("api-invalid-stability-level",),
        "breaking",
        None,
        "a fault of the old description is no break",
        condition=_is_repaired,
    ),
    Policy(
        ("request-*-set",),
        "unknown",
        "breaking",
        "a new limit refuses values that were accepted",
    ),
    Policy(
        ("*-pattern-changed",),
        "unknown",
        None,
        "patterns are compared by the texts they match",
    ),
    Policy(
        ("response-*-pattern-*",),
        "safe",
        None,
        "an answer without its pattern may be any text",
    ),
    Policy(
        ("response-*enum-value-added",),
        "unknown",
        "breaking",
        "deployed clients do not know the value",
    ),
    Policy(
        (
            "response-optional-property-removed",
            "response-body-media-type-schema-removed",
        ),
        "unknown",
        "breaking",
        "readers miss what they read",
    ),
    Policy(
        ("request-parameter-property-type-changed",),
        "unknown",
        "safe",
        "in a query, a number is a text",
    ),
    Policy(
        ("request-property-removed & new-optional-request-property",),
        "unknown",
        "breaking",
        "a property of the same content was renamed; nobody reads the old name",
    ),
    Policy(
        ("request-property-removed",),
        "unknown",
        None,
        "conditions are compared as a whole",
        text="/then/",
    ),
    Policy(
        (
            "api-security-added",
            "api-global-security-added",
            "api-*security-scope-added",
            "api-security-component-*-changed",
        ),
        "safe",
        None,
        "callers with the old credentials are turned away",
    ),
    Policy(
        ("api-removed-with-deprecation", "api-path-removed-with-deprecation"),
        "safe",
        "breaking",
        "a deprecation without a date promises that it works",
    ),
    Policy(
        ("request-parameter-removed-with-deprecation",),
        "safe",
        "unknown",
        "requests do less than they ask for",
    ),
    Policy(
        ("*-type-compatible",),
        "safe",
        None,
        "readers go by the type, whatever the media type",
    ),
    Policy(
        ("response-*any-of-added",),
        "safe",
        "breaking",
        "as for `oneOf`: deployed clients do not know the alternative",
    ),
    Policy(
        ("response-required-property-became-write-only",),
        "safe",
        "breaking",
        "readers miss what was promised",
    ),
    Policy(
        ("request-required-property-became-not-read-only",),
        "safe",
        "breaking",
        "requests of today lack it",
    ),
    Policy(
        ("*-discriminator-*",),
        "safe",
        "unknown",
        "whether readers use the tag is their choice",
    ),
    Policy(
        (NOTHING, "request-property-became-optional"),
        "*",
        None,
        "a required property counts, whether declared or not",
        condition=_names_undeclared,
    ),
    Policy((NOTHING,), "none", "unknown", "addresses count", condition=_moves_servers),
    Policy(
        (NOTHING, "new-optional-request-parameter"),
        "*",
        None,
        "parameters beside the operations of a path count",
        condition=_changes_shared,
    ),
)

OPENAPI_DIFF = (
    Policy(
        ("*response.numeric.range*", "*min.length*", "*-min-length-*"),
        "safe",
        "breaking",
        "the rule is the same for every bound",
    ),
    Policy(
        ("*response.responses.decreased",),
        "breaking",
        "safe",
        "clients have to expect any error",
    ),
    Policy(
        ("*response.header.required.increased",),
        "breaking",
        "safe",
        "a header that is always there is missed by nobody",
    ),
    Policy(
        ("*response.headers.decreased",),
        "breaking",
        "unknown",
        "an optional header has to be expected to be absent",
    ),
    Policy(
        ("*request.params.decreased",),
        "breaking",
        "unknown",
        "most servers ignore parameters that they do not know",
    ),
    Policy(("*explode.changed",), "breaking", "none", "one value is written alike"),
    Policy(
        ("*request.numeric.range*",),
        "breaking",
        "none",
        "a boolean bound without its number bounds nothing",
        condition=_is_alone,
    ),
    Policy(("*bearer.format.changed",), "breaking", "safe", "OpenAPI calls it a hint"),
    Policy(
        ("*.readonly.increased", "*.writeonly.increased"),
        "breaking",
        "safe",
        "an optional property may be absent",
    ),
    Policy(
        ("*.writeonly.required.decreased",),
        "breaking",
        "unknown",
        "nobody misses it; whether it is always there is not sure",
    ),
    Policy(
        ("response-optional-property-removed",),
        "safe",
        "breaking",
        "readers miss what they read",
    ),
    Policy(
        ("*-discriminator-*-changed",),
        "breaking",
        "unknown",
        "whether readers use the tag is their choice",
    ),
    Policy(
        ("request-parameter-type-generalized",),
        "breaking",
        "safe",
        "in a path, a number is a text",
    ),
    Policy(
        ("response-body-media-type-schema-added",),
        "breaking",
        "safe",
        "what could be anything is described now",
    ),
)
