"""Places: where in a description an inline type is used, written as a path of words.

A place is text such as `/schema:SendSms/field:options`: steps of a kind and a word, from the named
thing (component or operation) inwards. It is the key of an inline declaration until the naming pass
gives it a name.
"""

from __future__ import annotations

from specmill.diagnostics import escape_pointer, unescape_pointer

_KEYWORDS_WITH_NAMES = {
    "properties": "field",
    "patternProperties": "value",
    "$defs": "part",
    "definitions": "part",
    "schemas": "schema",
    "parameters": "parameter",
    "responses": "response",
    "requestBodies": "body",
    "headers": "header",
    "paths": "part",
    "content": "media",
    "mediaTypes": "media",
    "contentDescriptors": "parameter",
    "dependentSchemas": "part",
    "dependencies": "part",
}
_KEYWORDS_WITH_INDEX = {
    "oneOf": "variant",
    "anyOf": "variant",
    "prefixItems": "variant",
}
_KEYWORDS_ALONE = {
    "items": "item",
    "additionalProperties": "value",
    "requestBody": "body",
}


def step(place: str, kind: str, word: str = "") -> str:
    """The place one step further in."""
    return f"{place}/{kind}:{escape_pointer(word)}"


def steps(place: str) -> list[tuple[str, str]]:
    """The kinds and words of a place, from the named thing inwards."""
    pairs = (part.partition(":") for part in place.split("/")[1:])
    return [(kind, unescape_pointer(word)) for kind, _, word in pairs]


def is_place(key: str) -> bool:
    """True when the key of a declaration is a place, so that the declaration has no name yet."""
    return key.startswith("/") and ":" in key


def place_of_pointer(pointer: str) -> str:
    """The place of the schema at a JSON pointer, the same as walking to it would give."""
    tokens = [unescape_pointer(token) for token in pointer.split("/")[1:]]
    if tokens[:1] == ["components"]:
        tokens = tokens[1:]
    place = ""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if token in _KEYWORDS_ALONE:
            place = step(place, _KEYWORDS_ALONE[token])
        elif following is not None and token in _KEYWORDS_WITH_NAMES:
            place = step(place, _KEYWORDS_WITH_NAMES[token], following)
            position += 1
        elif following is not None and token in _KEYWORDS_WITH_INDEX:
            place = step(place, _KEYWORDS_WITH_INDEX[token], _counted(following))
            position += 1
        elif following is not None and token == "allOf":
            position += 1
        elif token != "schema":
            place = step(place, "part", token)
        position += 1
    return place or step("", "part", "root")


def _counted(index: str) -> str:
    return str(int(index) + 1) if index.isdecimal() and len(index) < 9 else index
