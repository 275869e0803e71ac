"""The media types under `content`: which of its members say one."""

from __future__ import annotations

import re

from specmill.source.node import Node

# RFC 9110, section 5.6.2: what the halves of media types are made of.
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_MEDIA_TYPE = re.compile(
    rf"{_TOKEN.pattern}(/{_TOKEN.pattern})+(\s*;[\x20-\x7e]*)?|\*/\*"
)
_USUAL = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
)


def is_media_type(text: str) -> bool:
    """True for a text of the form type/subtype, perhaps with parameters."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def media_type_members(node: Node | None) -> list[tuple[str, Node]]:
    """The members that are media types, the most usual first; when none is, the first stands for any
    media type.
    """
    members = sorted(node.items(), key=_usual_first) if node is not None else []
    named = [one for one in members if is_media_type(one[0])]
    return named or [("*/*", child) for _, child in members[:1]]


def parameter_member(node: Node | None) -> tuple[str, Node] | None:
    """What a parameter or a header is written as: the first member, which is JSON when it is no media
    type; None without members.
    """
    for media_type, child in node.items() if node is not None else ():
        return media_type if is_media_type(media_type) else "application/json", child
    return None


def _usual_first(member: tuple[str, Node]) -> tuple[int, bool, str]:
    media_type = member[0].lower()
    essence = media_type.partition(";")[0].strip()
    if essence.endswith(("/json", "+json")):
        return 0, essence != "application/json", media_type
    rank = _USUAL.index(essence) if essence in _USUAL else len(_USUAL)
    return 1 + rank, False, media_type
