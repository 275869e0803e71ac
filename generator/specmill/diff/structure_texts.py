"""What is only said for readers: names, tags and texts."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.contract import Contract, Operation, Response
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison
from specmill.diff.findings import Flow
from specmill.diff.schema_values import is_same, whole
from specmill.diff.structure_parameters import described
from specmill.source.node import Node

_TEXTS = ("summary", "description")


def compare_texts(
    comparison: Comparison,
    scene: Scene,
    old: Contract | Operation,
    new: Contract | Operation,
) -> None:
    """Compare the texts and names of two descriptions or operations."""
    if isinstance(old, Operation) and isinstance(new, Operation):
        edits = _of_operation(old, new)
    elif isinstance(old, Contract) and isinstance(new, Contract):
        edits = _of_contract(old, new)
    else:
        return
    for edited in edits:
        comparison.collected.edit(scene, edited)


def _of_contract(old: Contract, new: Contract) -> Iterator[Edited]:
    pair = (old.origin.get("info") or old.origin, new.origin.get("info") or new.origin)
    for what, before, after in (
        ("title changed", old.title, new.title),
        ("version changed", old.version, new.version),
    ):
        if before != after:
            yield _edited("api-version", what, pair, (before, after), "API")
    yield from _texts(pair, "API")
    tags = _tags(new.origin)
    for name, tag in _tags(old.origin).items():
        if name in tags:
            yield from _texts((tag, tags[name]), f"tag `{name}`")


def _tags(root: Node) -> dict[str | None, Node]:
    tags = root.get("tags")
    return {} if tags is None else {one.text("name"): one for one in tags.elements()}


def _of_operation(old: Operation, new: Operation) -> Iterator[Edited]:
    pair = (old.origin, new.origin)
    if old.id != new.id:
        texts = (old.id or "", new.id or "")
        yield _edited("operation-id", "operationId changed", pair, texts)
    if old.tags != new.tags:
        texts = (", ".join(old.tags), ", ".join(new.tags))
        yield _edited("operation-tags", "tags changed", pair, texts)
    yield from _texts(pair, "")
    after = {(one.placed, one.name): one for one in new.parameters}
    for one in old.parameters:
        other = after.get((one.placed, one.name))
        if other is not None:
            yield from _texts((one.origin, other.origin), described(one))
    if old.body is not None and new.body is not None:
        yield from _texts((old.body.origin, new.body.origin), "request body")
    statuses = {one.status: one for one in new.responses}
    for response in old.responses:
        found = statuses.get(response.status)
        if found is not None:
            where = f"response {response.status}" if response.status else "result"
            yield from _texts((response.origin, found.origin), where)
            yield from _of_headers(response, found, where)
            yield from _of_links(response, found, where)


def _of_headers(old: Response, new: Response, where: str) -> Iterator[Edited]:
    headers = {one.name.lower(): one for one in new.headers}
    for one in old.headers:
        found = headers.get(one.name.lower())
        if found is not None:
            name = f"{where} header `{found.name}`"
            yield from _texts((one.origin, found.origin), name)


def _of_links(old: Response, new: Response, where: str) -> Iterator[Edited]:
    before, after = (
        {link.name: link.origin for link in one.links} for one in (old, new)
    )
    for name in {**before, **after}:
        was, is_now = before.get(name), after.get(name)
        if was is not None and is_now is not None and is_same(was.value, is_now.value):
            continue
        edit = "added" if was is None else "removed" if is_now is None else "changed"
        texts = tuple("" if one is None else whole(one.value) for one in (was, is_now))
        pair = (was or old.origin, is_now or new.origin)
        what = f"link `{name}` {edit}"
        yield _edited("documentation", what, pair, (texts[0], texts[1]), where)


def _texts(pair: tuple[Node, Node], where: str) -> Iterator[Edited]:
    for key in _TEXTS:
        before, after = (one.text(key) or "" for one in pair)
        if before.split() != after.split():
            texts = (whole(before), whole(after))
            yield _edited("documentation", f"{key} changed", pair, texts, where)
    before, after = (_address(one) for one in pair)
    if before != after:
        yield _edited("documentation", "link changed", pair, (before, after), where)


def _address(node: Node) -> str:
    """Where more is written; "" when nothing says."""
    docs = node.get("externalDocs")
    return "" if docs is None else docs.text("url") or ""


def _edited(
    rule: str,
    what: str,
    pair: tuple[Node, Node],
    texts: tuple[str, str],
    where: str = "",
) -> Edited:
    return Edited(
        rule=rule,
        edit="changed",
        what=what,
        flow=Flow.NONE,
        where=where,
        base=pair[0],
        head=pair[1],
        before=texts[0],
        after=texts[1],
    )
