"""What an operation answers by status and media type, as it is described."""

from collections.abc import Iterator
from typing import Final

from specmill_runtime.codec import essence_of
from specmill_runtime.testing.contract import Content, Operation, Result

_TEXT: Final = "text/plain"
_CONCRETE: Final = {
    "text/*": "text/plain",
    "image/*": "image/png",
    "audio/*": "audio/mpeg",
    "video/*": "video/mp4",
}


def result_for(operation: Operation, status: int) -> Result | None:
    """What is described for a status: by itself, by its class, or by default."""
    by_status = {result.status.upper(): result for result in operation.results}
    for key in (str(status), f"{status // 100}XX", "DEFAULT"):
        if key in by_status:
            return by_status[key]
    return None


def success_of(operation: Operation, accept: str = "") -> Result | None:
    """The first success that is described, or the first that has what a request prefers; where none
    is described, the answer that leads elsewhere.
    """
    found = {one.status[:1]: one for one in reversed(operation.results)}
    first = found.get("2") or found.get("d") or found.get("3")
    if first is None or not first.contents:
        return first
    successes = [one for one in operation.results if one.status[:1] == "2"]
    for wanted in _texts(accept):
        for one in (first, *successes):
            if _closest(one.contents, wanted) is not None:
                return one
    return first


def status_of(result: Result | None) -> int:
    """The number of a result's status."""
    if result is None or not result.status[0].isdecimal():
        return 200
    return int(result.status.upper().replace("XX", "00"))


def negotiated(result: Result | None, accept: str) -> Content | None:
    """The content that a request prefers; the first when it prefers none; None for no body."""
    contents = () if result is None else result.contents
    for wanted in _texts(accept):
        exact = (one for one in contents if one.media_type == wanted)
        found = next(exact, None) or _closest(contents, wanted)
        if found is not None:
            return found
    return next(iter(contents), None)


def closeness(offered: str, wanted: str) -> int:
    """0 for the same media type, 1 for a range of its kind, 2 for the range of all, 3 for another."""
    kind, _, subtype = essence_of(offered).partition("/")
    if essence_of(offered) == essence_of(wanted):
        return 0
    if subtype != "*":
        return 3
    if kind == "*":
        return 2
    return 1 if kind == essence_of(wanted).partition("/")[0] else 3


def _closest(contents: tuple[Content, ...], wanted: str) -> Content | None:
    """The content that is closest to a media type or range; None when none is like it."""
    essence = essence_of(wanted)
    for one in contents:
        if essence.endswith("/*") and _is_like(
            essence_of(concrete(one) or ""), essence
        ):
            return one
    found = min(
        contents, key=lambda one: closeness(one.media_type, wanted), default=None
    )
    return None if found is None or closeness(found.media_type, wanted) > 2 else found


def _texts(accept: str) -> Iterator[str]:
    return (text.strip() for text in accept.split(",") if text.strip())


def is_usual(operation: Operation, accept: str) -> bool:
    """Whether the content that a request prefers is like the first of a success."""
    usual = negotiated(success_of(operation), "")
    preferred = negotiated(success_of(operation, accept), accept)
    if usual is None or preferred is None:
        return usual is preferred
    return usual.schema == preferred.schema


def _is_like(media_type: str, wanted: str) -> bool:
    if wanted == "*/*" or media_type == wanted:
        return True
    return wanted.endswith("/*") and media_type.startswith(wanted[:-1])


def concrete(described: Content | None, accept: str = "") -> str | None:
    """A media type that a range stands for; plain text when that is asked for."""
    if described is None or "*" not in described.media_type:
        return None if described is None else described.media_type
    if _TEXT in _texts(accept) and closeness(described.media_type, _TEXT) < 3:
        return _TEXT
    has_schema = described.schema is not None
    usual = "application/json" if has_schema else "application/octet-stream"
    return _CONCRETE.get(essence_of(described.media_type), usual)
