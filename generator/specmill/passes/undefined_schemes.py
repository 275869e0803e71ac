"""Security requirements that name schemes which nobody described: what is left without them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import msgspec

from specmill.diagnostics import Diagnostics, Location
from specmill.model.api import Api
from specmill.model.operations import Operation, Requirement

Requirements = tuple[Requirement, ...]


def check_schemes(api: Api, diagnostics: Diagnostics) -> None:
    """Report every requirement that names an undefined scheme."""
    known = sorted(one.key for one in api.schemes)
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
