"""References where the standard has none: which of them can be followed, in every file of a description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from specmill.diagnostics import Location
from specmill.frontends.members import (
    Kind,
    fits,
    parts,
    referable,
)
from specmill.source.files import is_remote
from specmill.source.node import Node, kind_of
from specmill.source.reading import Problem, shorten
from specmill.source.references import CYCLE_HINT
from specmill.source.workspace import Workspace

LEADS_AWAY: Final = re.compile(
    r"""\$ref["']?\s*:\s*(?:[>|][-+\d]*\s+)?["']?(?![#"'\s>|])"""
)
"""A reference in YAML or JSON that may lead to another file."""

_NAMES_OF_TEXTS = frozenset({"{text}", "mapping"})
_OWN = ("#/components/", "#/definitions/")
_SUFFIXES = (".json", ".yaml", ".yml")
PROSE: Final = (".htm", ".html", ".markdown", ".md", ".txt")
"""How the names of files end that are one text."""
_SPELT: Final = {
    "docs": "external documentation",
    "flag": "true or false",
    "info": "the members of info",
    "paths": "a mapping of path items",
    "responses": "a mapping of responses",
    "types": "a type",
    "samples": "a mapping of values",
}
_LONGEST = 100  # references that lead to each other


@dataclass(frozen=True, slots=True)
class Splice:
    """What is to stand where a reference does: the value at `target`, which is of a kind.

    `beside` are the references on the way there that have other members, the nearest to the target first.
    """

    target: Node
    kind: Kind
    beside: tuple[Node, ...] = ()


@dataclass(slots=True)
class Misplaced:
    """The references of a description where the standard has none, by where they stand.

    `lost` has those that can't be followed, and why. `abroad` are references at their places that
    lead to other files, `targets` what references at their places lead to there, and of which kind that is.
    """

    splices: dict[Location, Splice] = field(default_factory=dict[Location, Splice])
    lost: dict[Location, Problem] = field(default_factory=dict[Location, Problem])
    abroad: list[Node] = field(default_factory=list[Node])
    targets: dict[Location, tuple[Node, Kind]] = field(
        default_factory=dict[Location, tuple[Node, Kind]]
    )


def find_misplaced(root: Node, workspace: Workspace) -> Misplaced:
    """Look at everything that the root of a description leads to, and at nothing that is a value."""
    found = Misplaced()
    followed = referable(root)
    seen: set[tuple[Location, Kind]] = set()
    waiting: list[tuple[Node, Kind]] = [(root, "root")]
    while waiting:
        node, kind = waiting.pop()
        waiting += _containers(node, kind)
        text = node.text("$ref")
        target: Node | None = None
        if text is not None and kind in followed:
            target = _follow(node, text, root, workspace, found)
            if target is not None and target.file != root.file:
                found.targets.setdefault(target.location, (target, kind))
        elif text is not None:
            splice = _settle(node, kind, workspace, found)
            target = None if splice is None else splice.target
            for one in splice.beside if splice is not None else ():
                if (one.location, kind) not in seen:
                    seen.add((one.location, kind))
                    waiting += _containers(one, kind)
        if target is not None and (target.location, kind) not in seen:
            seen.add((target.location, kind))
            waiting.append((target, kind))
    return found


def _containers(node: Node, kind: Kind) -> Iterator[tuple[Node, Kind]]:
    """The members of a value of a kind in which references may stand."""
    for key, value, inner in parts(node.value, kind):
        if isinstance(value, (dict, list)) and inner != "value":
            yield node[key], inner


def _follow(
    node: Node, text: str, root: Node, workspace: Workspace, found: Misplaced
) -> Node | None:
    """What a reference at its place leads to, unless that is looked at anyway."""
    if text.startswith(_OWN) and node.file == root.file:
        return None
    if not text.startswith("#"):
        found.abroad.append(node)
    target = workspace.find(node)
    return target if isinstance(target, Node) else None


def _settle(
    node: Node, kind: Kind, workspace: Workspace, found: Misplaced
) -> Splice | None:
    """What a reference where there should be none leads to in the end, when that fits."""
    end = _end(node, kind, workspace)
    if isinstance(end, Splice) and fits(end.target.value, kind):
        found.splices[node.location] = end
        return end
    if isinstance(end, Splice):
        value = end.target.value
        what = kind_of(value)
        if isinstance(value, (dict, list)):
            what += " of another kind"
        message = f"{shorten(node.text('$ref') or '')} leads to {what}"
        hint = f"let it lead to {_spelt(kind)}"
        end = Problem(code="degraded-reference", message=message, hint=hint)
    if end is not None and kind not in _NAMES_OF_TEXTS:
        # Among names of texts, it may be a name after all.
        found.lost[node.location] = end
    return None


def _spelt(kind: Kind) -> str:
    """What stands at a place of a kind, in words."""
    if kind[0] in "[{":
        inner = kind[1:-1].strip("[]{}")
        return f"a {'list' if kind[0] == '[' else 'mapping'} of {inner}s"
    article = "an" if kind[0] in "aeiou" else "a"
    return _SPELT.get(kind, f"{article} {kind}")


def _end(node: Node, kind: Kind, workspace: Workspace) -> Splice | Problem | None:
    current = node
    beside: list[Node] = []
    for _ in range(_LONGEST):
        text = current.text("$ref")
        if text is None:
            return Splice(current, kind, tuple(reversed(beside)))
        if current is not node and len(dict(current.items())) > 1:
            beside.append(current)
        is_prose = kind == "text" and "#" not in text and not is_remote(text)
        if is_prose and not text.lower().endswith((*_SUFFIXES, *PROSE)):
            message = f"{shorten(text)} is no text by its name"
            hint = f"write the text here, or call the file {', '.join(PROSE)}"
            return Problem(code="unreadable-file", message=message, hint=hint)
        as_text = is_prose and text.lower().endswith(PROSE)
        found = workspace.find(current, as_text=as_text)
        if not isinstance(found, Node):
            return found
        current = found
    message = f"{shorten(node.text('$ref') or '')} leads in a circle"
    return Problem(code="cyclic-reference", message=message, hint=CYCLE_HINT)
