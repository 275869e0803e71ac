"""Bodies of requests read back: JSON, forms, multipart, text and bytes."""

import re
from contextlib import suppress
from typing import Final, NamedTuple, cast

import msgspec

from specmill_runtime.codec import charset_in, essence_of, is_json
from specmill_runtime.testing.contract import (
    Content,
    Encoding,
)
from specmill_runtime.testing.form_bodies import empty_members, read_form
from specmill_runtime.testing.json_bodies import read_json
from specmill_runtime.testing.messages import ContractViolation
from specmill_runtime.testing.results import closeness
from specmill_runtime.testing.scalars import Texts
from specmill_runtime.testing.schema_walks import implied_type
from specmill_runtime.testing.schemas import Schemas

_WORDS: Final = frozenset({"string", "null"})
_WRITTEN: Final = _WORDS | {"integer", "number", "boolean"}
_OPEN: Final = ("*/*", "application/*")
"""Ranges that stand for JSON where they have a schema."""
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
_BETWEEN: Final = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
_NAME: Final = re.compile(r'name="((?:[^"\\]|\\.)*)"')
_FILE: Final = re.compile(r"filename\*?=")


class Part(NamedTuple):
    """One part of a multipart body."""

    name: str
    media_type: str
    content: bytes
    is_file: bool


class ReadBody(NamedTuple):
    """A body as a value: bytes in it are text in `checked`, because JSON has no bytes."""

    value: object
    checked: object
    content: Content


def content_for(contents: tuple[Content, ...], media_type: str) -> Content | None:
    """The content that covers a media type, an exact one before a range, and that before `*/*`."""
    found = min(
        contents, key=lambda one: closeness(one.media_type, media_type), default=None
    )
    is_other = found is None or closeness(found.media_type, media_type) > 2
    return None if is_other else found


def is_words(content: Content) -> bool:
    """Whether a body is one text or one file: neither JSON, a form, nor a sequence of items."""
    if content.sequence is not None:
        return False
    essence = essence_of(content.media_type)
    is_read = is_json(essence) or essence in (FORM, MULTIPART)
    return not is_read and (essence not in _OPEN or content.schema is None)


def is_opaque(content: Content, schemas: Schemas) -> bool:
    """Whether a body is text or bytes that its schema does not speak of, such as XML of an object or
    bytes of a number.
    """
    schema = content.schema
    is_text = essence_of(content.media_type).startswith("text/")
    written = _WRITTEN if is_text else _WORDS
    return is_words(content) and (
        schema is None
        or not schemas.types(schema) <= written
        or any(implied_type(one) for one in schemas.parts(schema))
    )


def is_finished(content: Content, schemas: Schemas) -> bool:
    """Whether a form is described as a text, which is all of it as it is sent."""
    schema = content.schema
    return schema is not None and schemas.types(schema) <= {"string", "null"}


def read_body(
    content: bytes, media_type: str, described: Content, texts: Texts
) -> ReadBody:
    """The value of a body; ContractViolation when it is not written as its type says."""
    essence = essence_of(media_type)
    value: object
    checked: object
    if is_json(media_type):
        value = checked = read_json(content)
    elif described.sequence is not None:
        end = b"\x1e" if described.sequence == "sequence" else b"\n"
        lines = (one for one in content.split(end) if one.strip())
        value = checked = [read_json(one) for one in lines]
    elif essence == FORM and is_finished(described, texts.schemas):
        value = checked = content.decode(errors="replace")
    elif essence == FORM:
        value = checked = _form_or_text(content, described, texts)
    elif essence == MULTIPART:
        value, checked = _read_multipart(content, media_type, described, texts)
    elif essence.startswith("text/"):
        value = _text(content, media_type)
        checked = texts.scalar(value, described.schema or True)
    else:
        value, checked = content, content.decode("latin-1")
    if is_opaque(described, texts.schemas):
        described = msgspec.structs.replace(described, schema=None)
    return ReadBody(value, checked, described)


def _text(content: bytes, media_type: str) -> str:
    with suppress(LookupError, ValueError):
        return content.decode(charset_in(media_type) or "utf-8", "replace")
    return content.decode(errors="replace")


def _form_or_text(content: bytes, described: Content, texts: Texts) -> object:
    """The fields of a form, or its text where that is described beside them and they do not fit."""
    fields = read_form(content, described, texts)
    schema = described.schema
    if schema is None or "string" not in texts.schemas.types(schema):
        return fields
    is_form = texts.schemas.checker(schema, "request").accepts(fields)
    return fields if is_form else content.decode(errors="replace")


def _read_multipart(
    content: bytes, media_type: str, described: Content, texts: Texts
) -> tuple[object, object]:
    schema = described.schema if described.schema is not None else True
    value: dict[str, object] = {}
    checked: dict[str, object] = {}
    for part in parts_of(content, media_type):
        member = texts.schemas.member(schema, part.name)
        is_list = texts.kind(member) == "array"
        delimiter = _delimiter(described.encodings.get(part.name))
        if is_list and delimiter and not part.is_file and not is_json(part.media_type):
            listed = part.content.decode(errors="replace").split(delimiter)
            value[part.name] = checked[part.name] = texts.array(listed, member)
            continue
        one_schema = texts.schemas.items(member) if is_list else member
        one, safe = _part_value(part, one_schema, texts)
        if is_list and isinstance(safe, list):
            value[part.name], checked[part.name] = one, safe
        elif part.name in value or (is_list and not texts.is_plain(member)):
            _append(value, part.name, one)
            _append(checked, part.name, safe)
        else:
            value[part.name], checked[part.name] = one, safe
    empty = empty_members(checked, schema, texts)
    return {**value, **empty}, {**checked, **empty}


def _delimiter(encoding: Encoding | None) -> str | None:
    """What stands between the items that one part holds; None when each has a part."""
    if encoding is None or not (encoding.style or encoding.explode is False):
        return None
    style = encoding.style or "form"
    is_exploded = style == "form" if encoding.explode is None else encoding.explode
    return None if is_exploded else _BETWEEN.get(style, ",")


def _append(found: dict[str, object], name: str, one: object) -> None:
    held = found.get(name, [])
    items = cast("list[object]", held) if isinstance(held, list) else [held]
    found[name] = [*items, one]


def _part_value(part: Part, schema: object, texts: Texts) -> tuple[object, object]:
    if is_json(part.media_type):
        value = read_json(part.content)
        return value, value
    if part.is_file:
        return part.content, part.content.decode("latin-1")
    text = _text(part.content, part.media_type)
    value = texts.scalar(text, cast("dict[str, object]", schema))
    return value, value


def parts_of(content: bytes, media_type: str) -> list[Part]:
    """The parts of a multipart body (RFC 2046 §5.1)."""
    found = re.search(r'boundary="?([^";]+)', media_type)
    if found is None:
        raise ContractViolation(
            "body-unreadable",
            "the media type names no boundary",
            pointer="/headers/content-type",
        )
    boundary = b"--" + found[1].encode()
    # What stands before the first boundary is no part.
    pieces = (b"\r\n" + content).split(b"\r\n" + boundary)[1:]
    if not pieces or not pieces[-1].startswith(b"--"):
        raise ContractViolation(
            "body-unreadable", "the last boundary is missing", pointer="/body"
        )
    return [_part(piece.removeprefix(b"\r\n")) for piece in pieces[:-1]]


def _part(piece: bytes) -> Part:
    head, _, content = piece.partition(b"\r\n\r\n")
    headers: dict[str, str] = {}
    for line in head.decode(errors="replace").split("\r\n"):
        name, _, text = line.partition(":")
        headers[name.strip().lower()] = text.strip()
    disposition = headers.get("content-disposition", "")
    named = _NAME.search(disposition)
    return Part(
        name=re.sub(r"\\(.)", r"\1", named[1]) if named else "",
        media_type=headers.get("content-type", "text/plain"),
        content=content,
        is_file=_FILE.search(disposition) is not None,
    )
