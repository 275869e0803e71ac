"""Names of JSON-RPC errors: what each code is called, which is in the lock as an SDK has a class for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.decisions import NO_LOCK, Decision, Lock
from specmill.model.operations import RpcError
from specmill.words import split_words

# JSON-RPC 2.0, section 5.1: what they are called is settled.
_STANDARD = frozenset({-32700, -32600, -32601, -32602, -32603})


def name_errors(api: Api, lock: Lock, diagnostics: Diagnostics) -> Api:
    """Give every error of a code the words of one name; the lock holds old ones.

    The words are those of its component, or else of its message; where errors of one code say
    different things, its number. Where several codes want the same name, a component has it; the
    others have their code in it as well.
    """
    listed: dict[int, list[RpcError]] = {}
    for operation in api.operations:
        for one in operation.rpc_errors:
            if one.code not in _STANDARD:
                listed.setdefault(one.code, []).append(one)
    errors = {code: _spokesman(ones) for code, ones in listed.items()}
    if not errors:
        return api
    found = _resolve(errors, {})
    names = found
    kept = {
        code: lock.errors[str(code)].name for code in errors if str(code) in lock.errors
    }
    if kept:
        names = _resolve(errors, kept)
        _report_kept(errors, kept, found, diagnostics)
    decisions = (
        _decision(one, names[code], lock if code in kept else NO_LOCK)
        for code, one in sorted(errors.items())
    )
    return msgspec.structs.replace(
        api,
        operations=tuple(
            msgspec.structs.replace(
                operation,
                rpc_errors=tuple(
                    msgspec.structs.replace(one, name=names.get(one.code, ""))
                    for one in operation.rpc_errors
                ),
            )
            for operation in api.operations
        ),
        decisions=(*api.decisions, *decisions),
    )


def _resolve(errors: Mapping[int, RpcError], kept: Mapping[int, str]) -> dict[int, str]:
    """The name of each code, those that are kept included."""
    names = dict(kept)
    wishes = {code: _words(one) for code, one in errors.items() if code not in kept}
    taken = {name.casefold() for name in kept.values()}
    components = {code for code in wishes if errors[code].key is not None}
    for rivals in (components, wishes.keys() - components):
        wanted = Counter(wishes[code].casefold() for code in rivals)
        for code in sorted(rivals):
            fold = wishes[code].casefold()
            is_free = wanted[fold] == 1 and fold not in taken
            names[code] = (
                wishes[code] if is_free else f"{wishes[code]} code {abs(code)}"
            )
        taken |= wanted.keys()
    return names


def _spokesman(errors: Sequence[RpcError]) -> RpcError:
    """One error for all of its code: a component, if there is one; without a name where they differ."""
    first = next((one for one in errors if one.key is not None), errors[0])
    keys = {one.key for one in errors}
    if keys == {first.key} != {None} or have_one_message(errors):
        return first
    return msgspec.structs.replace(first, key=None, message="")


def have_one_message(errors: Iterable[RpcError]) -> bool:
    """Whether all errors say the same, in whatever spelling."""
    texts = {" ".join(split_words(one.message)).casefold() for one in errors}
    return len(texts) <= 1


def _words(error: RpcError) -> str:
    words = " ".join(split_words(error.key or error.message))
    return words or f"code {abs(error.code)}"


def _decision(error: RpcError, name: str, lock: Lock) -> Decision:
    held = lock.errors.get(str(error.code))
    rule = "component" if error.key is not None else "message"
    said = error.key or error.message
    reason = f"the words of its {rule}, {said!r}"
    if not said:
        rule, reason = "code", "its number, because there is no message for all of them"
    return Decision(
        subject="error",
        key=str(error.code),
        value=name,
        rule=rule if held is None else held.rule,
        reason=reason if held is None else held.reason,
        locked=held is not None,
        location=error.location,
    )


def _report_kept(
    errors: Mapping[int, RpcError],
    kept: Mapping[int, str],
    natural: Mapping[int, str],
    diagnostics: Diagnostics,
) -> None:
    for code, name in kept.items():
        if natural[code] != name:
            diagnostics.note(
                "decision-changed",
                f"the error {code} stays {name!r}, as locked; it would now be called {natural[code]!r}",
                errors[code].location,
                "--update-lock takes the new name",
            )
