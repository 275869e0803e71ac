"""One file of a description, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from specmill.diagnostics import Location, Span, unescape_pointer
from specmill.source.encoding import decode, guess_kind
from specmill.source.json_reader import read_json
from specmill.source.limits import Limits
from specmill.source.lines import Lines
from specmill.source.node import JsonValue, Node
from specmill.source.reading import Positions, Reading, UnreadableError
from specmill.source.yaml_reader import read_yaml

_JSON_START = re.compile(rb"\s*[{\[]")


@dataclass(slots=True)
class Document:
    """A file or mapping by the name the user gave it.

    `folder` is where relative references start, and `root` the folder they may not leave; both are
    None for a mapping without files around it.
    """

    name: str
    value: JsonValue
    folder: Path | None = None
    root: Path | None = None
    path: Path | None = None
    digest: str = ""
    positions: Positions | None = None
    _lines: Lines | None = field(default=None, repr=False)

    @property
    def node(self) -> Node:
        """The cursor at the root."""
        return Node(self.value, self.name)

    @property
    def path_below_root(self) -> str:
        """The path from the root folder; the mere name when a link to elsewhere was opened."""
        if (
            self.path is None
            or self.root is None
            or not self.path.is_relative_to(self.root)
        ):
            return PurePath(self.name).name
        return self.path.relative_to(self.root).as_posix()

    @property
    def own_uri(self) -> str | None:
        """What the document calls itself (OpenAPI 3.2, `$self`)."""
        return self.node.text("$self")

    @property
    def hint(self) -> str | None:
        """What the file seems to be, when that is no description."""
        text = b"" if self.positions is None else self.positions.text[:512]
        return guess_kind(text.encode() if isinstance(text, str) else text)

    def mentions(self, mark: str) -> bool:
        """Whether the text has `mark` somewhere, as far as there is a text."""
        text = mark if self.positions is None else self.positions.text
        return mark in text if isinstance(text, str) else mark.encode() in text

    def span(self, location: Location) -> Span:
        """Line and column of a value; of its key when it is the member of a mapping."""
        if self.positions is None:
            return Span(self.name)
        keys = tuple(
            unescape_pointer(token) for token in location.pointer.split("/")[1:]
        )
        return self.span_at(self.positions.offset(keys))

    def span_at(self, offset: int | None) -> Span:
        """Line and column of an offset in the text of the file."""
        if self.positions is None or offset is None:
            return Span(self.name)
        if self._lines is None:
            self._lines = Lines(self.positions.text)
        return Span(self.name, *self._lines.position(offset))


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
        if suffix == ".json":
            return read_json(data, limits)
        if _JSON_START.match(data):
            try:
                return read_json(data, limits)
            except UnreadableError as failure:
                if failure.problem.code != "syntax" or suffix not in (".yaml", ".yml"):
                    raise
        text = data.decode()
        return read_yaml(text, limits)
    except UnreadableError as failure:
        problem = failure.problem
        if problem.code == "syntax" and problem.hint is None:
            problem = replace(problem, hint=guess_kind(data))
        raise UnreadableError(problem, text) from None
