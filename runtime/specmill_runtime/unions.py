"""Wire types for what may be one thing or another: unions of records, one item or many."""

import threading
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from types import GenericAlias
from typing import Any, TypeAlias, cast

import msgspec

from specmill_runtime.arguments import check_of
from specmill_runtime.records import is_record, record_of
from specmill_runtime.walks import convert, encoder_of, is_array, plain, to_wire
from specmill_runtime.wire import (
    UnknownVariant,
    WireType,
    describe_type,
    is_wire_type,
    marker,
)

Score: TypeAlias = tuple[int, int, int] | None
_RUNNING = threading.local()


def listed(item: object) -> type[WireType]:
    """A wire type: a list that the server may write as one bare item; always sent as a list."""
    return marker("Listed", ListedFormat(item))


def best_of(variants: Callable[[], tuple[object, ...]]) -> type[WireType]:
    """A wire type: union without discriminator, decoded as the variant that fits best.

    A value that fits no variant becomes an UnknownVariant. `variants` is called when a value is
    first decoded, so that classes may refer to each other.
    """
    return marker("BestOf", BestOfFormat(cache(variants)))


def tagged(
    discriminator: str, variants: Callable[[], dict[str, Any]]
) -> type[WireType]:
    """A wire type: union of records that a property tells apart.

    `variants` gives the class of each tag, and is called when a value is first decoded. A value
    with another tag is of the class for "", if there is one; else it becomes an UnknownVariant.
    """
    return marker("Tagged", TaggedFormat(discriminator, cache(variants)))


def later(name: str, target: Callable[[], object]) -> type[WireType]:
    """A wire type: a type that is made of itself, so that it has to be known before it is complete.

    `target` is called when a value is first decoded; messages speak of it by its `name`.
    """
    return marker(name, LaterFormat(name, cache(target)))


class LaterFormat(msgspec.Struct, frozen=True):
    """Format of `later`."""

    name: str
    target: Callable[[], object]

    def describe(self) -> str:
        return self.name

    def alternatives(self) -> tuple[object, ...]:
        return (self.target(),)

    def decode(self, raw: object) -> object:
        return convert(raw, self.target())

    def encode(self, value: object) -> object:
        return encoder_of(self.target())(value)


class ListedFormat(msgspec.Struct, frozen=True):
    """Format of `listed`; `item` is any type that msgspec accepts, a wire type included."""

    item: Any

    def describe(self) -> str:
        return f"list[{describe_type(self.item)}]"

    def alternatives(self) -> tuple[object, ...]:
        return (GenericAlias(list, (self.item,)),)

    def decode(self, raw: object) -> object:
        if not isinstance(raw, list):
            return [convert(raw, self.item)]
        return convert(cast("list[object]", raw), GenericAlias(list, (self.item,)))

    def encode(self, value: object) -> object:
        if value is None:
            return None
        items = [*cast("list[object]", value)] if is_array(value) else [value]
        if not is_wire_type(self.item):
            fits = _item_check(self.item)
            for item in items:
                if not fits(item):
                    wanted = describe_type(self.item)
                    raise ValueError(f"expected {wanted}, got {type(item).__name__}")
        return list(map(encoder_of(self.item), items))


class TaggedFormat(msgspec.Struct, frozen=True):
    """Format of `tagged`; values travel as they are, their tag is one of their fields."""

    discriminator: str
    variants: Callable[[], dict[str, Any]]

    def describe(self) -> str:
        return " | ".join(map(describe_type, self.alternatives()))

    def alternatives(self) -> tuple[object, ...]:
        return tuple(dict.fromkeys(self.variants().values()))

    def decode(self, raw: object) -> object:
        if not isinstance(raw, dict):
            return UnknownVariant(plain(raw))
        members = cast("dict[str, object]", raw)
        tag = members.get(self.discriminator)
        text = None if tag is None else str(tag)
        variants = self.variants()
        variant = variants.get(text or "", variants.get(""))
        if variant is None:
            return UnknownVariant(plain(members), text)
        return convert(members, variant)

    def encode(self, value: object) -> object:
        return to_wire(value)


class BestOfFormat(msgspec.Struct, frozen=True):
    """Format of `best_of`."""

    variants: Callable[[], tuple[object, ...]]

    def describe(self) -> str:
        return " | ".join(map(describe_type, self.variants()))

    def alternatives(self) -> tuple[object, ...]:
        return self.variants()

    def decode(self, raw: object) -> object:
        """Variants that hold such unions would have each part decoded once per try and level."""
        known: dict[tuple[int, int], tuple[object, object]] | None
        known = getattr(_RUNNING, "known", None)
        if known is None:
            _RUNNING.known = {}
            try:
                return self.decode(raw)
            finally:
                _RUNNING.known = None
        key = (id(self), id(raw))
        if key not in known:
            # The raw value is kept with its result, so that nothing else gets its identity.
            known[key] = raw, closest_match(raw, self.variants())
        return known[key][1]

    def encode(self, value: object) -> object:
        variants = self.variants()
        # An int is written as the int that is described, not as the Decimal that it might be.
        for variant in () if type(value) in variants else variants:
            encode = encoder_of(variant)
            if encode is not to_wire:
                try:
                    return encode(value)
                except ValueError:
                    continue
        return to_wire(value)


def closest_match(raw: object, variants: tuple[object, ...]) -> object:
    """`raw` as the variant that accepts it and explains most of it; else an UnknownVariant.

    Of records the one that declares most of the members present wins, then the one whose members
    have listed values, then the one that demands more of them; the earlier variant wins a tie. A
    record with a constant that is another here is no candidate.
    """
    best: object = None
    best_score: Score = None
    scored = [(_score(raw, one), one) for one in variants]
    for score, variant in sorted(scored, key=lambda pair: pair[0] or (), reverse=True):
        if score is None or (is_record(variant) and _beats(best_score, score)):
            continue
        if variant is Decimal and isinstance(raw, str):
            # msgspec would read digits; in a union a text is a text.
            continue
        try:
            value = convert(raw, variant)
        except msgspec.ValidationError:
            continue
        score = _score(raw, type(value))
        if not _beats(best_score, score) and not isinstance(value, UnknownVariant):
            best, best_score = value, score
    return UnknownVariant(plain(raw)) if best_score is None else best


def _beats(best: Score, score: Score) -> bool:
    """Whether what was found is as good."""
    return best is not None and score is not None and best >= score


def _score(raw: object, type_: object) -> Score:
    """How well members fit the class `type_`: higher is better, None is not at all."""
    if not is_record(type_) or not isinstance(raw, dict):
        return (0, 0, 0)
    record = record_of(cast("type[msgspec.Struct]", type_))
    members = cast("dict[str, object]", raw)
    others = [
        values
        for name, values in record.listed.items()
        if name in members and members[name] not in values
    ]
    if any(len(values) == 1 for values in others):
        return None
    return (
        len(members.keys() & record.by_wire.keys()),
        -len(others),
        len(members.keys() & record.demanded),
    )


def _item_check(item: object) -> Callable[[object], bool]:
    """Whether a value may stand in a list of `item`; raw values of enumerations may."""
    if isinstance(item, type):
        kind: type[object] = item
        if kind is not object and not issubclass(kind, Enum):
            return check_of(kind)
    return lambda value: True
