"""Methods before and after: arguments, results, pagination, deprecation."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diff.findings import Change, Effect, Relation, Renamed, Signature
from specmill.diff.python_arguments import MethodPair, compare_arguments
from specmill.diff.python_findings import (
    Ends,
    changed_signature,
    finding,
    judged,
    listed,
    reached,
    renaming,
    shown,
    signature_of,
)
from specmill.diff.python_renames import Rename
from specmill.diff.surface import Documented, Method


def compare_methods(pair: MethodPair) -> Iterator[Change]:
    """All changes of one method."""
    for change in (
        *compare_arguments(pair),
        *_results(pair),
        *_deprecations(pair),
        *_failures(pair),
    ):
        signatures = change.signatures or (changed_signature(pair.old, pair.new),)
        full = msgspec.structs.replace(change, signatures=signatures)
        yield reached(full, (pair.new.binding,))


def removed_method(one: Method) -> Change:
    """A method that is gone."""
    message = f"`client.{one.path}` is gone"
    subject = f"client.{one.path}"
    ends = Ends(one.variant or one.location, None)
    change = finding("method-removed", subject, message, ends)
    return reached(shown(change, Signature(signature_of(one), None)), (one.binding,))


def added_method(one: Method) -> Change:
    """A method that is new."""
    message = f"`client.{one.path}` is new"
    subject = f"client.{one.path}"
    ends = Ends(None, one.variant or one.location)
    change = finding("method-added", subject, message, ends)
    return reached(shown(change, Signature(None, signature_of(one))), (one.binding,))


def renamed_method(pair: MethodPair, rename: Rename) -> Change:
    """A method that seems to have another name."""
    old, new = pair.old, pair.new
    message = (
        f"`client.{old.path}` is gone, `client.{new.path}` is new: {rename.question}"
    )
    change = finding("method-renamed", pair.name, message, _named(pair.ends))
    signature = changed_signature(old, new)
    before, after = f"client.{old.path}", f"client.{new.path}"
    told = reached(shown(change, signature, before=before, after=after), (new.binding,))
    return renaming(told, Renamed("methods", old.path, new.path))


def _named(ends: Ends) -> Ends:
    """The places of the name of an operation."""
    base = None if ends.base is None else ends.base.child("operationId")
    head = None if ends.head is None else ends.head.child("operationId")
    return Ends(base, head)


def _results(pair: MethodPair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.returns == new.returns:
        return
    ends = Ends(old.result, new.result)
    texts = f"`{old.returns}` became `{new.returns}`"
    if old.wrapper != new.wrapper:
        message = f"`{pair.name}` {_paged(old, new)}: {texts}"
        yield _result("result-paging-changed", pair, message, ends)
        return
    relation = pair.types.relate(old.returns, new.returns)
    if relation is Relation.EQUAL:
        lost = pair.types.lost_values(old.returns, new.returns)
        if lost:
            message = f"`{pair.name}` no longer returns {listed(lost)}: {texts}"
            yield _result("value-removed", pair, message, ends)
        return
    if relation is Relation.NARROWER and pair.types.survives(old.returns, new.returns):
        message = f"`{pair.name}` returns less kinds of values: {texts}"
        yield _result("result-type-narrowed", pair, message, ends)
    elif pair.types.survives(old.returns, new.returns):
        message = f"`{pair.name}` may return more: {texts}"
        yield _result("result-type-widened", pair, message, ends)
    else:
        message = f"`{pair.name}` returns something else: {texts}"
        change = _result("result-type-changed", pair, message, ends)
        checked = pair.types.mistakes(old.returns, new.returns)
        yield judged(change, Effect.BREAKING, Effect.SAFE) if checked else change


def _paged(old: Method, new: Method) -> str:
    """What happened to pages or streams."""
    if old.wrapper and new.wrapper:
        return "is paged or streamed otherwise"
    what = "paged" if "Pager" in (old.wrapper, new.wrapper) else "streamed"
    return f"is {what} now" if new.wrapper else f"is no longer {what}"


def _result(rule: str, pair: MethodPair, message: str, ends: Ends) -> Change:
    change = finding(rule, f"{pair.name}()", message, ends)
    before, after = pair.old.returns, pair.new.returns
    return msgspec.structs.replace(change, before=before, after=after)


def _deprecations(pair: MethodPair) -> Iterator[Change]:
    if pair.new.deprecated and not pair.old.deprecated:
        message = f"`{pair.name}` is deprecated: calls give a DeprecationWarning"
        yield finding("method-deprecated", pair.name, message, _deprecated(pair))
    elif pair.old.deprecated and not pair.new.deprecated:
        message = f"`{pair.name}` is no longer deprecated"
        yield finding("method-reinstated", pair.name, message, _deprecated(pair))


def _deprecated(pair: MethodPair) -> Ends:
    base, head = pair.old.location, pair.new.location
    return Ends(base.child("deprecated"), head.child("deprecated"))


def _failures(pair: MethodPair) -> Iterator[Change]:
    """Failures that are documented now, or no longer; a code that only moved is told by its class."""
    old = {one.name: one for one in pair.old.failures}
    new = {one.name: one for one in pair.new.failures}
    for name in sorted(new.keys() - old.keys()):
        message = f"`{pair.name}` documents the failure {name}"
        ends = Ends(None, new[name].location)
        yield finding("error-documented", pair.name, message, ends)
    for name in sorted(old.keys() - new.keys()):
        message = f"`{pair.name}` no longer documents the failure {name}"
        ends = Ends(old[name].location, None)
        wider = new.get(f"{name[0]}XX") or new.get("default")
        if wider is None or _reads_alike(pair, old[name], wider):
            yield finding("error-undocumented", pair.name, message, ends)
            continue
        texts = f"`{old[name].body}` became `{wider.body}`"
        message = f"the body of the failure {name} of `{pair.name}` is that of {wider.name}: {texts}"
        change = finding("error-body-changed", pair.name, message, ends)
        # `except NotFoundError` still catches it, and its body is of any type.
        yield judged(change, Effect.BREAKING, Effect.SAFE)


def _reads_alike(pair: MethodPair, old: Documented, new: Documented) -> bool:
    """Whether code that reads the body of a failure can read that of another one."""
    if not old.body or old.body == new.body or not new.body:
        return True
    return pair.types.survives(old.body, new.body)
