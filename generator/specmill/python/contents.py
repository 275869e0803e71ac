"""Contents: which of several an SDK uses, and what a body is that is passed as a whole."""

from __future__ import annotations

from specmill.model.operations import Content
from specmill.model.types import Anything, Binary, Primitive, Type


def whole_body(content: Content) -> Type:
    """The type of a body that is one argument; what the runtime can't write is passed as it is sent."""
    if content.is_json or content.is_form or content.is_multipart:
        return content.type or Anything()
    is_text = content.essence.startswith("text/") or is_xml(content)
    return Primitive("string") if is_text else Binary()


def is_xml(content: Content) -> bool:
    """True for XML (RFC 7303), which travels as text."""
    return content.essence.endswith(("/xml", "+xml"))


def choose_content(contents: tuple[Content, ...]) -> Content | None:
    """The content an SDK uses when there are several: JSON, then forms, then text, then the first.

    A content that is marked as streaming comes before all others.
    """
    if len(contents) < 2:
        return contents[0] if contents else None

    def rank(content: Content) -> int:
        if content.streaming is not None:
            return -1
        if content.is_json:
            return 0
        essence = content.essence
        order = (
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain",
        )
        return order.index(essence) + 1 if essence in order else len(order) + 1

    return min(contents, key=rank, default=None)
