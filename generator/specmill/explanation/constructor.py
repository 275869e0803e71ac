"""What a client is made with: credentials, parts of the address, parameters of every request."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from specmill.explanation.name_rules import identifier_rule, wish_of
from specmill.explanation.symbol import Place, Symbol
from specmill.model.api import Api
from specmill.python.client_plan import ClientPlan, CredentialPlan, plan_client
from specmill.python.flavors import ASYNC, SYNC
from specmill.python.identifiers import trusted
from specmill.python.plan import Plan


def constructor_symbols(plan: Plan) -> Iterator[Symbol]:
    """The arguments of a client's constructor that come from the description."""
    made = plan_client(plan)
    for credential in made.credentials:
        yield from _credential(plan, credential)
    yield from _variables(plan, made)
    yield from _parameters(plan, made)


def _credential(plan: Plan, one: CredentialPlan) -> Iterator[Symbol]:
    for scheme in plan.api.schemes:
        if one.name in scheme.credentials:
            yield Symbol(
                kind="credential",
                names=_names(plan, one.identifier),
                key=scheme.key,
                location=scheme.location,
                rule="scheme",
                reason=f"what the security scheme needs; {one.variable} stands in for it",
                keys=(
                    "x-specmill-credentials",
                    f"environment.{one.name} in sdk.yaml",
                ),
                others=(one.name, one.variable),
                places=_places(plan),
            )


def _variables(plan: Plan, made: ClientPlan) -> Iterator[Symbol]:
    for variable, name in made.variables:
        yield Symbol(
            kind="variable",
            names=_names(plan, name),
            key=variable.name,
            location=plan.api.location.child("servers"),
            rule="server",
            reason=f"a part of the address {_address_with(plan.api, variable.name)}",
            places=_places(plan),
        )


def _address_with(api: Api, variable: str) -> str:
    """The first address that has a variable."""
    servers = chain(api.servers, *(one.servers for one in api.operations))
    return next(
        server.url
        for server in servers
        if any(one.name == variable for one in server.variables)
    )


def _parameters(plan: Plan, made: ClientPlan) -> Iterator[Symbol]:
    rivals = [wish_of(one) for one, _ in made.parameters]
    for parameter, name in made.parameters:
        rule, reason = identifier_rule(wish_of(parameter), name, rivals)
        yield Symbol(
            kind="parameter",
            names=_names(plan, name),
            key=parameter.wire_name,
            location=parameter.location,
            rule=rule,
            reason=reason,
            keys=("x-specmill-name",),
            places=_places(plan),
        )


def _names(plan: Plan, name: str) -> tuple[str, ...]:
    return tuple(
        f"{plan.package}.{one.client_module}.{one.named(trusted(plan.config.client))}.{name}"
        for one in (SYNC, ASYNC)
    )


def _places(plan: Plan) -> tuple[Place, ...]:
    return tuple(
        Place(
            f"{plan.package}/{one.client_module}.py",
            str(one.named(trusted(plan.config.client))),
            "__init__",
        )
        for one in (SYNC, ASYNC)
    )
