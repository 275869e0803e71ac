"""Payloads: what webhooks and callbacks bring, and the functions that read them."""

from __future__ import annotations

import msgspec

from specmill.model.api import Api
from specmill.model.incoming import Incoming
from specmill.model.operations import Content
from specmill.model.types import Anything, Binary, Primitive, Type
from specmill.python import texts
from specmill.python.code import Code
from specmill.python.contents import choose_content, is_xml
from specmill.python.docstrings import first_sentence, without_first_sentence
from specmill.python.identifiers import snake_case, suffixed, upper_case
from specmill.python.namespace import Claim, allocate

INCOMING = "webhooks"
"""The module of the SDK, and the one of the models that only webhooks bring."""

_USED = frozenset({"models", "receive", "bytes"})


class PayloadPlan(msgspec.Struct, frozen=True, kw_only=True):
    """The function of one webhook or callback; `type` is None when it has no body."""

    incoming: Incoming
    function: Code
    record: Code
    type: Type | None = None
    media_type: str | None = None

    @property
    def types(self) -> tuple[Type, ...]:
        """The type, if there is one."""
        return () if self.type is None else (self.type,)


def plan_payloads(api: Api) -> tuple[PayloadPlan, ...]:
    """The functions in the order of their names; those of one name get further words."""
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
    return tuple(sorted(plans, key=lambda one: one.function))


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
