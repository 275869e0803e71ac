"""Security of descriptions that have credentials and do not say which operation takes them.

By the standard no operation of such a description needs any (OpenAPI 3.1, OpenAPI Object,
`security`), but whoever gives a credential to a client wants it sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specmill.frontends.hints import parse_notes
from specmill.frontends.parsing import Parsing, follow
from specmill.frontends.security import parse_requirements
from specmill.model.auth import ApiKeyScheme, ForeignScheme, Scheme, credential_place
from specmill.model.operations import Operation, Requirement
from specmill.source.node import Node

AUTHORIZATION = "authorization"
"""The header that has credentials, and the key of the scheme that parameters of this name imply."""

_ANONYMOUS = Requirement(())


def is_authorization(node: Node) -> bool:
    """Whether a parameter is the header that has credentials."""
    name = node.text("name") or ""
    return node.text("in") == "header" and name.lower() == AUTHORIZATION


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
    """The alternatives of an operation: those that are written, else what its header parameter
    `Authorization` says where the description has no schemes; None when the default holds.
    """
    written = parse_requirements(node.get("security"))
    if written is not None or not implies_scheme(parsing):
        return written
    for listed in lists:
        for child in listed.elements() if listed is not None else ():
            one = follow(parsing, child)
            if one is not None and is_authorization(one):
                parsing.authorizations.append(one)
                needed = Requirement(((AUTHORIZATION, ()),))
                return (needed,) if one.flag("required") else (needed, _ANONYMOUS)
    return None


def implied_schemes(parsing: Parsing) -> tuple[Scheme, ...]:
    """The scheme that header parameters called `Authorization` imply."""
    if not parsing.authorizations:
        return ()
    first, count = parsing.authorizations[0], len(parsing.authorizations)
    described = "one operation" if count == 1 else f"{count} operations"
    parsing.diagnostics.note(
        "implied-security",
        f"the header parameter 'Authorization' of {described} is a credential of the client,"
        " because no security scheme is described",
        first.location,
        "describe a security scheme, in an overlay for example",
    )
    scheme = ApiKeyScheme(
        key=AUTHORIZATION,
        placement="header",
        name="Authorization",
        credentials=(AUTHORIZATION,),
        notes=parse_notes(parsing.diagnostics, first),
        location=first.location,
    )
    return (scheme,)


def implied_requirements(
    parsing: Parsing, schemes: tuple[Scheme, ...], operations: tuple[Operation, ...]
) -> tuple[Requirement, ...]:
    """The alternatives of all operations where none is written anywhere: all credentials that can
    travel together, each alone, none.
    """
    node = _written_schemes(parsing)
    sent = [one for one in schemes if not isinstance(one, ForeignScheme)]
    if node is None or not sent or not operations:
        return ()
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


def _together(schemes: Iterable[Scheme]) -> Iterator[str]:
    """The first scheme of each place."""
    places: set[tuple[str, str] | None] = set()
    for one in schemes:
        place = credential_place(one)
        if place not in places:
            places.add(place)
            yield one.key
