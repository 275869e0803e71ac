"""Security requirements that name schemes which nobody described: what is left without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import msgspec

from specmill.diagnostics import Diagnostics, Location
from specmill.model.api import Api
from specmill.model.auth import (
    ApiKeyScheme,
    BasicScheme,
    Scheme,
    TokenScheme,
    credential_place,
)
from specmill.model.operations import Operation, Requirement

Requirements = tuple[Requirement, ...]
_Place = tuple[str, str]
_Carried = tuple[_Place, str]


def check_schemes(api: Api, diagnostics: Diagnostics) -> None:
    """Report every requirement that names an undefined scheme, or two that exclude each other."""
    known = sorted(one.key for one in api.schemes)
    carried = {one.key: _carried(one) for one in api.schemes}
    for requirements, location in _places(api):
        for index, requirement in enumerate(requirements):
            for key, _ in requirement.schemes:
                if key not in known:
                    diagnostics.warning(
                        "degraded-security",
                        f"the security requirement names the scheme {key!r}, which is not defined:"
                        " the SDK can't have such a credential",
                        location.child(index, key),
                        _hint(key, known),
                    )
            _check_together(requirement, carried, location.child(index), diagnostics)


def _check_together(
    requirement: Requirement,
    carried: Mapping[str, _Carried | None],
    location: Location,
    diagnostics: Diagnostics,
) -> None:
    """Report credentials of one requirement that need the same place for different texts."""
    found: dict[_Place, tuple[str, str]] = {}
    for key, _ in requirement.schemes:
        one = carried.get(key)
        if one is None:
            continue
        place, form = one
        other, before = found.setdefault(place, (key, form))
        if before != form:
            diagnostics.warning(
                "degraded-security",
                f"the schemes {other!r} and {key!r} are needed together, but both are the"
                f" {' '.join(place)}: only the second one is sent",
                location,
                "make them alternatives of each other",
            )


def _carried(scheme: Scheme) -> _Carried | None:
    """Where the credential of a scheme is, and what tells it from another one there."""
    place = credential_place(scheme)
    if place is None:
        return None
    match scheme:
        case ApiKeyScheme(key=key):
            return place, key
        case BasicScheme():
            return place, "Basic"
        case TokenScheme(word=word):
            return place, word.title()
        case _:
            return place, "Bearer"


def leave_undefined_schemes(api: Api) -> Api:
    """The model without the alternatives that need an undefined scheme; reports nothing.

    Where none is left, requests go without credentials.
    """
    known = {one.key for one in api.schemes}
    named = {
        key
        for requirements, _ in _places(api)
        for requirement in requirements
        for key, _ in requirement.schemes
    }
    if named <= known:
        return api
    return msgspec.structs.replace(
        api,
        security=_possible(api.security, known),
        operations=tuple(_operation(one, known) for one in api.operations),
    )


def _operation(operation: Operation, known: set[str]) -> Operation:
    if operation.security is None:
        return operation
    security = _possible(operation.security, known)
    return msgspec.structs.replace(operation, security=security)


def _possible(requirements: Requirements, known: set[str]) -> Requirements:
    return tuple(
        one for one in requirements if all(key in known for key, _ in one.schemes)
    )


def _places(api: Api) -> Iterator[tuple[Requirements, Location]]:
    keyword = "x-specmill-security" if api.protocol == "json-rpc" else "security"
    yield api.security, api.location.child(keyword)
    for one in api.operations:
        if one.security is not None:
            yield one.security, one.location.child(keyword)


def _hint(key: str, known: list[str]) -> str:
    if not known:
        return "add it to the security schemes"
    close = get_close_matches(key, known, n=1)
    return (
        f"did you mean '{close[0]}'?" if close else f"defined are: {', '.join(known)}"
    )
