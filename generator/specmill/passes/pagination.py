"""Pagination of operations that carry no hint: inferred, unless the lock file holds it."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.decisions import Decision, Lock
from specmill.model.operations import HttpBinding, Operation
from specmill.model.pagination import Pagination
from specmill.passes.checks import check_paging
from specmill.passes.page_inference import UNPAGED, Inference, infer_pagination


def settle_pagination(api: Api, lock: Lock, diagnostics: Diagnostics) -> Api:
    """The model with a pagination for every operation without one of its own that has a well-known
    shape; an operation in the lock keeps what is said there.
    """
    decisions: list[Decision] = []
    operations: list[Operation] = []
    for one in api.operations:
        if one.pagination is not None or one.unpaged or not _may_page(one):
            operations.append(one)
            continue
        decision = _decide(api, one, lock, diagnostics)
        assert not isinstance(decision.value, str)
        paged = msgspec.structs.replace(one, pagination=decision.value)
        operations.append(one if decision.value is None else paged)
        decisions.append(decision)
    everything = sorted(
        (*api.decisions, *decisions), key=lambda one: (one.subject, one.key)
    )
    return msgspec.structs.replace(
        api, operations=tuple(operations), decisions=tuple(everything)
    )


def _may_page(operation: Operation) -> bool:
    binding = operation.binding
    return not isinstance(binding, HttpBinding) or binding.method == "GET"


def _decide(
    api: Api, operation: Operation, lock: Lock, diagnostics: Diagnostics
) -> Decision:
    """What the lock holds, else what the rules say; where they differ, that is reported."""
    found = infer_pagination(operation, api.types)
    kept = _kept(operation.id, lock)
    if kept is not None and kept.paging != found.paging:
        still = _fits(api, operation, kept)
        verb = "stays" if still else "can't stay"
        diagnostics.note(
            "decision-changed",
            f"pagination of {operation.id!r} {verb} {_shown(kept.paging)}, as locked;"
            f" by the rules it is {_shown(found.paging)}: {found.reason}",
            operation.location,
            "--update-lock takes the new decision, x-specmill-pagination one of your own",
        )
        kept = kept if still else None
    found = found if kept is None else kept
    return Decision(
        subject="pagination",
        key=operation.id,
        value=found.paging,
        rule=found.rule,
        reason=found.reason,
        locked=kept is not None,
        location=operation.location,
    )


def _kept(id_: str, lock: Lock) -> Inference | None:
    held = lock.pagination.get(id_)
    if held is not None:
        return Inference(held.paging, held.rule, held.reason)
    return UNPAGED if id_ in lock.unpaged else None


def _fits(api: Api, operation: Operation, kept: Inference) -> bool:
    """Whether the operation still has everything that a locked pagination names."""
    trial = Diagnostics()
    paged = msgspec.structs.replace(operation, pagination=kept.paging)
    check_paging(api, paged, operation.location, trial)
    return not trial.has_errors


def _shown(paging: Pagination | None) -> str:
    return "none" if paging is None else repr(paging.__struct_config__.tag)
