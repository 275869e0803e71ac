"""Webhooks and callbacks → the module `webhooks`: one function for each, from bytes to a model."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python import literals, texts
from specmill.python.annotations import annotate
from specmill.python.code import Code
from specmill.python.docstrings import Entry, Section, docstring
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, exported_names, import_block
from specmill.python.layout import (
    Expression,
    call,
    deferred,
    dict_of,
    one_line,
    spread,
    subscript,
)
from specmill.python.payloads import INCOMING, PayloadPlan, opening_of, plan_payloads
from specmill.python.plan import Plan
from specmill.python.statements import declared, returned, returning
from specmill.python.type_expressions import (
    Annotation,
    external,
    imported,
    subscripted,
)
from specmill.python.type_names import QUALIFIED
from specmill.python.views import Output, PayloadsModuleView, PayloadView

RUNTIME = "specmill_runtime.webhooks"
_OWN_NAMES = frozenset({"Mapping", "Payload", "Verifier", "receive", "told_by"})
_MAPPING = imported("collections.abc", "Mapping")


def lower_payloads(plan: Plan) -> Iterator[Output]:
    """The module, when there is anything in it."""
    payloads = plan_payloads(plan.api)
    if not payloads:
        return
    yield Output(
        template="client/webhooks.py.jinja",
        path=f"{plan.package}/{INCOMING}.py",
        view=_Writer(plan, payloads).view(),
    )


class _Writer:
    """Lowers the functions, collecting imports."""

    def __init__(self, plan: Plan, payloads: tuple[PayloadPlan, ...]) -> None:
        self.plan = plan
        self.payloads = payloads
        functions = (str(one.function) for one in payloads)
        self.shadowed = _OWN_NAMES.union(functions)
        self.imports = {
            Import("__future__", "annotations"),
            *(Import(RUNTIME, name) for name in ("Payload", "receive")),
        }
        self.checking = {Import(RUNTIME, "Verifier")}

    def view(self) -> PayloadsModuleView:
        """The view of the module."""
        functions = tuple(self.function(one) for one in self.payloads)
        content = external("", "bytes", self.shadowed)
        text = external("", "str", self.shadowed)
        headers = subscripted(_MAPPING, (text, text))
        self.checking |= content.imports | headers.imports
        title = self.plan.api.title
        return PayloadsModuleView(
            docstring=docstring(
                f"What {title} sends by itself: one function for each webhook and callback",
                indent=0,
            ),
            names=exported_names(
                literals.string(one.function) for one in self.payloads
            ),
            functions=functions,
            content=one_line(content.expression),
            headers=one_line(headers.expression),
            imports=import_block(self.imports, self.checking, home=self.plan.package),
        )

    def function(self, one: PayloadPlan) -> PayloadView:
        """The record of a payload, and the function that reads it."""
        result = Annotation(Code("None"))
        named: dict[str, Expression] = {"name": literals.string(one.incoming.name)}
        if one.type is not None:
            result = annotate(one.type, "result", self.plan.names, self.shadowed)
            names = self.plan.names.seen_from(QUALIFIED)
            wire = annotate(one.type, "field", names, self.shadowed)
            self.imports |= wire.imports
            named["type"] = deferred(wire.expression)
        if one.tags:
            named["type"] = self.told_apart(one)
        if one.media_type not in (None, "application/json"):
            named["media_type"] = literals.string(one.media_type or "")
        self.checking |= result.imports
        record = trusted(f"_{one.record}")
        given = (trusted(name) for name in ("body", "headers", "verify"))
        return PayloadView(
            record=declared(
                record,
                subscript(Code("Payload"), result.expression),
                spread(call(Code("Payload"), **named)),
            ),
            name=one.function,
            returns=returned(result.expression, 0),
            docstring=_docstring(one),
            value=returning(call(Code("receive"), record, *given), Code(""), 4),
        )

    def told_apart(self, one: PayloadPlan) -> Expression:
        """The type of what a member tells apart."""
        self.imports.add(Import(RUNTIME, "told_by"))
        names = self.plan.names.seen_from(QUALIFIED)
        rows = tuple(
            (
                literals.string(tag),
                annotate(kind, "field", names, self.shadowed).expression,
            )
            for tag, kind in one.tags
        )
        discriminator = literals.string(one.discriminator)
        return call(Code("told_by"), discriminator, deferred(dict_of(rows)))


def _docstring(one: PayloadPlan) -> Code:
    """What an IDE shows of a function: what is brought, the headers, who sends it where."""
    incoming = one.incoming
    summary, rest = opening_of(incoming)
    wire = f"{incoming.method} {incoming.address or incoming.name}"
    if one.tags:
        wire = f"{incoming.method} {', '.join(tag for tag, _ in one.tags)}"
    if incoming.operations:
        wire += f", asked for by {', '.join(incoming.operations)}"
    headers = (
        Entry(header.wire_name, texts.describe(header.notes, header.type))
        for header in incoming.headers
    )
    return docstring(
        summary,
        [rest],
        (Section("Headers", tuple(headers)), Section("Wire", (Entry(wire, ""),))),
    )
