"""Whether an operation changes nothing or may be sent again, and the header of a repetition."""

from __future__ import annotations

from specmill.contract.operations import Parameter
from specmill.frontends.idempotency import HINT, names_key
from specmill.model.operations import IDEMPOTENT_METHODS, KEYED_METHODS
from specmill.source.node import Node

# RFC 9110, section 9.2.1, and draft-ietf-httpbis-safe-method-w-body, section 2.
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})


def is_idempotent(node: Node, method: str) -> bool:
    """Whether sending the request twice does no more than sending it once."""
    return node.flag("x-specmill-idempotent", method in IDEMPOTENT_METHODS)


def is_safe(node: Node, method: str) -> bool:
    """Whether the request changes nothing; of an RPC method only its description can tell."""
    return node.flag("x-specmill-safe", method in _SAFE)


def key_header(
    nodes: tuple[Node, Node, Node], method: str, parameters: tuple[Parameter, ...]
) -> str | None:
    """The header of an operation's idempotency key; None when the server knows none.

    `nodes` are the root, the Path Item and the Operation Object. The last says most; an operation
    may say `false`. Path and root speak of POST and PATCH only.
    """
    root, item, operation = nodes
    is_keyed = method in KEYED_METHODS
    declared = (
        one.name for one in parameters if one.placed == "header" and names_key(one.name)
    )
    for said in (
        _hint(operation),
        _hint(item) if is_keyed else None,
        next(declared, None),
        _hint(root) if is_keyed else None,
    ):
        if said is not None:
            return said or None
    return None


def _hint(node: Node) -> str | None:
    hint = node.get(HINT)
    if hint is None:
        return None
    return hint.value if isinstance(hint.value, str) else ""
