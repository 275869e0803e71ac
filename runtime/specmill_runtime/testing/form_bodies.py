"""Forms in the bodies of requests, read back: fields by name, style and schema."""

from typing import Final, cast
from urllib.parse import unquote_plus

from specmill_runtime.codec import is_json
from specmill_runtime.testing.contract import Content, Encoding, Parameter, Schema
from specmill_runtime.testing.json_bodies import read_json
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.parameters import (
    ParameterReader,
    UnreadableError,
    pairs_of,
)
from specmill_runtime.testing.pointing import is_array
from specmill_runtime.testing.scalars import Texts
from specmill_runtime.testing.schemas import Schemas

_JSON_OBJECT: Final = ("{", "%7B", "%7b")


def _field(name: str, encoding: Encoding, schema: object) -> Parameter:
    """A field of a form as the parameter in a query that it is written like."""
    return Parameter(
        name=name,
        location="query",
        schema=cast("dict[str, object]", schema),
        style=encoding.style,
        explode=encoding.explode,
        media_type=encoding.media_type if not encoding.style else None,
    )


def read_form(content: bytes, described: Content, texts: Texts) -> object:
    """The fields of a form by their names, as their schemas have them."""
    pairs = pairs_of(content.decode(errors="replace"))
    schema = described.schema if described.schema is not None else True
    found: dict[str, object] = {}
    taken: set[str] = set()
    spread: dict[str, ParameterReader] = {}
    for name, member in texts.schemas.members(schema).items():
        encoding = described.encodings.get(name, Encoding())
        if encoding.media_type is not None and not is_json(encoding.media_type):
            encoding = Encoding(style=encoding.style, explode=encoding.explode)
        reader = ParameterReader(_field(name, encoding, member), texts)
        value = _form_value(reader, pairs, taken, texts)
        if value is not None:
            found[name] = value[0]
        elif reader.is_spread and (encoding.style or encoding.explode):
            spread[name] = reader
    for name, reader in spread.items():
        known = taken | (texts.schemas.members(schema).keys() - {name})
        gathered = reader.gather(pairs, known)
        if gathered is not None:
            found[name] = gathered
            taken |= known & pairs.keys()
    for name in pairs.keys() - taken - found.keys():
        member = texts.schemas.member(schema, name)
        plain = [unquote_plus(text) for text in pairs[name]]
        found[name] = texts.scalar(plain[0], member) if len(plain) == 1 else plain
    return {**found, **empty_members(found, schema, texts)}


def empty_members(
    found: dict[str, object], schema: Schema, texts: Texts
) -> dict[str, object]:
    """The arrays and objects that a form needs, but can't write because they are empty (RFC 6570 §2.3).

    A form that its schema accepts needs none: `required` may hold for one of several branches.
    """
    if texts.schemas.checker(schema, "request").accepts(found):
        return {}
    required = (
        name for one in texts.schemas.parts(schema) for name in one.get("required", ())
    )
    members: dict[str, object] = {}
    for name in required:
        member = texts.schemas.member(schema, name)
        kinds: dict[str, object] = {"array": [], "object": {}}
        empty = kinds.get(texts.kind(member))
        if name not in found and empty is not None:
            accepts = texts.schemas.checker(member, "request").accepts
            if accepts(empty):
                members[name] = empty
    return members


def _form_value(
    reader: ParameterReader,
    pairs: dict[str, list[str]],
    taken: set[str],
    texts: Texts,
) -> tuple[object] | None:
    name = reader.parameter.name
    try:
        if name in pairs:
            taken.add(name)
            given = pairs[name]
            is_list = reader.kind == "array"
            if not is_list and texts.is_null(given[0], reader.parameter.schema):
                return (None,)
            return (_whole(reader, given, texts.schemas),)
        is_bracketed = any(one.startswith(f"{name}[") for one in pairs)
        if reader.kind in ("deep", "object", "array") and is_bracketed:
            value = reader.bracketed(pairs, taken)
            return None if value is None else (value,)
    except UnreadableError as error:
        raise ContractViolation(
            "body-unreadable", f"field {name!r} {error}", pointer=f"/body/{name}"
        ) from None
    return None


def _whole(reader: ParameterReader, texts: list[str], schemas: Schemas) -> object:
    """A member that has one text, or one for each item; objects without brackets may be JSON."""
    types = schemas.types(reader.parameter.schema)
    if reader.kind == "content" and "array" in types:
        return _listed(reader, texts, is_list=types <= {"array", "null"})
    if not all(one.startswith(_JSON_OBJECT) for one in texts):
        return reader.read(texts)
    if reader.kind == "object":
        return read_json(unquote_plus(texts[0]).encode())
    items = schemas.items(reader.parameter.schema)
    if reader.kind == "array" and "object" in schemas.types(items):
        return [read_json(unquote_plus(one).encode()) for one in texts]
    return reader.read(texts)


def _listed(reader: ParameterReader, texts: list[str], *, is_list: bool) -> object:
    """The items of a member that are JSON each, as the encoding of an array counts for its items."""
    items = [reader.read([text]) for text in texts]
    is_alone = len(items) == 1 and (is_array(items[0]) or not is_list)
    return items[0] if is_alone else items
