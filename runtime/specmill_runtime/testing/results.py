"""What an operation answers by status and media type, as it is described."""

from typing import Final

from specmill_runtime.codec import essence_of
from specmill_runtime.testing.contract import Content, Operation, Result

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


def success_of(operation: Operation) -> Result | None:
    """The first success that is described; where none is, the answer that leads elsewhere."""
    found = {one.status[:1]: one for one in reversed(operation.results)}
    return found.get("2") or found.get("d") or found.get("3")


def status_of(result: Result | None) -> int:
    """The number of a result's status."""
    if result is None or not result.status[0].isdecimal():
        return 200
    return int(result.status.upper().replace("XX", "00"))


def negotiated(result: Result | None, accept: str) -> Content | None:
    """The content that a request prefers; the first when it prefers none; None for no body."""
    contents = () if result is None else result.contents
    for wanted in accept.split(","):
        exact = (one for one in contents if one.media_type == wanted.strip())
        if (found := next(exact, None)) is not None:
            return found
        essence = essence_of(wanted)
        for one in contents:
            if essence and _is_like(essence_of(concrete(one) or ""), essence):
                return one
    return next(iter(contents), None)


def is_usual(operation: Operation, accept: str) -> bool:
    """Whether the content that a request prefers is like the first of a success."""
    result = success_of(operation)
    usual, preferred = negotiated(result, ""), negotiated(result, accept)
    if usual is None or preferred is None:
        return usual is preferred
    return usual.schema == preferred.schema


def _is_like(media_type: str, wanted: str) -> bool:
    if wanted == "*/*" or media_type == wanted:
        return True
    return wanted.endswith("/*") and media_type.startswith(wanted[:-1])


def concrete(described: Content | None) -> str | None:
    """A media type that a range stands for."""
    if described is None or "*" not in described.media_type:
        return None if described is None else described.media_type
    has_schema = described.schema is not None
    usual = "application/json" if has_schema else "application/octet-stream"
    return _CONCRETE.get(essence_of(described.media_type), usual)
