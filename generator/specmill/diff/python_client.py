"""The client, its package, and the exceptions before and after."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.diff.findings import Bump, Change, Effect, Relation, Signature
from specmill.diff.python_findings import Ends, finding, judged, shown
from specmill.diff.python_renames import Evidence, find_renames
from specmill.diff.python_types import Types
from specmill.diff.surface import Argument, Failure, Payload, Surface
from specmill.python.error_plan import RUNTIME_CLASSES


class Client(msgspec.Struct, frozen=True):
    """Both surfaces, and how their types relate."""

    old: Surface
    new: Surface
    types: Types


def compare_clients(client: Client) -> Iterator[Change]:
    """Changes of the constructor, of exceptions, and of the module `webhooks`."""
    yield from _constructor(client)
    yield from _failures(client)
    yield from _payloads(client)


def _constructor(client: Client) -> Iterator[Change]:
    old = {one.name: one for one in client.old.arguments}
    new = {one.name: one for one in client.new.arguments}
    for name, one in old.items():
        if name not in new:
            message = f"`{client.old.client}` no longer takes `{name}`"
            yield _setting("client-argument-removed", (one, None), message)
        elif one.text != new[name].text:
            yield from _changed_setting(client, one, new[name])
    for name, one in new.items():
        if name not in old:
            message = f"`{client.old.client}` takes a new setting: `{one.text}`"
            change = _setting("client-argument-added", (None, one), message)
            breaks = Effect.BREAKING
            yield judged(change, breaks, breaks) if one.default is None else change


def _changed_setting(client: Client, old: Argument, new: Argument) -> Iterator[Change]:
    relation = client.types.relate(old.annotation, new.annotation)
    is_needed = old.default is not None and new.default is None
    message = f"`{client.old.client}` takes `{new.text}` where it took `{old.text}`"
    if is_needed or relation in (Relation.INCOMPARABLE, Relation.NARROWER):
        yield _setting("client-argument-changed", (old, new), message)
    elif relation is Relation.WIDER:
        yield _setting("client-argument-widened", (old, new), message)
    elif old.default != new.default:
        yield _setting("server-default-changed", (old, new), message)


def _setting(
    rule: str, settings: tuple[Argument | None, Argument | None], message: str
) -> Change:
    old, new = settings
    known = old or new
    assert known is not None
    ends = Ends(
        None if old is None else old.location, None if new is None else new.location
    )
    change = finding(rule, f"client({known.name})", message, ends)
    return shown(
        change,
        Signature(None if old is None else old.text, None if new is None else new.text),
    )


def _of_failure(one: Failure) -> tuple[Evidence, ...]:
    return (("the same code and body", (one.code, one.base, one.body)),)


def _failures(client: Client) -> Iterator[Change]:
    old, new = client.old.failures, client.new.failures
    own_old = {name: one for name, one in old.items() if name not in RUNTIME_CLASSES}
    own_new = {name: one for name, one in new.items() if name not in RUNTIME_CLASSES}
    renames = find_renames(own_old, own_new, _of_failure)
    for rename in renames:
        before, after = old[rename.old], new[rename.new]
        message = f"`errors.{before.name}` is gone, `errors.{after.name}` is new: {rename.question}"
        yield _failure("error-renamed", (before, after), message)
    gone, come = {one.old for one in renames}, {one.new for one in renames}
    for name, one in old.items():
        after_one = new.get(name)
        if after_one is not None:
            yield from _changed_failure(client, one, after_one)
        elif name in RUNTIME_CLASSES:
            message = f"the body of `errors.{name}` is no longer typed"
            yield _failure("error-body-untyped", (one, None), message)
        elif name not in gone:
            message = f"`errors.{name}` is gone"
            yield _failure("error-removed", (one, None), message)
    for name, one in new.items():
        if name not in old and name not in come:
            what = "has a typed body" if name in RUNTIME_CLASSES else "is new"
            message = f"`errors.{name}` {what}"
            yield _failure("error-added", (None, one), message)


def _changed_failure(client: Client, old: Failure, new: Failure) -> Iterator[Change]:
    if old.base != new.base:
        message = f"`errors.{old.name}` is a {new.base}, and was a {old.base}"
        yield _failure("error-base-changed", (old, new), message)
    if old.code != new.code:
        message = f"`errors.{old.name}` has the code {new.code} instead of {old.code}"
        yield _failure("error-code-changed", (old, new), message)
    if old.body == new.body:
        return
    texts = f"`{old.body}` became `{new.body}`"
    relation = client.types.relate(old.body, new.body)
    message = f"the body of `errors.{old.name}` is something else: {texts}"
    if relation is Relation.WIDER and (
        new.body == "object" or client.types.survives(old.body, new.body)
    ):
        message = f"the body of `errors.{old.name}` may be more: {texts}"
        yield _failure("error-body-widened", (old, new), message)
    elif relation in (Relation.INCOMPARABLE, Relation.WIDER):
        yield _failure("error-body-changed", (old, new), message)


def _failure(
    rule: str, failures: tuple[Failure | None, Failure | None], message: str
) -> Change:
    old, new = failures
    known = old or new
    assert known is not None
    ends = Ends(
        None if old is None else old.location, None if new is None else new.location
    )
    change = finding(rule, f"errors.{known.name}", message, ends)
    return shown(
        change,
        Signature(None if old is None else old.head, None if new is None else new.head),
    )


def _payloads(client: Client) -> Iterator[Change]:
    old, new = client.old.payloads, client.new.payloads
    for name, one in old.items():
        if name not in new:
            message = f"`webhooks.{name}` is gone"
            yield _payload("webhook-function-removed", (one, None), message)
        elif one.returns != new[name].returns:
            yield from _changed_payload(client, one, new[name])
    for name, one in new.items():
        if name not in old:
            message = f"`webhooks.{name}` is new"
            yield _payload("webhook-function-added", (None, one), message)


def _changed_payload(client: Client, old: Payload, new: Payload) -> Iterator[Change]:
    relation = client.types.relate(old.returns, new.returns)
    survives = client.types.survives(old.returns, new.returns)
    rule = "webhook-function-changed"
    if relation is Relation.EQUAL or (relation is Relation.NARROWER and survives):
        return
    if relation is Relation.WIDER and survives:
        rule = "webhook-function-widened"
    message = (
        f"`webhooks.{old.name}` returns `{new.returns}`, and returned `{old.returns}`"
    )
    yield _payload(rule, (old, new), message)


def _payload(
    rule: str, payloads: tuple[Payload | None, Payload | None], message: str
) -> Change:
    old, new = payloads
    known = old or new
    assert known is not None
    ends = Ends(
        None if old is None else old.location, None if new is None else new.location
    )
    change = finding(rule, f"webhooks.{known.name}", message, ends)
    heads = [
        None if one is None else f"def {one.name}(body, ...) -> {one.returns}"
        for one in payloads
    ]
    return shown(change, Signature(*heads))


def package_changes(client: Client, ends: Ends, *, settled: bool) -> Iterator[Change]:
    """Other names of the package or client; when nothing settles them, they follow the title at `ends`."""
    for what, old, new in (
        ("package", client.old.package, client.new.package),
        ("client", client.old.client, client.new.client),
    ):
        if old == new:
            continue
        rule = "package-renamed" if settled else "package-name-unsettled"
        message = f"the {what} `{old}` is called `{new}`"
        if not settled:
            message += f", because sdk.yaml does not set `{what}`"
        nowhere = Ends(None, None)
        change = finding(rule, what, message, nowhere if settled else ends)
        bump = Bump.MAJOR if settled else Bump.PATCH
        yield msgspec.structs.replace(change, before=old, after=new, semver=bump)
