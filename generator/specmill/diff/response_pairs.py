"""The responses of both sides that belong together."""

from __future__ import annotations

from specmill.contract import Response

Listed = tuple[Response, ...]


def is_success(response: Response) -> bool:
    """Whether a client takes it for what it asked for."""
    return response.status[:1] in "123"


def paired(
    old: tuple[Response, ...], new: tuple[Response, ...]
) -> tuple[list[tuple[Response, Response]], list[Response], list[Response]]:
    """The responses that belong together, those that are gone, and those that came.

    A status that is not listed is answered as its range says; a range that is gone, as the statuses
    in it say. The only success that is gone is answered as the only one that came, which may be
    `default` where nothing else can be meant.
    """
    before = {one.status: one for one in old}
    after = {one.status: one for one in new}
    pairs = [(before[key], after[key]) for key in after if key in before]
    gone: list[Response] = []
    come: list[Response] = []
    for status, one in before.items():
        if status in after:
            continue
        cover = after.get(_range(status))
        if cover is not None:
            pairs.append((one, cover))
        elif not _has_exact(status, after):
            gone.append(one)
    for status, one in after.items():
        if status in before:
            continue
        cover = before.get(_range(status))
        if cover is not None:
            pairs.append((cover, one))
        elif not _has_exact(status, before):
            come.append(one)
    pairs.extend(_replaced(gone, come, (old, new)))
    return pairs, gone, come


def _replaced(
    gone: list[Response], come: list[Response], sides: tuple[Listed, Listed]
) -> list[tuple[Response, Response]]:
    """The one success that another takes the place of, which both have a body or neither; taken out."""
    before = [one for one in gone if _is_one_success(one, sides[0])]
    after = [one for one in come if _is_one_success(one, sides[1])]
    if len(before) != 1 or len(after) != 1:
        return []
    if bool(before[0].contents) != bool(after[0].contents):
        return []
    gone.remove(before[0])
    come.remove(after[0])
    return [(before[0], after[0])]


def _is_one_success(response: Response, listed: Listed) -> bool:
    """Whether it is a single status, or the default of an operation that lists no success."""
    if response.status == "default":
        return not any(is_success(one) for one in listed)
    return response.status[:1] == "2" and response.status.isdigit()


def _range(status: str) -> str:
    return f"{status[:1]}XX"


def _has_exact(status: str, others: dict[str, Response]) -> bool:
    """Whether a range is told in its single statuses on the other side."""
    return status.endswith("XX") and any(one[:1] == status[:1] for one in others)
