"""The exceptions of an SDK: which documented failures each stands for, and why it is called so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specmill.diagnostics import Location
from specmill.explanation.symbol import Place, Symbol
from specmill.model.decisions import Decision
from specmill.model.operations import RpcError
from specmill.model.types import Type
from specmill.python.error_plan import (
    BY_STATUS,
    RPC_STANDARD,
    RUNTIME_CLASSES,
    YIELDING_CLASSES,
    ErrorPlan,
    plan_errors,
)
from specmill.python.plan import Plan
from specmill.python.results import outcome


def exception_symbols(plan: Plan) -> Iterator[Symbol]:
    """The generated exceptions, and those of the runtime that have their names in the SDK, too."""
    errors = plan_errors(plan)
    yield from _by_status(plan, errors)
    yield from _by_code(plan, errors)
    yield from _of_the_runtime(plan, errors)


def _by_status(plan: Plan, errors: ErrorPlan) -> Iterator[Symbol]:
    generated = {one.name for one in errors.classes if one.code is None}
    found: dict[tuple[str, Type], Location] = {}
    for _, one in plan.operations():
        for result in one.operation.errors:
            body = outcome(result).type
            if body is not None and errors.names[result.status, body] in generated:
                found.setdefault((result.status, body), result.location)
    statuses = [status for status, _ in found]
    for (status, body), location in found.items():
        if statuses.count(status) == 1:
            rule, reason = "status", f"the only body that answers of {status} have"
        else:
            rule, reason = "status-and-body", f"answers of {status} have several bodies"
        name = errors.names[status, body]
        yield Symbol(
            kind="exception",
            names=_names(plan, name),
            key=status,
            location=location,
            rule=rule,
            reason=reason,
            places=_places(plan, name),
        )


def _by_code(plan: Plan, errors: ErrorPlan) -> Iterator[Symbol]:
    decided: Mapping[str, Decision] = {
        one.key: one for one in plan.api.decisions if one.subject == "error"
    }
    generated = {one.code for one in errors.classes}
    found: dict[int, RpcError] = {}
    for _, one in plan.operations():
        for error in one.operation.rpc_errors:
            if error.code in generated:
                found.setdefault(error.code, error)
    for code, error in found.items():
        decision = decided.get(str(code))
        rule, reason = "standard", "the name that JSON-RPC has for the code"
        if decision is not None:
            rule, reason = decision.rule, decision.reason
        name = errors.codes[code]
        yield Symbol(
            kind="exception",
            names=_names(plan, name),
            key=str(code),
            location=error.location,
            rule=rule,
            reason=reason,
            keys=() if error.key is None else ("the key in components.errors",),
            places=_places(plan, name),
            locked=decision is not None and decision.locked,
        )


def _of_the_runtime(plan: Plan, errors: ErrorPlan) -> Iterator[Symbol]:
    generated = {one.name for one in errors.classes}
    keys = {name: status for status, name in BY_STATUS.items()}
    keys |= {name: str(code) for code, name in RPC_STANDARD.items()}
    described: dict[str, Location] = {}
    for _, one in plan.operations():
        for result in one.operation.errors:
            described.setdefault(result.status, result.location)
        for error in one.operation.rpc_errors:
            described.setdefault(str(error.code), error.location)
    for name in (*RUNTIME_CLASSES, *YIELDING_CLASSES):
        if name not in generated:
            key = keys.get(name, "")
            yield Symbol(
                kind="runtime exception",
                names=_names(plan, name),
                key=key,
                location=described.get(key, plan.api.location),
                rule="runtime",
                reason="a class that is the same in all SDKs",
            )


def _names(plan: Plan, name: str) -> tuple[str, ...]:
    return (f"{plan.package}.errors.{name}",)


def _places(plan: Plan, name: str) -> tuple[Place, ...]:
    return (Place(f"{plan.package}/errors.py", "", name),)
