"""Media types of both sides, whichever way their values travel."""

from __future__ import annotations

import msgspec

from specmill.contract import Content, Encoding, Schemas
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.diff.serialization import SCALAR, kinds
from specmill.source.node import JsonValue, Node

_FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})

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
    pairs, gone, come = _pairs(old, new, is_answer=sides.kind == "response")
    for before, after in pairs:
        where = sides.where
        if len(pairs) > 1:
            where = f"{where} ({after.media_type})"
        _compare(comparison, scene, (sides.flow, where), before, after)
    for one, edit in (
        *((one, "removed") for one in gone),
        *((one, "added") for one in come),
    ):
        is_gone = edit == "removed"
        comparison.collected.edit(
            scene,
            Edited(
                rule=f"{sides.kind}-media-type-{edit}",
                edit=edit,
                what=f"media type {one.media_type} {edit}",
                flow=sides.flow,
                where=sides.where,
                base=one.origin if is_gone else sides.base,
                head=sides.head if is_gone else one.origin,
                only="base" if is_gone else "head",
            ),
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
        is_text = _is_text(old.media_type) and _is_text(new.media_type)
        comparison.schemas(scene, flow, pair, where, is_text=is_text)
    if old.item_schema is not None or new.item_schema is not None:
        pair = Slot(old.item_schema, old.origin), Slot(new.item_schema, new.origin)
        comparison.schemas(scene, flow, pair, f"{where}[]")
    before = {one.field: one for one in old.encodings}
    after = {one.field: one for one in new.encodings}
    for field in sorted(before.keys() | after.keys()):
        texts = (
            _written(before.get(field), _field(old, field, comparison.old.schemas)),
            _written(after.get(field), _field(new, field, comparison.new.schemas)),
        )
        if texts[0] == texts[1]:
            continue
        comparison.collected.edit(
            scene,
            Edited(
                rule="field-encoding",
                edit="changed",
                what="is written otherwise",
                flow=flow,
                where=f"{where}.{field}",
                base=before[field].origin if field in before else old.origin,
                head=after[field].origin if field in after else new.origin,
                before=texts[0],
                after=texts[1],
            ),
        )


def _pairs(
    old: Contents, new: Contents, *, is_answer: bool
) -> tuple[list[tuple[Content, Content]], list[Content], list[Content]]:
    """The media types that belong together, those that are gone, and those that came."""
    pairs: list[tuple[Content, Content]] = []
    gone, come = list(old), list(new)
    for matches in (_equal, _alike):
        for before in list(gone):
            after = next((one for one in come if matches(before, one)), None)
            if after is not None:
                gone.remove(before)
                come.remove(after)
                pairs.append((before, after))
    if is_answer:
        # An answer may become more exact, for clients have to expect all of the range.
        for exact in list(come):
            wide = next((one for one in gone if _covers(one, exact)), None)
            if wide is not None:
                come.remove(exact)
                pairs.append((wide, exact))
                gone = [one for one in gone if one is not wide]
    else:
        for before in list(gone):
            after = next((one for one in new if _covers(one, before)), None)
            if after is not None:
                gone.remove(before)
                pairs.append((before, after))
    return pairs, gone, come


def _is_text(media_type: str) -> bool:
    """Whether numbers and texts look alike in a media type."""
    kind = media_type.partition(";")[0]
    return kind in _FORMS or kind.startswith("text/") or kind.endswith(("/xml", "+xml"))


def _equal(old: Content, new: Content) -> bool:
    return old.media_type == new.media_type


def _alike(old: Content, new: Content) -> bool:
    """Equal but for parameters such as the charset."""
    kind = old.media_type.partition(";")[0]
    return kind == new.media_type.partition(";")[0]


def _covers(wide: Content, one: Content) -> bool:
    """Whether a range of media types has another one in it."""
    outer, inner = (each.media_type.partition(";")[0] for each in (wide, one))
    if outer == inner:
        return False
    if inner.endswith(f"+{outer.rpartition('/')[2]}"):
        # RFC 6839: whoever reads JSON reads application/problem+json.
        return "+" not in outer
    if outer == "*/*":
        return True
    main, _, sub = outer.partition("/")
    return sub == "*" and inner.startswith(f"{main}/")


def _field(content: Content, name: str, schemas: Schemas) -> frozenset[str]:
    """The kinds of values that a field of a form takes."""
    schema: JsonValue = None if content.schema is None else content.schema.value
    schema = schemas.followed(schema)
    fields = schema.get("properties") if isinstance(schema, dict) else None
    return kinds(fields.get(name), schemas) if isinstance(fields, dict) else frozenset()


def _written(encoding: Encoding | None, kinds: frozenset[str]) -> str:
    """How a field is written, with what holds where nothing is said."""
    usual = "text/plain" if kinds == SCALAR else "application/json"
    if encoding is None:
        return usual
    if encoding.style is None and encoding.explode is None:
        return encoding.content_type or usual
    style = encoding.style or "form"
    explode = style == "form" if encoding.explode is None else encoding.explode
    return f"{style}, exploded" if explode else style
