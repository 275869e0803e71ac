"""Security of descriptions that have credentials and do not say which operation takes them.

By the standard no operation of such a description needs any (OpenAPI 3.1, OpenAPI Object,
`security`), but whoever gives a credential to a client wants it sent: to the API, and not to
servers of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.security import parse_requirements
from specmill.model.auth import ApiKeyScheme, ForeignScheme, Scheme, credential_place
from specmill.model.operations import Operation, Requirement
from specmill.model.servers import Server
from specmill.source.node import Node

_CREDENTIALS = {
    "authorization": "authorization",
    "apikey": "api_key",
    "xapikey": "api_key",
    "xiapikey": "api_key",
    "ocpapimsubscriptionkey": "subscription_key",
    "xaccesstoken": "access_token",
    "xauthtoken": "auth_token",
}
"""Headers that have credentials, without what parts their words, and what the client calls these."""

_ANONYMOUS = Requirement(())


def is_credential(node: Node) -> bool:
    """Whether a parameter is a header that has credentials."""
    return node.text("in") == "header" and _folded(node) in _CREDENTIALS


def _folded(node: Node) -> str:
    return (node.text("name") or "").lower().replace("-", "").replace("_", "")


def implies_scheme(parsing: Parsing) -> bool:
    """Whether parameters are all that the description says of credentials."""
    schemes = _written_schemes(parsing)
    return schemes is None or not schemes.value


def _written_schemes(parsing: Parsing) -> Node | None:
    components = parsing.root.get("components")
    return None if components is None else components.get("securitySchemes")


def parse_security(
    parsing: Parsing, node: Node, lists: Iterable[Node | None]
) -> tuple[Requirement, ...] | None:
    """The alternatives of an operation: those that are written, else what its header parameters
    say where the description has no schemes; None when the default holds.
    """
    written = parse_requirements(node.get("security"))
    if written is not None or not implies_scheme(parsing):
        return written
    found: dict[str, Node] = {}
    for listed in lists:
        for child in listed.elements() if listed is not None else ():
            one = follow(parsing, child)
            if one is not None and is_credential(one):
                found.setdefault(_key(one), one)
    parsing.authorizations.extend(found.values())
    needed = tuple(key for key, one in found.items() if one.flag("required"))
    ways = [tuple(found), *((*needed, key) for key in found if key not in needed)]
    alternatives = dict.fromkeys((*ways, needed))
    if not found:
        return None
    return tuple(Requirement(tuple((key, ()) for key in one)) for one in alternatives)


def _key(node: Node) -> str:
    return (node.text("name") or "").lower()


def implied_schemes(parsing: Parsing) -> tuple[Scheme, ...]:
    """The schemes that header parameters such as `Authorization` imply, in the order of the operations."""
    found: dict[str, list[Node]] = {}
    for node in parsing.authorizations:
        found.setdefault(_key(node), []).append(node)
    names = Counter(_CREDENTIALS[_folded(one[0])] for one in found.values())
    return tuple(_implied(parsing, key, nodes, names) for key, nodes in found.items())


def _implied(
    parsing: Parsing, key: str, nodes: list[Node], names: Mapping[str, int]
) -> Scheme:
    first, count = nodes[0], len(nodes)
    described = "one operation" if count == 1 else f"{count} operations"
    name = first.text("name") or key
    parsing.diagnostics.note(
        "implied-security",
        f"the header parameter {name!r} of {described} is a credential of the client,"
        " because no security scheme is described; operations that list no such header send it, too",
        first.location,
        "describe a security scheme, in an overlay for example",
    )
    credential = _CREDENTIALS[_folded(first)]
    return ApiKeyScheme(
        key=key,
        placement="header",
        name=name,
        credentials=(credential if names[credential] == 1 else key,),
        notes=parse_notes(parsing.diagnostics, first),
        location=first.location,
    )


def implied_requirements(
    parsing: Parsing, schemes: tuple[Scheme, ...], operations: tuple[Operation, ...]
) -> tuple[Requirement, ...]:
    """The alternatives of operations that say nothing where the description does not either: all
    credentials that can travel together, each alone, none.
    """
    node = _written_schemes(parsing)
    sent = [one for one in schemes if not isinstance(one, ForeignScheme)]
    if not sent or not operations:
        return ()
    if node is not None and not parsing.authorizations:
        if any(one.security is not None for one in operations):
            return ()
        parsing.diagnostics.note(
            "implied-security",
            "security schemes are described, but nowhere is said what needs them: every operation"
            " sends the credentials that the client has",
            node.location,
            "add `security`, in an overlay for example",
        )
    alone = [(one.key,) for one in sent]
    ways = dict.fromkeys([tuple(_together(sent)), *alone])
    return (*(Requirement(tuple((key, ()) for key in one)) for one in ways), _ANONYMOUS)


def without_foreign(
    operations: tuple[Operation, ...], servers: Sequence[Server]
) -> tuple[Operation, ...]:
    """The operations, of which those that say nothing and go to another host take no credentials."""
    home = _hosts(servers)
    return tuple(
        (
            msgspec.structs.replace(one, security=())
            if one.security is None and home and not home >= _hosts(one.servers)
            else one
        )
        for one in operations
    )


def _hosts(servers: Iterable[Server]) -> set[str]:
    return {host for one in servers if (host := one.host)}


def _together(schemes: Iterable[Scheme]) -> Iterator[str]:
    """The first scheme of each place."""
    places: set[tuple[str, str] | None] = set()
    for one in schemes:
        place = credential_place(one)
        if place not in places:
            places.add(place)
            yield one.key
