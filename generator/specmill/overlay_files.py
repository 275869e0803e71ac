"""`overlays` in `sdk.yaml`: the files whose changes a description always gets."""

from __future__ import annotations

import json
from pathlib import Path

from specmill.diagnostics import Diagnostics
from specmill.source.workspace import Workspace

_MOST_NAMED = 4


def named_overlays(
    spec: Path | None, workspace: Workspace, diagnostics: Diagnostics
) -> tuple[Path, ...]:
    """The overlays that the `sdk.yaml` beside a description names, relative to that."""
    root = workspace.settings(spec)
    listed = root.get("overlays") if root is not None else None
    if listed is None or spec is None:
        return ()
    if not isinstance(listed.value, list):
        message = "overlays has to be a list of files"
        named = listed.value if isinstance(listed.value, str) else "names.overlay.yaml"
        hint = f"write [{named}]"
        diagnostics.error("invalid-configuration", message, listed.location, hint)
        return ()
    found: list[Path] = []
    for node in listed.elements():
        named = node.value if isinstance(node.value, str) else ""
        if named and (spec.parent / named).is_file():
            found.append(spec.parent / named)
        else:
            message = f"{json.dumps(node.value)[:60]} is no file beside this one"
            hint = _overlays_there(spec.parent)
            diagnostics.error("invalid-configuration", message, node.location, hint)
    return tuple(found)


def _overlays_there(folder: Path) -> str:
    """Which files beside a description can be named as overlays."""
    names = sorted(one.name for one in folder.glob("*overlay*") if one.is_file())
    if not names:
        return "write the path of an overlay from here, in quotes"
    return f"overlays that are there: {', '.join(names[:_MOST_NAMED])}"
