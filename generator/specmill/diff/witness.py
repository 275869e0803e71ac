"""The smallest JSON value that shows a change: valid for one side and not for the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from itertools import islice, product
from typing import Any

import msgspec

from specmill.diff.findings import NO_WITNESS, Flow
from specmill.diff.relation_pattern import text_outside
from specmill.diff.schema_children import Children
from specmill.diff.schema_edges import Kind, Step
from specmill.diff.schema_form import NUMBERS, form_of
from specmill.diff.schema_node import Node, Side
from specmill.diff.schema_pattern import NotUnderstoodError
from specmill.diff.schema_validation import Validation
from specmill.diff.schema_values import (
    is_array,
    is_object,
    size,
    smallest_first,
    type_of,
)
from specmill.diff.witness_probes import Effort, Probes
from specmill.diff.witness_values import Samples

_MOST_TRIED = 1000
_MOST_KEPT = 3
_LONGEST_WAY = 60
_MOST_EMBEDDED = 12
_LONGEST_SHRUNK = 50
_LONGEST_LIST = 200
_MOST_LOST = 20_000


class Believer:
    """The side whose schema accepts a witness, with all it takes to make up values."""

    def __init__(self, side: Side, flow: Flow) -> None:
        self.side = side
        self.validation = Validation(side, flow)
        self.loose = Validation(side, flow, loosely=True)
        self.samples = Samples(side, flow, self.validation.accepts)
        self.probes = Probes(side, self.samples)


class Reading(Enum):
    """What `oneOf` is taken for, where a value shows the change if it is taken for each of these.

    Many who write it believe that several alternatives may match.
    """

    STRICT = (False,)
    LOOSE = (True,)
    BOTH = (False, True)


class Stage(msgspec.Struct, frozen=True, eq=False):
    """A pair on the way to a change, and the step that leads there from the one before."""

    step: Step
    accepting: Node
    refusing: Node


class Search:
    """Looks for values that one side accepts and the other refuses."""

    def __init__(self, accepting: Believer, refusing: Believer) -> None:
        self._accepting = accepting
        self._refusing = refusing
        self._tried = 0

    def find(
        self, way: tuple[Stage, ...], names: tuple[str, ...], reading: Reading
    ) -> Any:
        """The smallest value found for the first stage of the way, by changing it at the last."""
        if len(way) > _LONGEST_WAY:
            return NO_WITNESS
        found = self._find(way, names, Effort.USUAL, reading)
        if found is not NO_WITNESS or self._tried > _MOST_LOST:
            return found
        before = self._tried
        found = self._find(way, names, Effort.GREAT, reading)
        if found is not NO_WITNESS:
            # What was found was worth the effort; only what is in vain has to end some day.
            self._tried = before
        return found

    def _find(
        self,
        way: tuple[Stage, ...],
        names: tuple[str, ...],
        effort: Effort,
        reading: Reading,
    ) -> Any:
        def shows(value: object) -> bool:
            self._tried += effort is Effort.GREAT
            return all(self._shows(way[0], value, one) for one in reading.value)

        inner = way[-1]
        forms = tuple(
            one.form
            for one in self._refusing.samples.items(inner.refusing)[:_MOST_KEPT]
        )
        mine = self._accepting.probes.of(inner.accepting, names, effort, forms)
        others = self._refusing.probes.of(inner.refusing, names, effort)
        telling = self._telling(inner)
        kept: list[Any] = []
        for probe in smallest_first((*telling, *mine, *others))[:_MOST_TRIED]:
            embedded = islice(self._embedded(way, probe), _MOST_EMBEDDED)
            kept += islice((one for one in embedded if shows(one)), 1)
            if len(kept) >= _MOST_KEPT:
                break
        if not kept:
            return NO_WITNESS
        own = [one for one in kept if self._holds(way, one)]
        if own:
            # What else changed around must not shrink the value to one that shows only that.
            return _shrunk(
                min(own, key=size), lambda one: shows(one) and self._holds(way, one)
            )
        return _shrunk(min(kept, key=size), shows)

    def _telling(self, stage: Stage) -> Iterator[Any]:
        """Values that only the accepting side lists, and texts that only its patterns allow."""
        mine = [one.form for one in self._accepting.samples.items(stage.accepting)]
        others = [one.form for one in self._refusing.samples.items(stage.refusing)]
        listed = {key for one in others for key in one.values or ()}
        for form in mine:
            own = form.values or {}
            only = (value for key, value in own.items() if key not in listed)
            yield from islice(only, _MOST_KEPT)
        for form, other in product(mine[:_MOST_KEPT], others[:_MOST_KEPT]):
            if len(form.patterns) == len(other.patterns) == 1:
                yield from _only_in(*form.patterns, *other.patterns)
            elif other.values is not None and form.values is None:
                yield from _unlisted(form.patterns, other.values.values())

    def _holds(self, way: tuple[Stage, ...], value: Any) -> bool:
        """True for a value that has at the end of the way one that shows the change by itself."""
        for stage in way[1:]:
            step = stage.step
            if step.kind is Kind.SAME:
                continue
            if step.kind is Kind.PROPERTY and is_object(value) and step.name in value:
                value = value[step.name]
            elif is_array(value) and len(value) > step.index:
                value = value[step.index]
            else:
                return False
        return self._shows(way[-1], value, loosely=False)

    def _shows(self, stage: Stage, value: object, loosely: bool) -> bool:
        accepting, refusing = self._accepting, self._refusing
        believer = accepting.loose if loosely else accepting.validation
        doubter = refusing.loose if loosely else refusing.validation
        if believer.accepts(stage.accepting, value) is not True:
            return False
        return doubter.accepts(stage.refusing, value) is False

    def _embedded(self, way: tuple[Stage, ...], value: object) -> Iterator[Any]:
        """Values for the first stage with this one at the last."""
        if len(way) == 1:
            yield value
            return
        for inner in self._embedded(way[1:], value):
            tried: list[object] = []
            for one in self._around(way[0].accepting, way[1], inner):
                if one not in tried:
                    tried.append(one)
                    yield one

    def _around(self, node: Node, stage: Stage, inner: object) -> Iterator[Any]:
        samples, step = self._accepting.samples, stage.step
        if step.kind is Kind.SAME:
            yield inner
            if is_object(inner):
                foreign = self._accepting.probes.foreign(node, stage.accepting)
                yield from ({**one, **inner} for one in foreign)
                for item in samples.items(node)[:_MOST_KEPT]:
                    yield from ({**one, **inner} for one in samples.triggers(item))
                    yield {**samples.object(item), **inner}
        elif step.kind in (Kind.ITEM, Kind.ITEMS):
            children = self._children(node)
            start = [samples.minimal(children.item(at)) for at in range(step.index)]
            yield [*start, inner]
            built = samples.minimal(node, "array")
            if is_array(built) and len(built) > step.index:
                yield [*start, inner, *built[step.index + 1 :]]
                yield [*start, *[inner] * (len(built) - step.index)]
                if step.kind is Kind.ITEMS:
                    yield [*built, inner]
        else:
            built = samples.minimal(node, "object")
            if is_object(built):
                full = {**built, self._name(node, step): inner}
                for item in samples.items(node)[:_MOST_KEPT]:
                    yield samples.completed(item, full)
                yield full
                yield {self._name(node, step): inner}

    def _name(self, node: Node, step: Step) -> str:
        if step.kind is Kind.PROPERTY:
            return step.name
        items = self._accepting.samples.items(node)
        if not items:
            return "a"
        return self._accepting.samples.other_name(items[0], step.name)

    def _children(self, node: Node) -> Children:
        side = self._accepting.side
        return Children(side, form_of(side.flat(node), node.only), node.anchor)


def _only_in(pattern: str, other: str) -> Iterator[str]:
    try:
        found = text_outside(pattern, other)
    except NotUnderstoodError:
        return
    if found is not None:
        yield found


def _unlisted(patterns: frozenset[str], values: Iterable[Any]) -> Iterator[Any]:
    """Texts for one pattern, and numbers, that are none of these values."""
    listed = list(islice(values, _LONGEST_LIST))
    texts = [re.escape(one) for one in listed if isinstance(one, str)]
    pattern = next(iter(patterns), "")
    if len(patterns) == 1 and texts:
        yield from _only_in(pattern, f"^(?:{'|'.join(texts)})$")
    known = [one for one in listed if type_of(one) in NUMBERS]
    if known:
        yield from (max(known) + 1, min(known) - 1)


def _shrunk(value: object, shows: Callable[[Any], bool]) -> Any:
    """The same without whatever it shows the change without."""
    while True:
        smaller = next((one for one in _smaller(value) if shows(one)), NO_WITNESS)
        if smaller is NO_WITNESS:
            return value
        value = smaller


def _smaller(value: object) -> Iterator[Any]:
    if is_object(value):
        for name in value:
            yield {key: one for key, one in value.items() if key != name}
        for name, inner in value.items():
            for smaller in _smaller(inner):
                yield {**value, name: smaller}
    elif is_array(value) and len(value) <= _LONGEST_SHRUNK:
        for index in range(len(value)):
            yield value[:index] + value[index + 1 :]
        for index, inner in enumerate(value):
            for smaller in _smaller(inner):
                yield [*value[:index], smaller, *value[index + 1 :]]
