"""One file of a description, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from specmill.diagnostics import Location, Span, unescape_pointer
from specmill.source.encoding import decode, guess_kind, is_unmerged
from specmill.source.json_reader import read_json
from specmill.source.limits import Limits
from specmill.source.lines import Lines
from specmill.source.node import JsonValue, Node
from specmill.source.origins import Origins
from specmill.source.reading import PlainText, Positions, Reading, UnreadableError
from specmill.source.resources import (
    Resources,
    bases_of,
    may_have_resources,
    read_resources,
    urljoin_leniently,
)

PLAIN = "text"
"""In place of a suffix: the file is one text."""
_JSON_START = re.compile(rb"\s*[{\[]")


@dataclass(slots=True)
class Document:
    """A file or mapping by the name the user gave it.

    `folder` is where relative references start, and `root` the folder they may not leave; both are
    None for a mapping without files around it. `digest` is the SHA-256 of the file, `portable_digest`
    that of its text with the line ends of Unix. `url` is where the document was fetched from. `origins` are where the
    parts of its value stand after overlays, `inlined` where they stood before references were replaced.
    """

    name: str
    value: JsonValue
    folder: Path | None = None
    root: Path | None = None
    path: Path | None = None
    digest: str = ""
    portable_digest: str = ""
    url: str = ""
    positions: Positions | None = None
    origins: Origins | None = field(default=None, repr=False)
    inlined: Origins | None = field(default=None, repr=False)
    _lines: Lines | None = field(default=None, repr=False)
    _resources: Resources | None = field(default=None, repr=False)

    @property
    def node(self) -> Node:
        """The cursor at the root."""
        return Node(self.value, self.name)

    @property
    def path_below_root(self) -> str:
        """The path from the root folder; the mere name when a link to elsewhere was opened, or the
        URL.
        """
        if self.url:
            return self.name
        if (
            self.path is None
            or self.root is None
            or not self.path.is_relative_to(self.root)
        ):
            return PurePath(self.name).name
        return self.path.relative_to(self.root).as_posix()

    @property
    def own_uri(self) -> str:
        """What the document calls itself (OpenAPI 3.2, `$self`; JSON Schema, `$id`), or its URL."""
        own = self.node.text("$self") or self.node.text("$id") or ""
        return urljoin_leniently(self.url, own.partition("#")[0])

    @property
    def resources(self) -> Resources:
        """What the document names by `$id` and by anchors."""
        if self._resources is None:
            text = self.positions.text if self.positions is not None else "$anchor"
            may = self.is_changed or may_have_resources(text)
            self._resources = (
                read_resources(self.node, self.own_uri) if may else Resources()
            )
        return self._resources

    def change(self, value: JsonValue) -> None:
        """Give the document another value, which overlays may change further."""
        self.value = value
        self.origins = Origins(value, Location(self.name))

    def inline(self, value: JsonValue, inlined: Origins) -> None:
        """Give the document a value in which references are replaced by what they lead to."""
        self.value = value
        self.inlined = inlined
        self.forget()

    @property
    def is_changed(self) -> bool:
        """Whether the value is another than the text says."""
        return self.origins is not None or self.inlined is not None

    def forget(self) -> None:
        """Read anew, when it is asked for, what the value names by `$id` and by anchors."""
        self._resources = None

    def bases(self, node: Node) -> tuple[str, ...]:
        """The URIs of the resources around a value of this document, the innermost first."""
        return bases_of(node, self.own_uri) if self.resources.roots else ("",)

    @property
    def hint(self) -> str:
        """What the file seems to be, when that is no mapping, or how to write one."""
        text = b"" if self.positions is None else self.positions.text[:512]
        kind = guess_kind(text.encode() if isinstance(text, str) else text)
        return kind or "write keys with values: `key: value`"

    def mentions(self, mark: str) -> bool:
        """Whether the text has `mark` somewhere, as far as there is a text that says all."""
        if self.is_changed:
            return True
        text = mark if self.positions is None else self.positions.text
        return mark in text if isinstance(text, str) else mark.encode() in text

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text has a match; True when it does not say all."""
        if self.positions is None or self.origins is not None:
            return self.folder is not None
        text = self.positions.text
        if isinstance(text, bytes):
            return re.search(pattern.pattern.encode(), text) is not None
        return pattern.search(text) is not None

    @property
    def line_count(self) -> int:
        """The number of lines of the file; 0 when there is no text."""
        text = "" if self.positions is None else self.positions.text
        return Lines(text).position(len(text.rstrip()))[0] if text else 0

    def span(self, location: Location) -> Span:
        """Line and column of a value; of its key when it is the member of a mapping."""
        if self.positions is None:
            return Span(self.name)
        keys = keys_of(location)
        return self.span_at(self.positions.offset(keys))

    def span_at(self, offset: int | None) -> Span:
        """Line and column of an offset in the text of the file."""
        if self.positions is None or offset is None:
            return Span(self.name)
        if self._lines is None:
            self._lines = Lines(self.positions.text)
        return Span(self.name, *self._lines.position(offset))


def keys_of(location: Location) -> tuple[str, ...]:
    """The keys that the JSON pointer of a location has."""
    return tuple(unescape_pointer(token) for token in location.pointer.split("/")[1:])


def text_span(name: str, text: str | bytes, offset: int | None) -> Span:
    """Line and column of an offset in `text`, which is the whole of the file `name`."""
    return Span(name) if offset is None else Span(name, *Lines(text).position(offset))


def read_text(data: bytes, suffix: str, limits: Limits) -> Reading:
    """Read YAML or JSON; raises `UnreadableError`.

    JSON does not go through the YAML reader, which refuses surrogate pairs and keys of more than
    1,024 characters. What only looks like JSON may still be YAML when the suffix says so.
    """
    text: str | bytes = data
    try:
        data = text = decode(data)
        if suffix == PLAIN:
            return Reading(value=data.decode(), nodes=1, positions=PlainText(data))
        if suffix == ".json":
            return read_json(data, limits)
        if _JSON_START.match(data):
            try:
                return read_json(data, limits)
            except UnreadableError as failure:
                if failure.problem.code != "syntax" or suffix not in (".yaml", ".yml"):
                    raise
        text = data.decode()
        # yaml takes as long to import as some descriptions take to be read.
        from specmill.source.yaml_reader import read_yaml

        return read_yaml(text, limits)
    except UnreadableError as failure:
        problem = failure.problem
        if problem.code == "syntax" and (problem.is_vague or is_unmerged(data)):
            problem = replace(problem, hint=guess_kind(data) or problem.hint)
        raise UnreadableError(problem, text) from None
