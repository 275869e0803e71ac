"""What is promised of an operation or parameter: deprecation, sunset, stability."""

from __future__ import annotations

from datetime import date

from specmill.contract import Operation
from specmill.diff import stability
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.source.node import Node

_SUNSET = "x-sunset"


def compare_lifecycle(
    comparison: Comparison, scene: Scene, old: Operation, new: Operation
) -> None:
    """Compare what is promised of an operation."""
    pair = (old.origin, new.origin)
    compare_deprecation(comparison, scene, "operation", pair, "")
    before, after = (_stability(one) for one in pair)
    edit = stability.stability_edit(before, after)
    if edit is None:
        return
    comparison.collected.edit(
        scene,
        Edited(
            rule="operation-stability",
            edit=edit,
            what=f"stability {edit}",
            flow=Flow.NONE,
            base=pair[0],
            head=pair[1],
            before=before or "stable",
            after=after or "stable",
        ),
    )


def compare_deprecation(
    comparison: Comparison,
    scene: Scene,
    kind: str,
    pair: tuple[Node, Node],
    where: str,
) -> None:
    """Compare whether something is deprecated, and until when it stays."""
    old, new = (one.flag("deprecated") for one in pair)
    if old != new:
        edit = "deprecated" if new else "reactivated"
        _edit(comparison, scene, f"{kind}-deprecated", edit, edit, pair, where)
    if kind == "header" or not (old or new):
        return
    texts = [_sunset_text(one) for one in pair]
    moved = _sunset_edit(texts[0] if old else None, texts[1] if new else None)
    if not new and moved is not None:
        moved = "lifted"
    if moved is not None:
        what = f"sunset {moved}"
        _edit(comparison, scene, f"{kind}-sunset", moved, what, pair, where)


def has_ended(node: Node) -> bool:
    """Whether something was deprecated until a day that has passed."""
    sunset = _day(_sunset_text(node))
    return node.flag("deprecated") and sunset is not None and sunset < _today()


def is_unstable(node: Node) -> bool:
    """Whether nobody was promised that something stays as it is."""
    return stability.is_unstable(_stability(node))


def _stability(node: Node) -> str | None:
    found = node.get(stability.STABILITY)
    return None if found is None else str(found.value)


def _today() -> date:
    return date.today()


def _sunset_edit(old: str | None, new: str | None) -> str | None:
    if old == new:
        return None
    if new is None:
        return "removed"
    before, after = _day(old), _day(new)
    if after is None:
        return "unreadable"
    if before is None:
        return "set"
    if before == after:
        return None
    return "postponed" if after > before else "brought forward"


def _sunset_text(node: Node) -> str | None:
    found = node.get(_SUNSET)
    return None if found is None or found.value is None else str(found.value)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _edit(
    comparison: Comparison,
    scene: Scene,
    rule: str,
    edit: str,
    what: str,
    pair: tuple[Node, Node],
    where: str,
) -> None:
    comparison.collected.edit(
        scene,
        Edited(
            rule=rule,
            edit=edit,
            what=what,
            flow=scene.answer if rule.startswith("header") else scene.request,
            where=where,
            base=pair[0],
            head=pair[1],
        ),
    )
