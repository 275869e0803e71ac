"""Texts turned into the values that schemas ask for."""

import re
from collections.abc import Collection
from typing import Final

from specmill_runtime.testing.contract import Schema
from specmill_runtime.testing.schema_walks import guessed_type
from specmill_runtime.testing.schemas import Schemas

_DIGITS: Final = re.compile(r"[0-9]{1,18}")
_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,400})")
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")

_NULLS: Final = ("", "null")


class Texts:
    """Turns texts into the values that schemas ask for."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas

    def scalar(self, text: str, schema: Schema) -> object:
        """The value of one text; the text itself where no other type fits."""
        types = self.schemas.types(schema)
        value = _read(text, types)
        if value is text:
            return None if self.is_null(text, schema) else text
        if "string" in types:
            accepts = self.schemas.checker(schema, "request").accepts
            if not accepts(value) and accepts(text):
                return text
        return value

    def is_null(self, text: str, schema: Schema) -> bool:
        """Whether a text stands for null: there is no other word for it in texts."""
        if text not in _NULLS or "null" not in self.schemas.types(schema):
            return False
        return not self.schemas.checker(schema, "request").accepts(text)

    def array(self, texts: list[str], schema: Schema) -> list[object]:
        """The values of an array's items."""
        item = self.schemas.item
        return [self.scalar(text, item(schema, at)) for at, text in enumerate(texts)]

    def record(self, pairs: list[tuple[str, str]], schema: Schema) -> dict[str, object]:
        """The values of an object's members."""
        return {
            name: self.typed(text, self.schemas.member(schema, name))
            for name, text in pairs
        }

    def typed(self, text: str, schema: Schema) -> object:
        """The value of a text that may stand for several, with commas between them."""
        if self.kind(schema) == "array":
            return self.array(text.split(","), schema)
        return self.scalar(text, schema)

    def kind(self, schema: Schema) -> str:
        """Whether values travel as `array`, `object` or `scalar`."""
        types = self.schemas.types(schema)
        if len(types) > 4:
            guesses = map(guessed_type, self.schemas.parts(schema))
            guess = next((one for one in guesses if one is not None), "scalar")
            return guess if guess in ("array", "object") else "scalar"
        if "array" in types:
            return "array"
        return "object" if "object" in types else "scalar"

    def is_plain(self, schema: Schema) -> bool:
        """Whether a value that travels as an array may be a single one too."""
        return bool(self.schemas.types(schema) & {"string", "integer", "boolean"})


def whole_of(text: str) -> int | None:
    """The number that a text of digits says; None for another text, and for more digits than are meant."""
    return int(text) if _DIGITS.fullmatch(text) else None


def _read(text: str, types: Collection[str]) -> object:
    """The number or boolean that a text says; the text itself where it says none."""
    if "integer" in types and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in types and _NUMBER.fullmatch(text):
        return float(text)
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    return text
