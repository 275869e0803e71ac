"""Media types of both sides, whichever way their values travel."""

from __future__ import annotations

import msgspec

from specmill.contract import Content
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Slot
from specmill.diff.findings import Flow
from specmill.diff.media_types import Match, match_media_types
from specmill.diff.structure_fields import compare_fields
from specmill.source.node import Node

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
    compare_fields(comparison, scene, place, (old, new))
