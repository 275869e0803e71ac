"""Request Body, Media Type and Encoding Objects."""

from __future__ import annotations

from specmill.frontends.examples import named_examples
from specmill.frontends.hints import parse_notes, with_examples
from specmill.frontends.media_types import media_type_members
from specmill.frontends.openapi.parameters import parse_headers
from specmill.frontends.openapi.placements import QUERY_STYLES
from specmill.frontends.openapi.streams import event_data_type
from specmill.frontends.parsing import Parsing, component_place, follow
from specmill.frontends.places import step
from specmill.frontends.wire import check_media_type
from specmill.model.operations import Body, Content, PartEncoding
from specmill.model.types import Binary, Type
from specmill.source.node import Node

_RAW_TYPES = ("image/", "audio/", "video/", "font/")
_RAW_NAMES = frozenset(
    {
        "application/octet-stream",
        "application/zip",
        "application/pdf",
        "application/gzip",
    }
)


def parse_body(parsing: Parsing, node: Node | None, place: str) -> Body | None:
    """What an operation sends; None when it has no body or the body has no media type."""
    target = None if node is None else follow(parsing, node, "requestBodies")
    if node is None or target is None:
        return None
    place = component_place(parsing, "body", node, target) or step(place, "body")
    contents = parse_contents(parsing, target.get("content"), place)
    if not contents:
        return None
    return Body(
        contents=contents,
        required=target.flag("required"),
        notes=parse_notes(parsing.diagnostics, target),
        location=target.location,
    )


def parse_contents(
    parsing: Parsing, node: Node | None, place: str
) -> tuple[Content, ...]:
    """The media types of a body or response, the most usual first: the order of members says nothing."""
    for member in node.items() if node is not None else ():
        check_media_type(parsing, *member)
    found: list[Content] = []
    for position, (media_type, child) in enumerate(media_type_members(node)):
        target = follow(parsing, child, "mediaTypes")
        if target is None:
            continue
        # Types used only by other media types than the usual one carry its name.
        own = place if position == 0 else step(place, "media", media_type)
        found.append(
            _content(
                parsing,
                target,
                media_type,
                component_place(parsing, "media", child, target) or own,
            )
        )
    return tuple(found)


def _content(parsing: Parsing, node: Node, media_type: str, place: str) -> Content:
    schema, items = node.get("schema"), node.get("itemSchema")
    type_ = None if schema is None else parsing.type_of(schema, place)
    if (schema is None or schema.value == {}) and _is_raw(media_type):
        # OpenAPI 3.1, "Considerations for File Uploads": raw bytes may go without a schema.
        type_ = Binary()
    return Content(
        media_type=media_type,
        type=type_,
        item_type=(
            None if items is None else _item_type(parsing, items, media_type, place)
        ),
        encodings=_encodings(parsing, node.get("encoding"), place),
        notes=with_examples(
            parse_notes(parsing.diagnostics, node), named_examples(parsing, node)
        ),
        location=node.location,
    )


def _item_type(parsing: Parsing, node: Node, media_type: str, place: str) -> Type:
    own = step(place, "item")
    if media_type.partition(";")[0].strip().lower() == "text/event-stream":
        return event_data_type(parsing, node, own)
    return parsing.type_of(node, own)


def _encodings(
    parsing: Parsing, node: Node | None, place: str
) -> tuple[PartEncoding, ...]:
    return tuple(
        PartEncoding(
            field=name,
            content_type=_part_type(parsing, one.get("contentType")),
            style=QUERY_STYLES.get(one.text("style") or ""),
            explode=one.flag("explode") if "explode" in one else None,
            allow_reserved=one.flag("allowReserved"),
            headers=parse_headers(
                parsing, one.get("headers"), step(place, "field", name)
            ),
        )
        for name, one in (node.items() if node is not None else ())
    )


def _part_type(parsing: Parsing, node: Node | None) -> str | None:
    """The media type of a part, or several with commas between them."""
    if node is None or not isinstance(node.value, str):
        return None
    names = [one.strip() for one in node.value.split(",")]
    return (
        ", ".join(one for one in names if check_media_type(parsing, one, node)) or None
    )


def _is_raw(media_type: str) -> bool:
    bare = media_type.partition(";")[0].strip().lower()
    return bare in _RAW_NAMES or bare.startswith(_RAW_TYPES)
