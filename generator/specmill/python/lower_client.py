"""The client classes, and the record of the API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import msgspec

from specmill.python import literals, texts
from specmill.python.annotations import annotate
from specmill.python.client_options import DEFAULTS, Option, OptionTypes
from specmill.python.client_plan import ClientPlan, plan_client
from specmill.python.code import Code
from specmill.python.docstrings import Entry, Section, docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.flavors import ASYNC, SYNC, Flavor
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import Expression, call, dict_of, place, spread
from specmill.python.lower_batch import batch_method
from specmill.python.lower_resources import ResourceWriter, has_deprecated
from specmill.python.lower_spec import lower_spec
from specmill.python.lower_surfaces import raw_attribute, streamed_attribute
from specmill.python.plan import Plan
from specmill.python.sample_calls import SampleCalls
from specmill.python.signatures import Signatures, client_names
from specmill.python.statements import assigned, getter, typed
from specmill.python.type_expressions import Annotation, literal, optional
from specmill.python.views import (
    ClientView,
    CloneView,
    FlavorView,
    Output,
)

_TRACEBACK = Import("types", "TracebackType")
_CLONE = "self._core.clone"
_STR = Annotation(Code("str"))


def lower_client(
    plan: Plan, errors: ErrorPlan, samples: SampleCalls | None
) -> Iterator[Output]:
    """Both clients, and the record they share."""
    client = plan_client(plan)
    yield Output(
        template="client/spec.py.jinja",
        path=f"{plan.package}/_spec.py",
        view=lower_spec(plan, client, errors),
    )
    signatures = Signatures(plan, errors, plan.root, samples)
    for flavor in (SYNC, ASYNC):
        yield Output(
            template="client/client.py.jinja",
            path=f"{plan.package}/{flavor.client_module}.py",
            view=_client(client, flavor, signatures),
        )


class _Scope(msgspec.Struct, frozen=True):
    """Where the lines of a constructor stand; `shadowed` are names with another meaning there."""

    plan: Plan
    flavor: Flavor
    types: OptionTypes
    shadowed: frozenset[str]


def _client(client: ClientPlan, flavor: Flavor, signatures: Signatures) -> ClientView:
    plan = signatures.plan
    root = ResourceWriter(signatures, flavor)
    attributes, methods = root.attributes(), root.methods()
    types = OptionTypes(client_names(plan))
    servers = tuple(server.url for server in plan.api.servers)
    options = tuple(types.options(servers, client))
    parameters, needed = _parameters(
        client, options, _Scope(plan, flavor, types, signatures.shadowed)
    )
    with_options, changed = _clone(types)
    core = types.named(flavor.core_module, str(flavor.core))
    drift = types.named("specmill_runtime.drift", "Drift")
    own = types.named("typing", "Self")
    raw, whole = raw_attribute(plan, flavor.is_async)
    streamed, pieces = streamed_attribute(plan, flavor.is_async)
    batch, used = batch_method(plan, flavor)
    plain = Import(flavor.core_module, str(flavor.core))
    checking = (root.checking - {plain}).union(needed, changed, used)
    checking |= drift.imports | own.imports | whole | pieces | {_TRACEBACK}
    kind = "async" if flavor.is_async else "sync"
    return ClientView(
        module_docstring=docstring(f"The {kind} client of {plan.api.title}", indent=0),
        imports=import_block(
            root.imports | core.imports | _loaded(plan.package, root.imports),
            checking,
            home=plan.package,
        ),
        name=flavor.named(trusted(plan.config.client)),
        flavor=_flavor(flavor),
        docstring=_docstring(plan, client, options, kind),
        init_docstring=docstring(
            "Make a client; nothing is sent before the first call", indent=8
        ),
        parameters=parameters,
        core_call=_core_call(client, options, core),
        own=place(own.expression, 4),
        with_options=with_options,
        drift=getter(trusted("drift"), place(drift.expression, 4), 4),
        attributes=attributes,
        methods=methods,
        has_deprecated=has_deprecated(methods),
        raw=raw,
        streamed=streamed,
        batch=batch,
    )


def _loaded(package: Code, imported: Set[Import]) -> set[Import]:
    """What the module of a client imports whatever its API, beside what its methods do."""
    found = {
        Import("functools", "cached_property"),
        Import(f"{package}._spec", "SPEC"),
    }
    if Import("specmill_runtime.models", "UNSET") not in imported:
        found.add(Import("specmill_runtime.options", "UNSET"))
    return found


def _flavor(flavor: Flavor) -> FlavorView:
    return FlavorView(
        def_=flavor.def_,
        await_=flavor.await_,
        close=trusted("aclose" if flavor.is_async else "close"),
        enter=trusted("__aenter__" if flavor.is_async else "__enter__"),
        exit=trusted("__aexit__" if flavor.is_async else "__exit__"),
    )


def _docstring(
    plan: Plan, client: ClientPlan, options: Sequence[Option], kind: str
) -> Code:
    notes = plan.api.notes
    title = "Asynchronous client" if kind == "async" else "Client"
    return docstring(
        f"{title} of {plan.api.title}",
        (
            notes.description,
            texts.deprecation(notes, "This API") if notes.deprecation else None,
            f"Documentation: {notes.docs_url}" if notes.docs_url else None,
            "Types of options, such as RetryPolicy, are in `specmill_runtime`.",
        ),
        (Section("Args", tuple(_entries(client, options))),),
    )


def _parameters(
    client: ClientPlan, options: Sequence[Option], scope: _Scope
) -> tuple[tuple[Code, ...], set[Import]]:
    """Lines of the constructor's signature, and the imports of their annotations."""
    rows: list[tuple[Code, Annotation, Code]] = [
        (
            one.identifier,
            scope.types.credential(one.takes_source, scope.flavor.is_async),
            Code("None"),
        )
        for one in client.credentials
    ]
    for variable, name in client.variables:
        allowed = literal(variable.values) if variable.values else _STR
        rows.append((name, allowed, literals.string(variable.default)))
    for parameter, name in client.parameters:
        found = annotate(parameter.type, "argument", scope.plan.names, scope.shadowed)
        rows.append((name, optional(found), Code("None")))
    lines = [
        typed(name, annotation.expression, default, 8, ",")
        for name, annotation, default in rows
    ]
    lines += [one.line(8) for one in options]
    used = (*(row[1] for row in rows), *(one.annotation for one in options))
    return tuple(lines), {found for one in used for found in one.imports}


def _clone(types: OptionTypes) -> tuple[CloneView, set[Import]]:
    """The method that makes a client with other settings on the same connections."""
    options = tuple(types.changes())
    entries = tuple(Entry(one.name, one.text) for one in options)
    values = {one.name: trusted(one.name) for one in options}
    return (
        CloneView(
            parameters=tuple(one.line(8) for one in options),
            docstring=docstring(
                "A client with other settings; what is not given stays as it is",
                (
                    "Connections, tokens, the budget for retries and `drift` are shared; closing it closes nothing.",
                ),
                (Section("Args", entries),),
                indent=8,
            ),
            core=assigned(Code("clone._core"), call(trusted(_CLONE), **values), 8),
        ),
        {found for one in options for found in one.annotation.imports},
    )


def _entries(client: ClientPlan, options: Sequence[Option]) -> Iterator[Entry]:
    for one in client.credentials:
        source = " A function that gives it will do." if one.takes_source else ""
        yield Entry(
            str(one.identifier),
            f"{one.description}{source} Default: the environment variable {one.variable}.",
        )
    for variable, name in client.variables:
        yield Entry(str(name), variable.description or "Part of the server address.")
    for parameter, name in client.parameters:
        yield Entry(
            str(name),
            texts.describe(parameter.notes, parameter.type, None, parameter.wire_name),
        )
    for option in options:
        default = DEFAULTS.get(option.name)
        text = option.text if default is None else f"{option.text} Default: {default}."
        yield Entry(option.name, text)


def _core_call(client: ClientPlan, options: Sequence[Option], core: Annotation) -> Code:
    named: dict[str, Expression] = {
        "credentials": dict_of(
            tuple(
                (literals.string(str(one.identifier)), one.identifier)
                for one in client.credentials
            )
        ),
    }
    if client.variables:
        named["variables"] = dict_of(
            tuple((literals.string(one.name), name) for one, name in client.variables)
        )
    if client.parameters:
        named["parameters"] = dict_of(
            tuple(
                (literals.string(one.wire_name), name)
                for one, name in client.parameters
            )
        )
    named |= {one.name: trusted(one.name) for one in options}
    assert isinstance(core.expression, Code)
    made = call(core.expression, Code("SPEC"), **named)
    return assigned(Code("self._core"), spread(made), 8)
