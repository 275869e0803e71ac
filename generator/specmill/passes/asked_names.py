"""Names that a description asks for: no two things of one place can have the same."""

from __future__ import annotations

from collections.abc import Iterable

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.operations import Parameter
from specmill.model.types import Declaration, Field, Record


def check_asked_names(api: Api, diagnostics: Diagnostics) -> None:
    """Report parameters, fields and types that hints give the name of another one of their place."""
    for operation in api.operations:
        _check(operation.parameters, "parameters", diagnostics)
    declared = [one for one in api.types.values() if one.input_of is None]
    for one in declared:
        if isinstance(one, Record):
            _check(one.fields, "fields", diagnostics)
    _check(declared, "schemas", diagnostics)


def _check(
    members: Iterable[Parameter | Field | Declaration],
    kind: str,
    diagnostics: Diagnostics,
) -> None:
    first: dict[str, Parameter | Field | Declaration] = {}
    for one in members:
        other = first.setdefault(one.identifier or "", one)
        if one.identifier and other is not one and other.location != one.location:
            diagnostics.error(
                "duplicate-name",
                f"two {kind} are to be called {one.identifier!r}",
                one.location,
                "give one of them another `x-specmill-name`",
                related=(("the other one", other.location),),
            )
