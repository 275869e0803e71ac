"""Parameters read back from their texts: the styles of OpenAPI 3.2 (§4.12.6), undone."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, cast
from urllib.parse import unquote, unquote_plus

import msgspec

from specmill_runtime.codec import UNREADABLE, is_json
from specmill_runtime.testing.contract import Parameter, Schema
from specmill_runtime.testing.scalars import Texts

_DELIMITERS: Final = {
    "spaceDelimited": re.compile(r"%20|\+"),
    "pipeDelimited": re.compile(r"%7[Cc]|\|"),
    "tabDelimited": re.compile(r"%09"),
}
_COMMA: Final = re.compile(",")
# In brackets: the keys of a member that travels as `name[key]`.
_KEYS: Final = re.compile(r"\[([^\[\]]*)\]")
_DEEPEST: Final = 100

Pairs = dict[str, list[str]]
Read = Callable[[list[str]], object]


class UnreadableError(ValueError):
    """A text that is not written as the style wants it; the text says how."""


def style_of(parameter: Parameter) -> tuple[str, bool]:
    """Style and explode, with the defaults of the location."""
    is_simple = parameter.location in ("path", "header")
    style = parameter.style or ("simple" if is_simple else "form")
    explode = parameter.explode
    return style, style in ("form", "cookie") if explode is None else explode


class ParameterReader:
    """One parameter compiled: its texts, still percent-encoded, to its value."""

    __slots__ = (
        "_decode",
        "_texts",
        "explode",
        "is_spread",
        "is_text_too",
        "kind",
        "parameter",
        "read",
        "style",
    )

    def __init__(self, parameter: Parameter, texts: Texts) -> None:
        self.parameter: Parameter = parameter
        style, explode = style_of(parameter)
        self.style: str = style
        self.explode: bool = explode
        self._texts = texts
        self.kind: str = texts.kind(parameter.schema)
        # What is neither JSON nor a single text is written by its style.
        if parameter.media_type is not None and (
            self.kind == "scalar" or is_json(parameter.media_type)
        ):
            self.kind = "content"
        elif self.style == "deepObject" and self.kind != "scalar":
            self.kind = "deep"
        is_pair = parameter.location in ("query", "cookie")
        self.is_spread: bool = self.kind == "object" and explode and is_pair
        """Whether the members of an object are parameters of their own."""
        is_nested = self.kind in ("object", "deep")
        self.is_text_too: bool = is_nested and texts.is_plain(parameter.schema)
        """Whether a single value may stand in the place of an object, under its own name."""
        self._decode = _DECODERS.get(parameter.location, unquote)
        if self.style == "cookie" or parameter.location == "header":
            self._decode = str
        self.read: Read = self._reader()

    def _reader(self) -> Read:
        match self.kind:
            case "content":
                return self._content
            case "scalar":
                return self._single
            case "array":
                return self._array
            case _:
                return self._object

    def _single(self, texts: list[str]) -> object:
        if len(texts) > 1:
            raise UnreadableError("is given more than once")
        is_path = self.parameter.location == "path"
        text = self._bare(texts[0]) if is_path else texts[0]
        return self._texts.scalar(self._decode(text), self.parameter.schema)

    def _content(self, texts: list[str]) -> object:
        text = self._decode(texts[0])
        if not is_json(self.parameter.media_type or ""):
            return self._texts.scalar(text, self.parameter.schema)
        try:
            return cast("object", msgspec.json.decode(text))
        except UNREADABLE:
            raise UnreadableError("is not the JSON that it should be") from None

    def _array(self, texts: list[str]) -> object:
        schema = self.parameter.schema
        parts = self._parts(texts)
        if parts in ([""], ["null"]):
            items = self._texts.schemas.item(schema, 0)
            if not self._texts.schemas.checker(items, "request").accepts(parts[0]):
                if self._texts.is_null(parts[0], schema):
                    return None
                if self._texts.is_null(parts[0], items):
                    return [None]
                # Nothing between delimiters is an empty array, unless it is an empty text.
                parts = [one for one in parts if one]
        if len(parts) == 1 and self._texts.is_plain(schema):
            return self._texts.scalar(parts[0], schema)
        return self._texts.array(parts, schema)

    def _parts(self, texts: list[str]) -> list[str]:
        location = self.parameter.location
        if location == "header":
            delimiter = unquote(_PLAIN.get(self.style, ","))
            return [part.strip() for part in texts[0].split(delimiter)]
        if location == "path":
            return [unquote(one) for one in self._path_parts(texts[0])]
        if self.explode:
            return [self._decode(text) for text in texts]
        if len(texts) > 1:
            raise UnreadableError("is repeated, where one text holds all items")
        delimiters = _DELIMITERS.get(self.style, _COMMA)
        return [self._decode(part) for part in delimiters.split(texts[0])]

    def _bare(self, text: str) -> str:
        """The text of a path parameter without the signs of its style."""
        if self.style == "label":
            return _after(text, ".")
        if self.style == "matrix":
            name, _, value = _after(text, ";").partition("=")
            if unquote(name) != self.parameter.name:
                raise UnreadableError(f"should begin with ;{self.parameter.name}=")
            return value
        return text

    def _path_parts(self, text: str) -> list[str]:
        if self.style == "label":
            return _after(text, ".").split("." if self.explode else ",")
        if self.style == "matrix" and self.explode:
            own = f"{self.parameter.name}="
            return [
                part.removeprefix(own)
                for part in _after(text, ";").split(";")
                if unquote(part).startswith(own) or self.kind == "object"
            ]
        return _DELIMITERS.get(self.style, _COMMA).split(self._bare(text))

    def _object(self, texts: list[str]) -> object:
        if self.is_text_too and (self.is_spread or self.kind == "deep"):
            return self._single(texts)
        if texts == [""] and not self.is_text_too:
            return {}
        if self.parameter.location == "path":
            parts = self._path_parts(texts[0])
        elif self.parameter.location == "header":
            parts = [part.strip() for part in texts[0].split(",")]
        else:
            parts = _DELIMITERS.get(self.style, _COMMA).split(texts[0])
        if self.explode:
            is_object = all("=" in part for part in parts)
            pairs = [part.partition("=")[::2] for part in parts]
        else:
            is_object = len(parts) % 2 == 0
            pairs = list(zip(parts[::2], parts[1::2], strict=False))
        if self.is_text_too and not is_object:
            return self._single(texts)
        if not (self.explode or is_object):
            raise UnreadableError("has a name without a value")
        named = [(self._decode(name), self._decode(text)) for name, text in pairs]
        return self._texts.record(named, self.parameter.schema)

    @property
    def declared(self) -> Mapping[str, Schema]:
        """The schemas of the members that are described."""
        return self._texts.schemas.members(self.parameter.schema)

    def gather(
        self, pairs: Pairs, taken: set[str], beside: Iterable["ParameterReader"] = ()
    ) -> object | None:
        """The object whose members stand among `pairs`; their names are added to `taken`.

        None when there are none. Members that one `beside` it describes are not of an object with any.
        """
        if self.kind == "deep":
            return self.bracketed(pairs, taken)
        declared = self.declared
        names = [name for name in pairs if name in declared and name not in taken]
        if not names and _is_open(self.parameter.schema):
            others = {name for one in beside for name in one.declared}
            names = [name for name in pairs if name not in taken | others]
        taken.update(names)
        found: dict[str, object] = {}
        for name in names:
            text = [self._decode(one) for one in pairs[name]]
            schema = declared.get(name, True)
            is_array = self._texts.kind(schema) == "array"
            found[name] = (
                self._texts.array(text, schema)
                if is_array and len(text) > 1
                else self._texts.typed(text[0], schema)
            )
        return found or None

    def bracketed(self, pairs: Pairs, taken: set[str]) -> object | None:
        """The value whose members travel as `name[key]`; None when there are none."""
        found: Any = {}
        start = f"{self.parameter.name}["
        for name in [one for one in pairs if one.startswith(start)]:
            keys = _KEYS.findall(name[len(start) - 1 :])
            if len(keys) > _DEEPEST:
                continue
            taken.add(name)
            values = [self._decode(one) for one in pairs[name]]
            put_deep(found, keys, values)
        if not found:
            return None
        return self.shaped(found, self.parameter.schema)

    def shaped(self, found: object, schema: Schema) -> object:
        """Members in brackets as what their schemas say: indices make arrays."""
        if not isinstance(found, dict):
            texts = cast("list[str]", found)
            if self._texts.kind(schema) == "array":
                return self._texts.array(texts, schema)
            return self._texts.scalar(texts[-1], schema)
        members = cast("dict[str, object]", found)
        if self._texts.kind(schema) == "array":
            item = self._texts.schemas.item
            shaped = enumerate(members.values())
            return [self.shaped(one, item(schema, at)) for at, one in shaped]
        return {
            name: self.shaped(one, self._texts.schemas.member(schema, name))
            for name, one in members.items()
        }


_DECODERS: Final[dict[str, Callable[[str], str]]] = {"query": unquote_plus}
_PLAIN: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}


def put_deep(found: Any, keys: list[str], values: list[str]) -> None:
    """Put a member with brackets in its place."""
    for key in keys[:-1]:
        found = found.setdefault(key, {})
        if isinstance(found, list):
            return
    if keys:
        found[keys[-1]] = values


def _after(text: str, sign: str) -> str:
    if not text.startswith(sign):
        raise UnreadableError(f"should begin with {sign!r}")
    return text[1:]


def is_nested(reader: ParameterReader) -> bool:
    """Whether the members of an object are found among all pairs."""
    return reader.is_spread or reader.kind == "deep"


def breadth(reader: ParameterReader) -> int:
    """How many names its members may have: who takes any comes after who describes some."""
    if reader.kind == "deep" or not _is_open(reader.parameter.schema):
        return 0
    return 1 if reader.declared else 2


def _is_open(schema: Schema) -> bool:
    if not isinstance(schema, dict):
        return True
    return schema.get("additionalProperties", True) is not False


def without_pairs(query: str, names: frozenset[str]) -> str:
    """The query without the pairs of some names."""
    pairs = query.split("&")
    return "&".join(one for one in pairs if one.partition("=")[0] not in names)


def pairs_of(text: str, separator: str = "&") -> Pairs:
    """The texts of a query, a form or a cookie by name; values are still percent-encoded."""
    found: Pairs = {}
    for part in filter(None, text.split(separator)):
        name, _, value = part.strip().partition("=")
        found.setdefault(unquote_plus(name), []).append(value)
    return found
