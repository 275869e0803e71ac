"""Media Type Objects: what bodies, responses and some parameters are written as."""

from __future__ import annotations

from specmill.contract.operations import Content
from specmill.contract.reading import Reading
from specmill.source.node import Node


def normal_media_type(written: str) -> str:
    """A media type in lower case, its parameters sorted and without blanks around them."""
    kind, *parameters = written.split(";")
    given = sorted(one.strip().lower() for one in parameters if one.strip())
    return ";".join([kind.strip().lower(), *given])


def read_content(reading: Reading, media_type: str, child: Node) -> Content | None:
    """One media type; None when it refers to nothing."""
    node = reading.follow(child)
    if node is None:
        return None
    return Content(
        media_type=normal_media_type(media_type),
        schema=reading.schemas.use(node.get("schema")),
        item_schema=reading.schemas.use(node.get("itemSchema")),
        origin=node,
    )
