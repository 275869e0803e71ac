"""Models of `things`."""

from __future__ import annotations

from typing import Any

from specmill_runtime.models import (
    extra_fields as _extra_fields,
    Model,
    OpenModel,
    UNSET,
    Unset,
)

__all__ = [
    "Part",
    "Thing",
    "ThingClosed",
    "ThingNarrowed",
    "ThingPatternBeside",
    "ThingUntypedObject",
]


class Part(Model, kw_only=True):
    """Part."""

    size: float | None = None


class Thing(Model, kw_only=True):
    """Thing."""

    anything: Any = UNSET
    nothing: Any = None
    empty: Any = UNSET
    untyped_object: ThingUntypedObject | None = None
    untyped_list: list[str] | None = None
    kinds: str | int | None | Unset = UNSET
    one_or_many: str | list[str] | None = None
    every_kind: str | float | bool | dict[str, Any] | list[Any] | None | Unset = UNSET
    exact_pair: tuple[str, int] | None = None
    open_pair: list[Any] | None = None
    base64: bytes | None = None
    base64url: str | None = None
    nested_json: str | None = None
    image: bytes | None = None
    whole: int | None = None
    unknown_format: str | None = None
    moment_number: int | None = None
    address: str | None = None
    by_pattern: dict[str, str | int] | None = None
    pattern_beside: ThingPatternBeside | None = None
    closed: ThingClosed | None = None

    renamed: Part | None = None
    """A part under another name."""
    narrowed: ThingNarrowed | None = None

    described: Part | None = None
    """Beside a reference."""

    bounded: float | None = None
    """More than 0, at most 10."""


class ThingClosed(Model, kw_only=True):
    """The value of `Thing.closed`."""

    a: str | None = None


class ThingNarrowed(Model, kw_only=True):
    """The value of `Thing.narrowed`."""

    size: int
    """At most 3."""


class ThingPatternBeside(OpenModel, kw_only=True):
    """The value of `Thing.pattern_beside`."""

    a: str | None = None

    extra: dict[str, str | int] = _extra_fields()
    """Members that the description does not name, by wire name; they are sent back."""


class ThingUntypedObject(Model, kw_only=True):
    """The value of `Thing.untyped_object`."""

    x: int | None = None
