"""What the flavors of a group have in common: the same lines of signatures, made once for all of them."""

from __future__ import annotations

import msgspec

from specmill.python import client_options, literals, texts
from specmill.python.argument_names import OPTIONS
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.docstrings import with_example
from specmill.python.error_plan import ErrorPlan
from specmill.python.example_calls import method_example, written_call
from specmill.python.flavors import caller_of
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import
from specmill.python.kept_names import (
    old_arguments,
    old_methods,
    old_resources,
)
from specmill.python.layout import Either, Expression, Group, place, tuple_of
from specmill.python.lower_returns import item_annotation, return_annotation
from specmill.python.method_kinds import Held, MethodKind
from specmill.python.method_texts import method_docstring
from specmill.python.plan import Plan
from specmill.python.record_parts import json_literal
from specmill.python.sample_calls import SampleCalls
from specmill.python.statements import typed
from specmill.python.type_expressions import UNSET, Annotation, optional, union
from specmill.python.uploads import argument_annotation

INDENT = 8
OPTIONS_PARAMETER = typed(
    trusted(OPTIONS),
    Either((Code("RequestOptions"), Code("None"))),
    Code("None"),
    INDENT,
    ",",
)
RUNTIME_NAMES = frozenset(
    {
        "AsyncCore",
        "AsyncPager",
        "AsyncStream",
        "AsyncStreamedResponse",
        "Pager",
        "RequestOptions",
        "Response",
        "Stream",
        "StreamedResponse",
        "SyncCore",
        "UploadFile",
    }
)
"""What a module of resources imports; a model of the same name is written with its module."""

BATCH_NAMES = frozenset({"AsyncBatch", "Batch", "BatchCore", "Handle"})
"""What modules of a JSON-RPC API import besides."""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """The arguments of a method, with the imports that run and those that only type checkers read.

    `values` is the tuple that the method passes on, in the order of the record.
    """

    positional: tuple[Code, ...]
    keywords: tuple[Code, ...]
    values: Group
    imports: frozenset[Import]
    checking: frozenset[Import]
    deprecation: Code | None


def client_names(plan: Plan) -> frozenset[str]:
    """The names of the client in every flavor."""
    name = trusted(plan.config.client)
    return frozenset(str(one.named(name)) for one in plan.flavors)


class Signatures:
    """Of one group, kept by operation.

    `shadowed` are the names that mean something else in a module of its resources, whichever the
    flavor, so that all write their models alike.
    """

    def __init__(
        self,
        plan: Plan,
        errors: ErrorPlan,
        group: GroupPlan,
        samples: SampleCalls | None = None,
    ) -> None:
        self.plan = plan
        self.samples: SampleCalls = {} if samples is None else samples
        self.errors = errors
        self.group = group
        classes = [one.class_name for one in (group, *group.children)]
        self.shadowed = RUNTIME_NAMES.union(
            (str(one.method) for one in group.operations),
            (str(one.attribute) for one in group.children),
            (str(flavor.named(one)) for flavor in plan.flavors for one in classes),
            () if plan.api.rpc is None else BATCH_NAMES,
            client_names(plan),
            () if group.path else client_options.NAMES,
            (
                caller_of(plan.api, one).name
                for one in (() if group.path else plan.flavors)
            ),
            (str(one.name) for one in old_methods(plan, group)),
            (str(one.name) for one in old_resources(plan, group)),
        )
        self._signatures: dict[str, Signature] = {}
        self._held: dict[tuple[str, Held], Annotation | None] = {}
        self._calls: dict[str, tuple[Group, frozenset[Import]]] = {}
        self._docstrings: dict[tuple[str, str], Code] = {}

    def of(self, one: OperationPlan) -> Signature:
        """The signature of the method of an operation."""
        known = self._signatures.get(one.method)
        if known is None:
            known = self._signatures[one.method] = self._signature(one)
        return known

    def held(self, one: OperationPlan, holds: Held) -> Annotation | None:
        """What the method gives, or what is in the object that it gives; None for nothing."""
        key = (str(one.method), holds)
        if key not in self._held:
            make = item_annotation if holds == "item" else return_annotation
            self._held[key] = (
                None
                if holds == "nothing"
                else make(one, self.plan.names, self.shadowed)
            )
        return self._held[key]

    def docstring(
        self, one: OperationPlan, kind: MethodKind, *, is_async: bool
    ) -> Code:
        """The docstring of a method with decoded results, which ends with an example if there is a sample."""
        key = (str(one.method), kind.verb)
        known = self._docstrings.get(key)
        if known is None:
            known = self._docstrings[key] = method_docstring(
                one, self.errors, kind.verb, INDENT
            )
        found = self._example(one)
        if found is None:
            return known
        made, imports = found
        example = method_example(
            one, made, imports, is_async=is_async, indent=INDENT + 4
        )
        return known if example is None else with_example(known, example, INDENT)

    def _example(self, one: OperationPlan) -> tuple[Group, frozenset[Import]] | None:
        """The sample call of an operation; None when there is none."""
        dotted = self.group.dotted(one)
        sample = self.samples.get(dotted)
        if sample is None:
            return None
        known = self._calls.get(one.method)
        if known is None:
            function = trusted(f"client.{dotted}")
            known = written_call(function, one, sample, self.plan.names)
            self._calls[one.method] = known
        return known

    def _signature(self, one: OperationPlan) -> Signature:
        running: set[Import] = set()
        checking: set[Import] = set()
        lines: dict[bool, list[Code]] = {True: [], False: []}
        for item in sorted(one.arguments.items, key=turn):
            line, annotation = self._parameter(item)
            lines[item.positional].append(line)
            checking |= annotation.imports
            if _may_be_unset(item):
                running.add(Import("specmill_runtime.models", "UNSET"))
        values: dict[str, Expression] = {
            str(item.identifier): item.identifier for item in one.arguments.items
        }
        for old in old_arguments(self.plan, self.group, one):
            line, _ = self._parameter(old.absent)
            if _may_be_unset(old.absent):
                running.add(Import("specmill_runtime.models", "UNSET"))
            lines[False].append(line)
            values[str(old.item.identifier)] = old.value
            running.add(Import("specmill_runtime.deprecation", "either", "_either"))
        return Signature(
            positional=tuple(lines[True]),
            keywords=tuple(lines[False]),
            values=tuple_of(tuple(values.values())),
            imports=frozenset(running),
            checking=frozenset(checking),
            deprecation=self._deprecation(one),
        )

    def _parameter(self, item: Argument) -> tuple[Code, Annotation]:
        """A line of the signature, and its annotation."""
        annotation = argument_annotation(item, self.plan.names, self.shadowed)
        default: Code | None = None
        if item.default is not None:
            default = json_literal(item.default)
        elif _may_be_unset(item):
            annotation, default = union((annotation, UNSET)), Code("UNSET")
        elif not item.required:
            annotation, default = optional(annotation), Code("None")
        line = typed(item.identifier, annotation.expression, default, INDENT, ",")
        return line, annotation

    def _deprecation(self, one: OperationPlan) -> Code | None:
        """The text of the warning that a deprecated method gives."""
        if not one.operation.deprecated:
            return None
        name = self.group.dotted(one)
        text = literals.string(texts.deprecation(one.operation.notes, name))
        return place(Group(Code("deprecated"), "()", (text,)), 4, 1)


def _may_be_unset(item: Argument) -> bool:
    """True where None is a value, so that something else has to say that there is none."""
    return not item.required and item.nullable and item.default is None


def turn(item: Argument) -> tuple[bool, bool]:
    """Positional arguments first; of the others, those that are required."""
    return not item.positional, not item.positional and not item.required
