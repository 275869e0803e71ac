"""The events of a YAML document → plain values, and the offset of each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NoReturn

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from specmill.source.limits import Limits
from specmill.source.node import JsonValue
from specmill.source.reading import (
    EMPTY_HINT,
    MOST_PROBLEMS,
    Problem,
    Reading,
    UnreadableError,
    duplicate_key,
    shorten,
    too_deep,
    too_many_nodes,
)
from specmill.source.scalars import resolve_plain
from specmill.source.yaml_positions import YamlPositions

_TAG = "tag:yaml.org,2002:"
_NO_KEY = "a mapping or sequence can't be a key"
_KEY_HINT = "put the key in quotes: braces and brackets begin a mapping or a sequence"


class _Awaiting(Enum):
    """What the next value of an open collection is, when it is not the value of a known key."""

    KEY = "key"
    MERGED = "merged"  # the value of the merge key `<<`
    ELEMENT = "element"


@dataclass(slots=True)
class _Open:
    """A collection that is being filled; `key` is the one whose value comes next."""

    container: dict[str, JsonValue] | list[JsonValue]
    key: str | _Awaiting
    offset: int
    anchor: str | None
    nodes_before: int
    deepest_before: int
    offsets: list[int] = field(default_factory=list[int])
    merged: list[tuple[JsonValue, int]] = field(
        default_factory=list[tuple[JsonValue, int]]
    )


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for; `text` is that of a scalar, for use as a key."""

    value: JsonValue
    nodes: int
    height: int
    text: str | None = None


class TreeBuilder:
    """Builds plain values from the events of one document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._nodes = 0
        self._deepest = 0
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = (
            {}
        )  # None while the collection is open
        self._members: dict[int, list[int]] = {}
        self._problems: list[Problem] = []
        self._documents = 0
        self._root: JsonValue = None
        self._start = 0
        self._handlers: dict[type[Event], Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._start_mapping,
            SequenceStartEvent: self._start_sequence,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._start_document,
        }

    def accept(self, event: Event) -> None:
        """Take the next event of the stream."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def finish(self, text: str) -> Reading:
        """The document, once all events are in."""
        if not self._documents:
            raise UnreadableError(
                Problem(
                    code="syntax",
                    message="the file is empty",
                    offset=0,
                    hint=EMPTY_HINT,
                    is_empty=True,
                )
            )
        positions = YamlPositions(text, self._root, self._start, self._members)
        return Reading(
            value=self._root,
            nodes=self._nodes,
            positions=positions,
            problems=tuple(self._problems),
        )

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = (
                "a second YAML document begins here; a description is one document"
            )
            hint = "remove the line '---', or give each document a file of its own"
            self._refuse("syntax", message, event.start_mark.index, hint)

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        offset: int = event.start_mark.index
        plain: bool = event.tag is None and event.implicit[0]
        is_key = self._open and self._open[-1].key is _Awaiting.KEY
        if is_key and event.anchor is None:
            self._key(text, offset, plain)
            return
        value = (
            self._plain(text, offset)
            if plain
            else self._tagged(event.tag, text, offset)
        )
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, 1, 0, text)
        if is_key:
            self._key(text, offset, plain)
        else:
            self._put(value, offset)

    def _key(self, text: str, offset: int, plain: bool) -> None:
        collection = self._open[-1]
        container = collection.container
        if plain and text == "<<":
            collection.key = _Awaiting.MERGED
            return
        if text not in container:
            collection.offsets.append(offset)
        elif len(self._problems) < MOST_PROBLEMS:
            index = list(container).index(text)
            self._note(duplicate_key(text, offset, collection.offsets[index]))
            collection.offsets[index] = offset
        collection.key = text

    def _put(self, value: JsonValue, offset: int, nodes: int = 1) -> None:
        self._nodes += nodes
        if self._nodes > self._limits.nodes:
            raise too_many_nodes(self._limits, offset)
        if not self._open:
            self._root, self._start = value, offset
            return
        collection = self._open[-1]
        container = collection.container
        if isinstance(container, list):
            container.append(value)
            collection.offsets.append(offset)
        elif isinstance(collection.key, str):
            container[collection.key] = value
            collection.key = _Awaiting.KEY
        else:
            collection.merged.append((value, offset))
            collection.key = _Awaiting.KEY

    def _start_mapping(self, event: Any) -> None:
        self._start_collection(event, _TAG + "map", {}, _Awaiting.KEY)

    def _start_sequence(self, event: Any) -> None:
        self._start_collection(event, _TAG + "seq", [], _Awaiting.ELEMENT)

    def _start_collection(
        self,
        event: Any,
        tag: str,
        container: dict[str, JsonValue] | list[JsonValue],
        key: _Awaiting,
    ) -> None:
        offset: int = event.start_mark.index
        if self._open and self._open[-1].key is _Awaiting.KEY:
            self._refuse("unsupported-yaml", _NO_KEY, offset, _KEY_HINT)
        if event.tag not in (None, "!", tag):
            self._report_tag(event.tag, offset)
        opened = _Open(container, key, offset, event.anchor, self._nodes, self._deepest)
        self._open.append(opened)
        self._reach(len(self._open), offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._deepest = len(self._open)

    def _end(self, _event: Any) -> None:
        collection = self._open[-1]
        if collection.merged:
            self._merge(collection)
        self._open.pop()
        container = collection.container
        self._members[id(container)] = collection.offsets
        self._put(container, collection.offset)
        if collection.anchor is not None:
            nodes = self._nodes - collection.nodes_before
            height = self._deepest - len(self._open)
            self._anchors[collection.anchor] = _Anchored(container, nodes, height)
            self._deepest = max(self._deepest, collection.deepest_before)

    def _alias(self, event: Any) -> None:
        offset: int = event.start_mark.index
        if event.anchor not in self._anchors:
            self._refuse(
                "syntax",
                f"alias {shorten('*' + event.anchor)} has no anchor before it",
                offset,
                f"mark what it stands for with {shorten('&' + event.anchor)}, further up;"
                " or put the text in quotes",
            )
        anchored = self._anchors[event.anchor]
        if anchored is None:
            message = (
                f"alias {shorten('*' + event.anchor)} stands inside what it refers to"
            )
            hint = "for a schema that holds itself, use `$ref`"
            self._refuse("unsupported-yaml", message, offset, hint)
        if self._open and self._open[-1].key is _Awaiting.KEY:
            if anchored.text is None:
                self._refuse("unsupported-yaml", _NO_KEY, offset, _KEY_HINT)
            self._key(anchored.text, offset, plain=False)
            return
        self._reach(len(self._open) + anchored.height, offset)
        self._put(anchored.value, offset, anchored.nodes)

    def _merge(self, collection: _Open) -> None:
        """Add the members of merged mappings (yaml.org/type/merge.html).

        Own keys win over merged ones, and those of an earlier mapping over those of a later one.
        """
        sources: list[dict[str, JsonValue]] = []
        for value, offset in collection.merged:
            for source in value if isinstance(value, list) else [value]:
                if isinstance(source, dict):
                    sources.append(source)
                else:
                    message = "only mappings can be merged by '<<'"
                    hint = "write `<<: *anchor`, where the anchor marks a mapping"
                    self._note(
                        Problem(
                            code="unsupported-yaml",
                            message=message,
                            offset=offset,
                            hint=hint,
                        )
                    )
        own = collection.container
        assert isinstance(own, dict)
        offsets: dict[str, int] = {}
        merged: dict[str, JsonValue] = {}
        for source in reversed(sources):
            merged.update(source)
            offsets.update(zip(source, self._members[id(source)], strict=True))
        offsets.update(zip(own, collection.offsets, strict=True))
        merged.update(own)
        own.clear()
        own.update(merged)
        collection.offsets = list(offsets.values())

    def _reach(self, depth: int, offset: int) -> None:
        if depth > self._limits.depth:
            raise too_deep(self._limits, offset)
        self._deepest = max(self._deepest, depth)

    def _plain(self, text: str, offset: int) -> str | int | float | bool | None:
        try:
            return resolve_plain(text)
        except ValueError:
            message = f"{shorten(text)} is a number that JSON can't hold"
            hint = "quote it if a text is meant"
            self._note(
                Problem(
                    code="unsupported-yaml",
                    message=message,
                    offset=offset,
                    hint=hint,
                    slight=self._is_in_extension(),
                )
            )
            return None

    def _is_in_extension(self) -> bool:
        """Whether a value belongs to an extension, which says nothing about the API itself."""
        keys = (one.key for one in self._open)
        return any(isinstance(key, str) and key.startswith("x-") for key in keys)

    def _tagged(self, tag: str | None, text: str, offset: int) -> JsonValue:
        if tag in (None, "!", _TAG + "str"):
            return text
        value = self._plain(text, offset)
        match tag.removeprefix(_TAG), value:
            case ("float", int() | float()) if not isinstance(value, bool):
                return float(value)
            case ("bool", bool()) | ("null", None):
                return value
            case ("int", int()) if not isinstance(value, bool):
                return value
            case _:
                pass
        self._report_tag(tag, offset)
        return None

    def _report_tag(self, tag: str, offset: int) -> None:
        name = tag.replace(_TAG, "!!", 1)
        message = f"tag {shorten(name)} is not supported here"
        hint = "a description holds JSON values only; remove the tag"
        self._note(
            Problem(code="unsupported-yaml", message=message, offset=offset, hint=hint)
        )

    def _note(self, problem: Problem) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(problem)

    def _refuse(self, code: str, message: str, offset: int, hint: str) -> NoReturn:
        raise UnreadableError(
            Problem(code=code, message=message, offset=offset, hint=hint)
        )
