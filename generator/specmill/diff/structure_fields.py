"""Fields of forms and parts of bodies of both sides: how they are written, and what headers they have."""

from __future__ import annotations

from specmill.contract import Content, Encoding, Header, Schema, Schemas
from specmill.contract.contents import normal_media_type
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.diff.media_types import is_among
from specmill.diff.serialization import ARRAY, SCALAR, kinds
from specmill.source.node import JsonValue

_FORM = "application/x-www-form-urlencoded"
_REPEATED = "form, exploded"


def compare_fields(
    comparison: Comparison,
    scene: Scene,
    place: tuple[Flow, str],
    contents: tuple[Content, Content],
) -> None:
    """Compare what is said of the fields of a body on either side; `place` is the way it goes, and its name."""
    flow, where = place
    names = {one.field for side in contents for one in side.encodings}
    for name in sorted(names):
        _Field(comparison, scene, (flow, f"{where}.{name}"), contents, name).compare()


class _Field:
    """One field on both sides; None where nothing is said of it."""

    def __init__(
        self,
        comparison: Comparison,
        scene: Scene,
        place: tuple[Flow, str],
        contents: tuple[Content, Content],
        name: str,
    ) -> None:
        self._comparison = comparison
        self._scene = scene
        self._flow, self._where = place
        self._contents = contents
        self._encodings = _encoding(contents[0], name), _encoding(contents[1], name)
        self._name = name

    def compare(self) -> None:
        old, new = self._encodings
        before, after = self._contents
        schemas = self._comparison.old.schemas, self._comparison.new.schemas
        texts = (
            _written(old, before, _kinds(before, self._name, schemas[0])),
            _written(new, after, _kinds(after, self._name, schemas[1])),
        )
        if texts[0] != texts[1]:
            edit = _encoding_edit(*texts)
            self._edit("field-encoding", edit, "is written otherwise", texts=texts)
        bare = [
            one is not None and _is_form(content) and one.allow_reserved
            for one, content in zip(self._encodings, self._contents, strict=True)
        ]
        if bare[0] != bare[1]:
            edit = "allowed" if bare[1] else "refused"
            self._edit("field-reserved", edit, f"reserved characters are {edit}")
        headers = [
            _headers(*one) for one in zip(self._encodings, self._contents, strict=True)
        ]
        for name in sorted(headers[0].keys() | headers[1].keys()):
            self._header(headers[0].get(name), headers[1].get(name))

    def _header(self, old: Header | None, new: Header | None) -> None:
        one = new or old
        assert one is not None
        where = f"{self._where} header `{one.name}`"
        if old is None:
            edit = "required added" if one.required else "optional added"
            self._edit("part-header", edit, "added", where, (None, new))
        elif new is None:
            edit = "required removed" if one.required else "optional removed"
            self._edit("part-header", edit, "removed", where, (old, None))
        else:
            if old.required != new.required:
                edit = "became required" if new.required else "became optional"
                self._edit("part-header", edit, edit, where, (old, new))
            pair = Slot(_schema(old), old.origin), Slot(_schema(new), new.origin)
            self._comparison.schemas(self._scene, self._flow, pair, where)

    def _edit(
        self,
        rule: str,
        edit: str,
        what: str,
        where: str = "",
        pair: tuple[Header | None, Header | None] | None = None,
        texts: tuple[str, str] | tuple[None, None] = (None, None),
    ) -> None:
        sides = [
            one or encoding or content
            for one, encoding, content in zip(
                pair or (None, None), self._encodings, self._contents, strict=True
            )
        ]
        only = (
            ""
            if pair is None or None not in pair
            else "head" if pair[0] is None else "base"
        )
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=self._flow,
                where=where or self._where,
                base=sides[0].origin,
                head=sides[1].origin,
                before=texts[0],
                after=texts[1],
                only=only,
            ),
        )


def _encoding(content: Content, name: str) -> Encoding | None:
    return next((one for one in content.encodings if one.field == name), None)


def _is_form(content: Content) -> bool:
    return normal_media_type(content.media_type) == _FORM


def _headers(encoding: Encoding | None, content: Content) -> dict[str, Header]:
    """The headers of a part; OpenAPI 3.1, Encoding Object: other bodies than multipart have none."""
    if encoding is None or not content.media_type.lower().startswith("multipart/"):
        return {}
    return {one.name.lower(): one for one in encoding.headers}


def _schema(header: Header) -> Schema | None:
    return header.schema if header.content is None else header.content.schema


def _encoding_edit(old: str, new: str) -> str:
    """What became of the media types of a part, of which it has one; or of the way it is written."""
    before, after = _media_types(old), _media_types(new)
    if not before or not after:
        return "changed"
    loses = not all(is_among(one, after) for one in before)
    gains = not all(is_among(one, before) for one in after)
    if loses and gains:
        return "changed"
    return "narrowed" if loses else "widened" if gains else "listed otherwise"


def _media_types(text: str) -> list[str]:
    return [normal_media_type(one) for one in text.split(",") if "/" in one]


def _kinds(content: Content, name: str, schemas: Schemas) -> frozenset[str]:
    """The kinds of values that a field of a form takes."""
    schema: JsonValue = None if content.schema is None else content.schema.value
    schema = schemas.followed(schema)
    fields = schema.get("properties") if isinstance(schema, dict) else None
    return kinds(fields.get(name), schemas) if isinstance(fields, dict) else frozenset()


def _written(encoding: Encoding | None, content: Content, kinds: frozenset[str]) -> str:
    """How a field is written, with what holds where nothing is said."""
    usual = "text/plain" if kinds == SCALAR else "application/json"
    if kinds == ARRAY and _is_form(content):
        usual = _REPEATED
    if encoding is None:
        return usual
    if (
        encoding.style is None
        and encoding.explode is None
        and not encoding.allow_reserved
    ):
        return encoding.content_type or usual
    style = encoding.style or "form"
    if style == "form" and kinds == SCALAR and _is_form(content):
        return usual  # One value has nothing to explode.
    explode = style == "form" if encoding.explode is None else encoding.explode
    return f"{style}, exploded" if explode else style
