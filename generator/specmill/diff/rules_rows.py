"""How the rows of the rules of structure are written."""

from __future__ import annotations

from specmill.diff.findings import Relation, Wire
from specmill.diff.rule import Edit, Layer, Rule


def row(
    id: str,
    facet: str,
    title: str,
    *edits: Edit,
    why: str,
    advice: str,
    aliases: str = "",
) -> Rule:
    """A rule of structure; `aliases` are what other tools call it, separated by blanks."""
    return Rule(
        id=id,
        layer=Layer.STRUCTURE,
        facet=facet,
        title=title,
        why=why,
        advice=advice,
        edits=edits,
        aliases=tuple(aliases.split()),
    )


def narrows(name: str, wire: Wire | None = None) -> Edit:
    """An edit after which something is not accepted any more."""
    return Edit(name, Relation.NARROWER, wire)


def widens(name: str, wire: Wire | None = None) -> Edit:
    """An edit after which something new is accepted."""
    return Edit(name, Relation.WIDER, wire)


def replaces(name: str, wire: Wire | None = None) -> Edit:
    """An edit after which something is accepted in another way."""
    return Edit(name, Relation.INCOMPARABLE, wire)


def says(name: str, wire: Wire = Wire.NONE) -> Edit:
    """An edit that no message on the wire shows."""
    return Edit(name, Relation.EQUAL, wire)
