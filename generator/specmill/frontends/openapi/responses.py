"""Response Objects: what an operation answers with, and what it fails with."""

from __future__ import annotations

import msgspec

from specmill.frontends.hints import parse_notes
from specmill.frontends.openapi.bodies import parse_contents
from specmill.frontends.openapi.links import parse_links
from specmill.frontends.openapi.parameters import parse_headers
from specmill.frontends.parsing import Parsing, component_place, follow
from specmill.frontends.places import step
from specmill.frontends.statuses import ODD_STATUS, by_status, standard_status
from specmill.model.operations import Result
from specmill.source.node import Node

Results = tuple[Result, ...]


# RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5.
_WITHOUT_BODY = frozenset({"204", "205", "304"})


def parse_responses(
    parsing: Parsing, node: Node | None, place: str, method: str = "GET"
) -> tuple[Results, Results]:
    """Results and errors, each in the order of their status.

    2xx is a result. `default` is an error beside a result and the result where there is none; so is
    a redirection, because an operation that only redirects has nothing else to hand out.
    """
    found: dict[str, Result] = {}
    described = by_status(node)
    _check_statuses(parsing, node)
    usual = min((key for key in described if key.startswith("2")), default="")
    for status, child in described.items():
        target = follow(parsing, child, "responses")
        if target is None:
            continue
        kind = "response" if status.startswith("2") else "error"
        shared = component_place(parsing, "response", child, target)
        if shared is not None:
            read = _shared_result(parsing, target, status, shared)
        else:
            own = step(place, kind, "" if status == usual else status)
            read = _result(parsing, target, status, own)
        found[read.status] = _possible(parsing, read, method)
    results = {status for status in found if status.startswith("2")}
    if not results:
        results = {status for status in found if status.startswith("3")} or {
            "default"
        } & set(found)
    ordered = sorted(found.items())
    return (
        tuple(one for status, one in ordered if status in results),
        tuple(one for status, one in ordered if status not in results),
    )


def _check_statuses(parsing: Parsing, node: Node | None) -> None:
    for key, child in node.items() if node is not None else ():
        status = standard_status(key)
        if key == status or key.startswith("x-"):
            continue
        is_twice = node is not None and status in node
        told = (
            f"is left out beside {status!r}" if is_twice else f"is read as {status!r}"
        )
        hint = (
            "remove one of them"
            if is_twice
            else f"write {status!r}: other tools may refuse it"
        )
        parsing.diagnostics.warning(ODD_STATUS, f"{key!r} {told}", child.location, hint)


def _possible(parsing: Parsing, read: Result, method: str) -> Result:
    """The response without a body that can never come, which is said where one is described."""
    is_empty = read.status in _WITHOUT_BODY
    if not read.contents or not (is_empty or method == "HEAD"):
        return read
    what = f"an answer of status {read.status}" if is_empty else "an answer to HEAD"
    parsing.diagnostics.warning(
        "degraded-response",
        f"{what} has no body, so that the one described is left out",
        read.contents[0].location,
        "remove its `content`" + ", or give it another status" * is_empty,
    )
    return msgspec.structs.replace(read, contents=())


def _shared_result(parsing: Parsing, node: Node, status: str, place: str) -> Result:
    """What a component says, read once although hundreds of operations may refer to it."""
    key = (id(node.value), status)
    known = parsing.results.get(key)
    if known is None:
        known = parsing.results[key] = _result(parsing, node, status, place)
    return known


def _result(parsing: Parsing, node: Node, status: str, place: str) -> Result:
    return Result(
        status=status,
        contents=parse_contents(parsing, node.get("content"), place),
        headers=parse_headers(parsing, node.get("headers"), place),
        links=parse_links(parsing, node.get("links")),
        notes=parse_notes(parsing.diagnostics, node),
        location=node.location,
    )
