"""Info Object and tags: what an API calls itself and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.frontends.hints import parse_notes
from specmill.frontends.html_texts import text_of
from specmill.model.api import Group
from specmill.model.notes import Notes
from specmill.names import title_of_file
from specmill.source.node import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title page of an API."""

    title: str
    version: str
    licence: str | None = None
    contact: str | None = None


def parse_title(root: Node) -> Title:
    """Title, version, licence and contact from `info`; without a title it is called like its file."""
    info = root.get("info") or Node({}, root.file, root)
    title = info.text("title") or ""
    licence, contact = info.get("license"), info.get("contact")
    return Title(
        title=title if title.strip() else title_of_file(root.file),
        version=info.text("version") or "",
        licence=(
            None
            if licence is None
            else licence.text("identifier") or licence.text("name")
        ),
        contact=(
            None if contact is None else _first_text(contact, ("url", "email", "name"))
        ),
    )


def parse_api_notes(diagnostics: Diagnostics, root: Node) -> Notes:
    """The texts of `info`, with the link that stands at the root."""
    notes = parse_notes(diagnostics, root["info"]) if "info" in root else Notes()
    docs = root.get("externalDocs")
    return (
        notes
        if docs is None
        else msgspec.structs.replace(notes, docs_url=docs.text("url"))
    )


def parse_groups(root: Node) -> tuple[Group, ...]:
    """The described tags, each as a group of its own name below that of its parent; which of them
    are used is settled by a pass.
    """
    tags = {tag.text("name"): tag for tag in _tags(root)}
    found: list[Group] = []
    for name, tag in tags.items():
        if name is None:
            continue
        path, parent = [name], tag.text("parent")
        while parent is not None and parent not in path:
            path.insert(0, parent)
            above = tags.get(parent)
            parent = None if above is None else above.text("parent")
        docs = tag.get("externalDocs")
        found.append(
            Group(
                path=tuple(path),
                description=text_of(tag, "description") or text_of(tag, "summary"),
                docs_url=None if docs is None else docs.text("url"),
            )
        )
    return tuple(found)


def parse_badges(root: Node) -> frozenset[str]:
    """The tags that say something else about an operation than where it belongs (OpenAPI 3.2, Tag
    Object: `kind`).
    """
    kinds = {tag.text("name") or "": tag.text("kind") for tag in _tags(root)}
    return frozenset(name for name, kind in kinds.items() if kind not in (None, "nav"))


def _tags(root: Node) -> Iterator[Node]:
    tags = root.get("tags")
    return tags.elements() if tags is not None else iter(())


def _first_text(node: Node, keys: tuple[str, ...]) -> str | None:
    return next((text for text in map(node.text, keys) if text), None)
