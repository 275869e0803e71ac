"""Media types of both sides, whichever way their values travel."""

from __future__ import annotations

import msgspec

from specmill.contract import Content, Encoding, Schemas
from specmill.contract.contents import normal_media_type
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.diff.media_types import Match, is_among, match_media_types
from specmill.diff.serialization import ARRAY, SCALAR, kinds
from specmill.source.node import JsonValue, Node

_FORM = "application/x-www-form-urlencoded"
_REPEATED = "form, exploded"
_SAID = {
    "narrowed": "became more exact",
    "widened": "became more general",
    "parameters": "has other parameters",
}

Contents = tuple[Content, ...]


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Where the media types of a body or response stand on both sides, and what that is called."""

    base: Node
    head: Node
    flow: Flow
    where: str
    kind: str


def compare_contents(
    comparison: Comparison, scene: Scene, sides: Sides, old: Contents, new: Contents
) -> None:
    """Compare the media types of two bodies or responses, and what they hold."""
    is_answer = sides.kind == "response"
    matching = match_media_types(old, new, is_answer=is_answer)
    several = len(matching.matches) > 1
    for one in matching.matches:
        where = f"{sides.where} ({one.new.media_type})" if several else sides.where
        if one.edit:
            comparison.collected.edit(scene, _changed(sides, one))
        _compare(comparison, scene, (sides.flow, where), one.old, one.new)
    for gone, cover in matching.removed:
        is_covered = cover is not None and not is_answer
        edit = "removed, but in a range" if is_covered else "removed"
        comparison.collected.edit(scene, _one_sided(sides, gone, edit))
        if cover is not None:
            where = f"{sides.where} ({gone.media_type})"
            _compare(comparison, scene, (sides.flow, where), gone, cover)
    for come, cover in matching.added:
        comparison.collected.edit(scene, _one_sided(sides, come, "added"))
        if cover is not None:
            where = f"{sides.where} ({come.media_type})"
            _compare(comparison, scene, (sides.flow, where), cover, come)


def _changed(sides: Sides, match: Match) -> Edited:
    return Edited(
        rule=f"{sides.kind}-media-type-changed",
        edit=match.edit,
        what=f"media type {_SAID[match.edit]}",
        flow=sides.flow,
        where=sides.where,
        base=match.old.origin,
        head=match.new.origin,
        before=match.old.media_type,
        after=match.new.media_type,
    )


def _one_sided(sides: Sides, one: Content, edit: str) -> Edited:
    word = "added" if edit == "added" else "removed"
    return Edited(
        rule=f"{sides.kind}-media-type-{word}",
        edit=edit,
        what=f"media type {one.media_type} {word}",
        flow=sides.flow,
        where=sides.where,
        base=sides.base if word == "added" else one.origin,
        head=one.origin if word == "added" else sides.head,
        only="head" if word == "added" else "base",
    )


def _compare(
    comparison: Comparison,
    scene: Scene,
    place: tuple[Flow, str],
    old: Content,
    new: Content,
) -> None:
    flow, where = place
    if old.schema is not None or new.schema is not None:
        pair = Slot(old.schema, old.origin), Slot(new.schema, new.origin)
        comparison.schemas(scene, flow, pair, where)
    if old.item_schema is not None or new.item_schema is not None:
        pair = Slot(old.item_schema, old.origin), Slot(new.item_schema, new.origin)
        comparison.schemas(scene, flow, pair, f"{where}[]")
    before = {one.field: one for one in old.encodings}
    after = {one.field: one for one in new.encodings}
    for field in sorted(before.keys() | after.keys()):
        texts = (
            _written(
                before.get(field), old, _field(old, field, comparison.old.schemas)
            ),
            _written(after.get(field), new, _field(new, field, comparison.new.schemas)),
        )
        if texts[0] == texts[1]:
            continue
        comparison.collected.edit(
            scene,
            Edited(
                rule="field-encoding",
                edit=_encoding_edit(*texts),
                what="is written otherwise",
                flow=flow,
                where=f"{where}.{field}",
                base=before[field].origin if field in before else old.origin,
                head=after[field].origin if field in after else new.origin,
                before=texts[0],
                after=texts[1],
            ),
        )


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


def _field(content: Content, name: str, schemas: Schemas) -> frozenset[str]:
    """The kinds of values that a field of a form takes."""
    schema: JsonValue = None if content.schema is None else content.schema.value
    schema = schemas.followed(schema)
    fields = schema.get("properties") if isinstance(schema, dict) else None
    return kinds(fields.get(name), schemas) if isinstance(fields, dict) else frozenset()


def _written(encoding: Encoding | None, content: Content, kinds: frozenset[str]) -> str:
    """How a field is written, with what holds where nothing is said."""
    usual = "text/plain" if kinds == SCALAR else "application/json"
    if kinds == ARRAY and content.media_type == _FORM:
        usual = _REPEATED
    if encoding is None:
        return usual
    if encoding.style is None and encoding.explode is None:
        return encoding.content_type or usual
    style = encoding.style or "form"
    if style == "form" and kinds == SCALAR and content.media_type == _FORM:
        return usual  # One value has nothing to explode.
    explode = style == "form" if encoding.explode is None else encoding.explode
    return f"{style}, exploded" if explode else style
