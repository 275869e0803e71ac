"""The schemas of a description as JSON Schema 2020-12, each converted when it is first looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from specmill.contract.dialect import Refer, convert
from specmill.diagnostics import Location, escape_pointer, unescape_pointer
from specmill.source.node import JsonValue, Node
from specmill.source.references import step
from specmill.source.workspace import Workspace

_PREFIX = "#/$defs/"
_LONGEST_CHAIN = 50
# Keywords whose values stand under another word in the description, or under none.
_FORMER = {
    "prefixItems": "items",
    "items": "additionalItems",
    "dependentSchemas": "dependencies",
    "dependentRequired": "dependencies",
    "examples": "example",
}


def reference_to(key: str) -> str:
    """The text of a `$ref` to the schema with this key."""
    return _PREFIX + quote(escape_pointer(key), safe="!$&'()*+,;=:@/?~-._")


def key_of(reference: str) -> str:
    """The key of the schema that the text of a `$ref` leads to."""
    return unescape_pointer(unquote(reference.removeprefix(_PREFIX)))


class Schema:
    """A schema where it is used; an inline one, or a reference to one with a key."""

    __slots__ = ("_schemas", "_value", "origin")

    origin: Node

    def __init__(self, origin: Node, schemas: Schemas, value: JsonValue = None) -> None:
        self.origin = origin
        self._schemas = schemas
        self._value = value

    @property
    def value(self) -> JsonValue:
        """The schema in JSON Schema 2020-12: a mapping, or true or false."""
        if self._value is None:
            self._value = self._schemas.convert(self.origin)
        return self._value

    @property
    def location(self) -> Location:
        """The file and the JSON pointer it was read from."""
        return self.origin.location

    def place(self, pointer: str) -> Location:
        """Where a part of the converted schema stands in the description."""
        return locate(self.origin, pointer)


class Schemas(Mapping[str, JsonValue]):
    """Every schema that is named or referred to, by key.

    A component has its own name for a key; anything else that is referred to has its pointer, with
    the file before it when that is another one. What only a reference inside another schema leads
    to gets its key when that schema is converted, so going through all of them converts all.
    """

    workspace: Workspace

    def __init__(
        self, workspace: Workspace, root: Node, home: str, *, siblings: bool
    ) -> None:
        self.workspace = workspace
        self._file = root.file
        self._home = home
        self._siblings = siblings
        self._names: dict[str, str] = {}
        self._origins: dict[str, Node] = {}
        self._values: dict[str, JsonValue] = {}
        self._references: dict[tuple[str, str], str | None] = {}

    def __getitem__(self, key: str) -> JsonValue:
        """The schema with this key, in JSON Schema 2020-12."""
        if key not in self._values:
            self._values[key] = self.convert(self._origins[key])
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        """All keys, those of components first."""
        done = 0
        while done < len(self._origins):
            keys = list(self._origins)[done:]
            done += len(keys)
            for key in keys:
                self[key]
        return iter(list(self._origins))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in self._origins

    def origin(self, key: str) -> Node:
        """Where the schema with this key stands."""
        return self._origins[key]

    def place(self, key: str, pointer: str = "") -> Location:
        """Where a part of a converted schema stands in the description."""
        return locate(self._origins[key], pointer)

    def use(self, node: Node | None) -> Schema | None:
        """The schema that stands at a node."""
        if node is None or not isinstance(node.value, (dict, bool)):
            return None
        return Schema(node, self)

    def text(self, node: Node) -> Schema:
        """The schema of what a node has without saying more of it: a text."""
        return Schema(node, self, {"type": "string"})

    def named(self, key: str) -> Schema:
        """The schema that refers to the one with this key."""
        origin = self._origins[key]
        return Schema(origin, self, {"$ref": reference_to(key)})

    def followed(self, schema: JsonValue) -> JsonValue:
        """What a schema that is a reference leads to in the end."""
        for _ in range(_LONGEST_CHAIN):
            reference = schema.get("$ref") if isinstance(schema, dict) else None
            if not isinstance(reference, str):
                break
            schema = self[key_of(reference)]
        return schema

    def declare(self, node: Node | None) -> tuple[str, ...]:
        """Give the named schemas of a description their keys, sorted."""
        for name, child in node.items() if node is not None else ():
            if isinstance(child.value, (dict, bool)):
                self._origins.setdefault(name, child)
        return tuple(sorted(self._origins))

    def convert(self, node: Node) -> JsonValue:
        """A schema as JSON Schema 2020-12."""
        return convert(node, Refer(self.refer, self.link, self._siblings, self._file))

    def refer(self, node: Node) -> str | None:
        """The `$ref` to write for that of a node; None when it leads nowhere."""
        text = node.text("$ref")
        place = (node.file, text or "")
        if place in self._references and not self._is_relative(node):
            return self._references[place]
        # What leads nowhere was reported when the description was read, if only as a warning.
        is_dangling = text is None or self.workspace.problem(node) is not None
        target = None if is_dangling else self.workspace.target(node)
        found: str | None = None
        if target is not None and isinstance(target.value, (dict, bool)):
            found = self.link(target)
        self._references[place] = found
        return found

    def link(self, target: Node) -> str | None:
        """A `$ref` to the schema at a node; None for a whole description."""
        if target.file == self._file and target.parent is None:
            return None
        return reference_to(self._key(target))

    def _is_relative(self, node: Node) -> bool:
        """Whether the same text may lead elsewhere from here, as below an `$id`."""
        return self.workspace.place(node)[1] != ("",)

    def _key(self, target: Node) -> str:
        location = target.location
        pointer = location.pointer
        if location.file != self._file:
            key = f"{self._portable(location.file)}#{pointer}"
        elif pointer.startswith(self._home) and "/" not in pointer[len(self._home) :]:
            key = unescape_pointer(pointer[len(self._home) :])
        else:
            key = pointer.removeprefix("/")
        self._origins.setdefault(key, target)
        return key

    def _portable(self, file: str) -> str:
        if file not in self._names:
            self._names = self.workspace.portable_names
        return self._names[file]


def locate(origin: Node, pointer: str) -> Location:
    """Where a part of a converted schema stands; the nearest thing around what stands nowhere."""
    current = origin
    tokens = [unescape_pointer(token) for token in pointer.split("/")[1:]]
    while tokens:
        token = tokens.pop(0)
        found = step(current, token) or _former(current, token)
        if found is not None:
            current = found
        elif token == "anyOf" and tokens[:1] == ["0"]:
            # The schema stands in alternatives because null is one more.
            tokens.pop(0)
        else:
            break
    return current.location


def _former(node: Node, token: str) -> Node | None:
    former = _FORMER.get(token)
    return None if former is None else node.get(former)
