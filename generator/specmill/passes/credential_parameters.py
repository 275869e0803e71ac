"""Parameters that are credentials.

Descriptions often list an API key twice, as a scheme and as a parameter of every operation.
"""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.auth import ApiKeyScheme
from specmill.model.operations import (
    InCookie,
    InHeader,
    InQuery,
    Operation,
    Parameter,
    Placement,
)

_PLACES: dict[type[Placement], str] = {
    InQuery: "query",
    InHeader: "header",
    InCookie: "cookie",
}

_Place = tuple[str, str]


def leave_credentials(api: Api, diagnostics: Diagnostics) -> Api:
    """The model without the parameters that a scheme of their operation's security stands for.

    The client gets the credential once, and would otherwise send it twice. Each is a note.
    """
    places = {
        one.key: _place(one.placement, one.name)
        for one in api.schemes
        if isinstance(one, ApiKeyScheme)
    }
    if not places:
        return api
    operations = (_left(one, api, places, diagnostics) for one in api.operations)
    return msgspec.structs.replace(api, operations=tuple(operations))


def _left(
    operation: Operation, api: Api, places: dict[str, _Place], diagnostics: Diagnostics
) -> Operation:
    security = api.security if operation.security is None else operation.security
    taken = {
        places[key]: key
        for requirement in security
        for key, _ in requirement.schemes
        if key in places
    }
    kept: list[Parameter] = []
    for one in operation.parameters:
        kind = _PLACES.get(type(one.placement), "")
        scheme = taken.get(_place(kind, one.wire_name))
        if scheme is None:
            kept.append(one)
            continue
        diagnostics.note(
            "credential-parameter",
            f"parameter {one.wire_name!r} is no argument: the client sends it as the credential {scheme!r}",
            one.location,
        )
    if len(kept) == len(operation.parameters):
        return operation
    return msgspec.structs.replace(operation, parameters=tuple(kept))


def _place(kind: str, name: str) -> _Place:
    return kind, name.lower() if kind == "header" else name
