"""Idempotency keys: the header by which a server knows a repeated request again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from specmill.frontends.parsing import Parsing
from specmill.frontends.wire import check_header_name
from specmill.model.operations import KEYED_METHODS, InHeader, Parameter
from specmill.source.node import Node

HINT = "x-specmill-idempotency-key"
# draft-ietf-httpapi-idempotency-key-header, and what APIs made of it before there was one.
_USUAL = re.compile(r"(?:[\w-]+-)?idempotency[-_]?(?:key|token)", re.IGNORECASE)


def names_key(header: str) -> bool:
    """Whether a header is called as those for idempotency keys usually are."""
    return _USUAL.fullmatch(header) is not None


def parse_idempotency_key(
    parsing: Parsing,
    nodes: tuple[Node, Node],
    method: str,
    parameters: Iterable[Parameter],
) -> str | None:
    """The header of an operation's key; None when the server knows none.

    `nodes` are the Operation Object and its Path Item. What they say wins over a parameter with a
    usual name, and that over the root; an operation may say `false`. Path and root speak of POST and
    PATCH only.
    """
    operation, item = nodes
    is_keyed = method in KEYED_METHODS
    declared = (
        one.wire_name
        for one in parameters
        if isinstance(one.placement, InHeader) and names_key(one.wire_name)
    )
    for said in (
        _hint(parsing, operation),
        _hint(parsing, item) if is_keyed else None,
        next(declared, None),
        _hint(parsing, parsing.root) if is_keyed else None,
    ):
        if said is not None:
            return said or None
    return None


def common_key(parsing: Parsing) -> str | None:
    """The header that the root names for every POST and PATCH."""
    return _hint(parsing, parsing.root) or None


def without_key(
    parameters: tuple[Parameter, ...], key: str | None
) -> tuple[Parameter, ...]:
    """The parameters that a caller has to think of: all but the header of the key."""
    if key is None:
        return parameters
    return tuple(one for one in parameters if not one.is_header(key))


def _hint(parsing: Parsing, node: Node) -> str | None:
    """The header that a node names: an empty text for `false`, None when it names none."""
    hint = node.get(HINT)
    if hint is None:
        return None
    if hint.value is False:
        return ""
    if not isinstance(hint.value, str):
        parsing.diagnostics.error(
            "invalid-extension",
            f"{HINT!r} has to be the name of a header, or false",
            hint.location,
            "write it as Idempotency-Key",
        )
        return None
    check_header_name(parsing, hint.value, hint.location)
    return hint.value
