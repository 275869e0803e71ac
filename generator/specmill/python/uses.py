"""Which declarations a package needs, and which way they travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from specmill.model.api import Api
from specmill.model.references import References, reachable
from specmill.model.types import Declaration, Named, Type
from specmill.model.walk import LEAVES, all_types, declaration_types, named_keys
from specmill.python.groups import GroupPlan
from specmill.python.payloads import INCOMING, plan_payloads
from specmill.python.results import answers


class Uses(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of declarations by what leads to them.

    `by_module` are those that the operations of a module lead to, `sent` those that users make,
    because an argument takes them, `received` those that answers or webhooks hold; `others` are those
    that no operation leads to, and `needed` all that become models, in order. `received_types` are
    the types that users may get a value of.
    """

    by_module: Mapping[str, frozenset[str]]
    sent: frozenset[str]
    received: frozenset[str]
    others: frozenset[str]
    needed: tuple[str, ...]
    received_types: frozenset[Type]


def uses_of(api: Api, root: GroupPlan, types: Mapping[str, Declaration]) -> Uses:
    """What the operations, webhooks and callbacks of an API use of its declarations."""
    references = References(types)
    by_module = {
        str(group.module): references.reachable(_used(group))
        for group in root.walk()
        if group.operations
    }
    payloads = tuple(one for each in plan_payloads(api) for one in each.types)
    if payloads:
        known = by_module.get(INCOMING, frozenset())
        by_module[INCOMING] = known | references.reachable(payloads)
    sent = references.reachable(_taken(root, api))
    given = tuple(_given(root, types, payloads))
    received = references.reachable(given)
    kept = references.reachable(Named(key) for key, one in types.items() if one.keep)
    used = kept.union(sent, *by_module.values())
    others = _unreached(api, references, types) - used
    alone = (one for one in _parts((), others, types) if _is_among(one, others))
    return Uses(
        by_module=by_module,
        sent=sent,
        received=received,
        others=others,
        needed=tuple(key for key in types if key in used or key in others),
        received_types=frozenset(_parts(given, received, types)).union(alone),
    )


def _used(group: GroupPlan) -> Iterator[Type]:
    for plan in group.operations:
        yield from (argument.type for argument in plan.arguments.items)
        yield from answers(plan.operation)


def _taken(root: GroupPlan, api: Api) -> Iterator[Type]:
    yield from (one.type for one in api.client_parameters)
    for group in root.walk():
        for one in group.operations:
            yield from (argument.type for argument in one.arguments.items)


def _given(
    root: GroupPlan, types: Mapping[str, Declaration], payloads: Iterable[Type]
) -> Iterator[Type]:
    """What answers and webhooks hold, and the declarations that users ask to be kept, for the same reason."""
    for group in root.walk():
        for one in group.operations:
            yield from answers(one.operation)
    yield from (Named(key) for key, one in types.items() if one.keep)
    yield from payloads


def _parts(
    roots: Iterable[Type], keys: frozenset[str], types: Mapping[str, Declaration]
) -> Iterator[Type]:
    """All types that roots and declarations are made of, and the names of the latter; leaves may be missing."""
    yield from (Named(key) for key in keys)
    inner = (one for key in keys for one in declaration_types(types[key]))
    for one in (*roots, *inner):
        if not isinstance(one, LEAVES):
            yield from all_types(one)


def _unreached(
    api: Api, references: References, types: Mapping[str, Declaration]
) -> frozenset[str]:
    """What no operation leads to; a body that operations take apart into arguments is none of these."""
    led_to = reachable(api)
    return references.reachable(Named(key) for key in types if key not in led_to)


def _is_among(one: Type, others: frozenset[str]) -> bool:
    """True unless the type is made of declarations that operations lead to, which decide for themselves."""
    return all(key in others for key in named_keys(one))
