"""Credentials, servers and the version of an API before and after, as the SDK has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from specmill.diagnostics import Location
from specmill.diff.findings import Change
from specmill.diff.python_findings import Ends, code, finding, reached
from specmill.model.api import Api
from specmill.model.auth import BasicScheme, Scheme
from specmill.model.operations import Operation, Requirement, RpcBinding

Alternatives = frozenset[frozenset[str]]
"""Credentials that are needed together, in each of the ways to authorise a call."""


class OperationPair(msgspec.Struct, frozen=True):
    """An operation on both sides; `key` is how reports call it."""

    key: str
    old: Operation
    new: Operation


class _Need(msgspec.Struct, frozen=True):
    """What a call needs before and after, and where that is said."""

    before: Alternatives
    after: Alternatives
    scopes: bool
    base: Location
    head: Location


def compare_apis(
    old: Api, new: Api, pairs: Sequence[OperationPair]
) -> Iterator[Change]:
    """Changes that no signature shows."""
    yield from _credentials(old, new, pairs)
    yield from _kinds(old, new)
    yield from _servers(old, new)
    if old.version != new.version:
        message = (
            f"the API has the version {code(new.version)}, and had {code(old.version)}"
        )
        ends = Ends(
            old.location.child("info", "version"), new.location.child("info", "version")
        )
        change = finding("version-changed", "info.version", message, ends)
        yield msgspec.structs.replace(change, before=old.version, after=new.version)


def _credentials(
    old: Api, new: Api, pairs: Sequence[OperationPair]
) -> Iterator[Change]:
    if old.security == new.security and all(
        one.old.security == one.new.security for one in pairs
    ):
        return
    needs: dict[_Need, list[str]] = {}
    for pair in pairs:
        need = _need(old, new, pair)
        if need is not None:
            needs.setdefault(need, []).append(pair.key)
    for need, keys in needs.items():
        change = _told(need)
        if change is not None:
            yield reached(change, tuple(keys))


def _kinds(old: Api, new: Api) -> Iterator[Change]:
    """Credentials that are called as before, and are something else."""
    schemes = {one.key: one for one in new.schemes}
    for one in old.schemes:
        other = schemes.get(one.key)
        same = other is not None and one.credentials[:1] == other.credentials[:1]
        if other is None or not same or type(one) is type(other):
            continue
        before, after = (type(each).__struct_config__.tag for each in (one, other))
        name = code(one.credentials[0])
        message = f"{name} is a credential of the kind {after}, and was of {before}"
        ends = Ends(one.location, other.location)
        yield finding("credential-changed", f"client({one.key})", message, ends)


def _need(old: Api, new: Api, pair: OperationPair) -> _Need | None:
    before, after = _required(old, pair.old), _required(new, pair.new)
    if before == after:
        return None
    return _Need(
        before=_alternatives(old, before),
        after=_alternatives(new, after),
        scopes=_scopes(before) != _scopes(after),
        base=_place(old, pair.old),
        head=_place(new, pair.new),
    )


def _place(api: Api, operation: Operation) -> Location:
    owner = api.location if operation.security is None else operation.location
    return owner.child("security")


def _required(api: Api, operation: Operation) -> tuple[Requirement, ...]:
    return api.security if operation.security is None else operation.security


def _alternatives(api: Api, required: tuple[Requirement, ...]) -> Alternatives:
    schemes = {one.key: one for one in api.schemes}
    found = {
        frozenset(_given([schemes[key] for key, _ in one.schemes if key in schemes]))
        for one in required
    }
    return frozenset(found or {frozenset[str]()})


def _given(schemes: Sequence[Scheme]) -> Iterator[str]:
    """What callers give for schemes that are asked for together: one credential may do for several."""
    names = [frozenset(one.credentials) for one in schemes]
    for one, mine in zip(schemes, names, strict=True):
        if not mine or not any(other < mine for other in names if other):
            word = " and " if isinstance(one, BasicScheme) else " or "
            yield word.join(map(code, one.credentials)) or code(one.key)


def _scopes(required: tuple[Requirement, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(scopes for one in required for _, scopes in one.schemes)


def _told(need: _Need) -> Change | None:
    """One change of what calls need; None when it says the same in other words."""
    before, after = _words(need.before), _words(need.after)
    ends = Ends(need.base, need.head)
    still = all(any(new <= old for new in need.after) for old in need.before)
    rule = "credential-needed"
    message = f"calls need {after}, and needed {before}"
    if need.before == need.after:
        if not need.scopes:
            return None
        rule, message = "scope-changed", f"calls ask for other scopes with {after}"
    elif still and need.before < need.after:
        rule = "credential-alternative-added"
        message = f"calls can be authorised with {after}, and needed {before}"
    elif still:
        rule = "credential-no-longer-needed"
    elif need.after < need.before:
        lost = _words(need.before - need.after)
        message = f"calls can no longer be authorised with {lost}; they need {after}"
    change = finding(rule, "client", message, ends)
    return msgspec.structs.replace(change, before=before, after=after)


def _words(given: Alternatives) -> str:
    ways = sorted(" and ".join(sorted(one)) if one else "nothing" for one in given)
    return "; or ".join(ways)


def _servers(old: Api, new: Api) -> Iterator[Change]:
    before, after = _addresses(old), _addresses(new)
    ends = Ends(old.location.child("servers"), new.location.child("servers"))
    if before[:1] != after[:1]:
        first, second = (
            code(urls[0]) if urls else "nothing" for urls in (before, after)
        )
        message = f"the SDK calls {second} by default, and called {first}"
        yield finding("server-default-changed", "client(base_url)", message, ends)
    for url in after[1:]:
        if url not in before:
            message = f"{code(url)} is a further address of the API"
            yield finding("server-added", "client(base_url)", message, ends)
    for url in before[1:]:
        if url not in after:
            message = f"{code(url)} is no longer an address of the API"
            yield finding("server-removed", "client(base_url)", message, ends)


def _addresses(api: Api) -> list[str]:
    """The addresses of an API; paths are appended without the slash at their end."""
    if any(isinstance(one.binding, RpcBinding) for one in api.operations):
        return [one.url for one in api.servers]
    return [one.url.rstrip("/") or "/" for one in api.servers]
