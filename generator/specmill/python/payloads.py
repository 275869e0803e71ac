"""Payloads: what webhooks and callbacks bring, and the functions that read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from specmill.model.api import Api
from specmill.model.incoming import Incoming
from specmill.model.notes import Notes
from specmill.model.operations import Content
from specmill.model.types import (
    Anything,
    Binary,
    Choice,
    Constant,
    Declaration,
    Field,
    Named,
    Primitive,
    Record,
    Type,
)
from specmill.python import texts
from specmill.python.code import Code
from specmill.python.contents import choose_content, is_xml
from specmill.python.docstrings import first_sentence, without_first_sentence
from specmill.python.identifiers import (
    snake_case,
    suffixed,
    trusted,
    upper_case,
)
from specmill.python.namespace import Claim, allocate
from specmill.python.sent_defaults import behind_aliases

Types: TypeAlias = Mapping[str, Declaration]

INCOMING = "webhooks"
"""The module of the SDK, and the one of the models that only webhooks bring."""

ANY = "any_event"
"""The function for all webhooks that a member of their bodies tells apart."""

_USED = frozenset({"models", "receive", "bytes", "told_by"})


class PayloadPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The function of one webhook or callback; `type` is None when it has no body.

    That of all webhooks has their `tags`, the values of the member `discriminator`.
    """

    incoming: Incoming
    function: Code
    record: Code
    type: Type | None = None
    media_type: str | None = None
    discriminator: str = ""
    tags: tuple[tuple[str, Named], ...] = ()

    @property
    def types(self) -> tuple[Type, ...]:
        """The type, if there is one."""
        return () if self.type is None else (self.type,)


def plan_payloads(api: Api) -> tuple[PayloadPlan, ...]:
    """The functions in the order of their names; those of one name get further words.

    Before them comes the one for all webhooks, where a member tells these apart.
    """
    claims = [
        Claim(
            _key(one),
            (
                snake_case(one.name),
                snake_case(f"{' '.join(one.operations[:1])} {one.name}"),
                suffixed(snake_case(one.name), f"_{one.method.lower()}"),
                snake_case(f"{one.name} {one.method} {one.address or ''}"),
            ),
        )
        for one in api.incoming
    ]
    names = allocate(claims, _USED)
    records = allocate(Claim(one, (upper_case(one),)) for one in names.values())
    plans = (
        _plan(one, names[_key(one)], records[names[_key(one)]]) for one in api.incoming
    )
    singles = sorted(plans, key=lambda one: one.function)
    webhooks = [one for one in singles if not one.incoming.operations]
    return (*_any(webhooks, api, frozenset(names.values())), *singles)


def _any(
    webhooks: Sequence[PayloadPlan], api: Api, taken: frozenset[Code]
) -> Iterator[PayloadPlan]:
    """The function for all webhooks, where they are JSON and one member of each has a value of its own."""
    types = [one.type for one in webhooks if one.media_type == "application/json"]
    if not len(webhooks) == len(types) > 1 or ANY in taken:
        return
    first = _record(types[0], api.types)
    for field in first.fields if first is not None else ():
        tags = [(tag, one) for one in types for tag in _tags(one, field, api.types)]
        named = {tag: one for tag, one in tags if isinstance(one, Named)}
        if len(named) == len(tags) and {one for _, one in tags} == {*types}:
            text = f"Whatever a webhook brings, told apart by `{field.wire_name}`."
            sent = webhooks[0].incoming
            yield PayloadPlan(
                incoming=Incoming(
                    name=ANY,
                    method=sent.method,
                    notes=Notes(description=text),
                    location=sent.location,
                ),
                function=trusted(ANY),
                record=trusted(ANY.upper()),
                type=Choice(tuple(dict.fromkeys(named.values())), exclusive=True),
                media_type="application/json",
                discriminator=field.wire_name,
                tags=tuple(named.items()),
            )
            return


def _tags(given: Type | None, field: Field, types: Types) -> tuple[str, ...]:
    """The values that a required member of a record may have; none when it may have any."""
    record = _record(given, types)
    found = record.fields if record is not None else ()
    for one in found:
        if one.wire_name == field.wire_name and one.required:
            kind = behind_aliases(one.type, types)
            if isinstance(kind, Constant):
                return tuple(value for value in kind.values if isinstance(value, str))
    return ()


def _record(given: Type | None, types: Types) -> Record | None:
    target = None if given is None else behind_aliases(given, types)
    found = types.get(target.key) if isinstance(target, Named) else None
    return found if isinstance(found, Record) else None


def opening_of(incoming: Incoming) -> tuple[str, str | None]:
    """A sentence that says what is brought, and what the description says beyond it, if anything."""
    summary, rest = texts.opening(incoming.notes)
    if summary:
        return summary, rest
    kind = "callback" if incoming.operations else "webhook"
    summary = first_sentence(rest) or f"What the {kind} `{incoming.name}` brings"
    return summary, without_first_sentence(rest)


def _key(one: Incoming) -> str:
    """What tells it from all others, however many there are."""
    return f"{one.location.file}#{one.location.pointer}"


def _plan(one: Incoming, function: Code, record: Code) -> PayloadPlan:
    content = choose_content(one.contents)
    return PayloadPlan(
        incoming=one,
        function=function,
        record=record,
        type=None if content is None else _type(content),
        media_type=None if content is None else content.media_type,
    )


def _type(content: Content) -> Type:
    if content.is_json or content.is_form or "*" in content.essence:
        return content.type or Anything()
    if content.essence.startswith("text/") or is_xml(content):
        return Primitive("string")
    return Binary()
