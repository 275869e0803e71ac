"""Operations → records: what each method puts on the wire and what may come back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specmill.model.operations import (
    AtPosition,
    ByName,
    Content,
    HttpBinding,
    InCookie,
    InHeader,
    InPath,
    InQuery,
    Parameter,
    Requirement,
    RpcBinding,
)
from specmill.model.types import Array, Field, Nullable, Primitive, Type
from specmill.python import literals
from specmill.python.annotations import Annotation, TypeNames, alias_key, annotate
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.kinds import item_kind, kind_of
from specmill.python.layout import (
    Expression,
    call,
    declared,
    flat,
    spread,
    subscript,
    tuple_of,
)
from specmill.python.lower_paging import PAGING_NAMES, lower_paging, paging_name
from specmill.python.lower_returns import return_annotation
from specmill.python.plan import Plan
from specmill.python.results import outcomes
from specmill.python.transcoding import transcodes
from specmill.python.views import OperationsModuleView, Output, RecordView

RUNTIME = "specmill_runtime.operation"
_RUNTIME_NAMES = frozenset({"Failure", *PAGING_NAMES, "Operation", "Result"})


def lower_records(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """One module of operation records for each group that has operations."""
    for group in plan.root.walk():
        if group.operations:
            yield Output(
                template="client/operations.py.jinja",
                path=f"{plan.package}/_operations/{group.module}.py",
                view=RecordWriter(plan, errors).module(group),
            )


class RecordWriter:
    """Lowers the operations of one group, collecting imports."""

    def __init__(self, plan: Plan, errors: ErrorPlan) -> None:
        self.plan = plan
        self.errors = errors
        self.names: TypeNames = plan.names.seen_from("models")
        self.imports: set[Import] = {
            Import("__future__", "annotations"),
            Import(RUNTIME, "Operation"),
        }
        self.checking: set[Import] = set()

    def module(self, group: GroupPlan) -> OperationsModuleView:
        """The view of the group's module."""
        records = tuple(self.record(group, one) for one in group.operations)
        return OperationsModuleView(
            docstring=docstring(
                f"Operation records of `{'.'.join(group.reach) or 'the client'}`",
                indent=0,
            ),
            imports=import_block(self.imports, self.checking),
            records=records,
        )

    def record(self, group: GroupPlan, one: OperationPlan) -> RecordView:
        """`NAME: Operation[T] = Operation(...)`."""
        returns = return_annotation(one, self.plan.names, _RUNTIME_NAMES)
        self.checking |= returns.imports
        fields = dict(self.fields(group, one))
        return RecordView(
            assignment=declared(
                one.record,
                subscript(Code("Operation"), returns.expression),
                spread(call(Code("Operation"), **fields)),
            )
        )

    def fields(
        self, group: GroupPlan, one: OperationPlan
    ) -> Iterator[tuple[str, Expression]]:
        """Keyword arguments of the record; those at their defaults are left out."""
        operation = one.operation
        yield "id", literals.string(group.dotted(one))
        binding = operation.binding
        if isinstance(binding, HttpBinding):
            yield "method", literals.string(binding.method)
            yield "path", literals.string(binding.path)
        if one.arguments.items:
            yield "arguments", tuple_of(
                tuple(self.argument(item) for item in one.arguments.items), explode=True
            )
        content = one.arguments.content
        if content is not None:
            if content.media_type != "application/json":
                yield "media_type", literals.string(content.media_type)
            if operation.body is not None and operation.body.required:
                yield "body_required", literals.boolean(True)
        if any(
            transcodes(item.type, self.names, "out") for item in one.arguments.items
        ):
            yield "transcode", literals.boolean(True)
        results = tuple(self.results(one))
        if results:
            yield "results", tuple_of(results)
        failures = tuple(self.failures(one))
        if failures:
            yield "failures", tuple_of(failures)
        if operation.security is not None:
            yield "security", security(operation.security)
        if operation.idempotent:
            yield "idempotent", literals.boolean(True)
        if isinstance(binding, RpcBinding):
            yield "rpc", literals.string(binding.method)
            if not binding.by_position:
                yield "by_position", literals.boolean(False)
        if operation.pagination is not None:
            self.imports.add(Import(RUNTIME, paging_name(operation.pagination)))
            yield "paging", lower_paging(operation.pagination)
        if operation.servers:
            yield "server", literals.string(operation.servers[0])

    def argument(self, item: Argument) -> Expression:
        """A short constructor call for one argument."""
        function, named = self.placement(item)
        self.imports.add(Import(RUNTIME, function))
        positional: list[Expression] = (
            [] if function == "body" else [literals.string(item.wire_name)]
        )
        kind = kind_of(item.type, self.names)
        if kind is not None:
            positional.append(self.used(kind))
        inner = item_kind(item.type, self.names)
        if inner is not None:
            named["item"] = self.used(inner)
        if item.required and function != "path":
            named["required"] = literals.boolean(True)
        wire = self.wire_type(item.type)
        if wire is not None:
            named["wire_type"] = wire
        if item.nullable and function not in ("path", "header", "cookie"):
            named["nullable"] = literals.boolean(True)
        if item.default is not None and function in ("position", "named"):
            named["default"] = json_literal(item.default)
        if item.identifier != item.wire_name and function != "body":
            named["identifier"] = literals.string(item.identifier)
        return call(trusted(function), *positional, **named)

    def placement(self, item: Argument) -> tuple[str, dict[str, Expression]]:
        """The constructor for where the argument travels, with what differs from that place's defaults."""
        source = item.source
        if isinstance(source, Content):
            return "body", {}
        if isinstance(source, Field):
            return "field", {}
        named: dict[str, Expression] = {}
        if source.media_type is not None:
            named["media_type"] = literals.string(source.media_type)
        function, style, default_style, explode, default_explode = _style(source)
        if style != default_style:
            named["style"] = literals.string(style)
        if explode != default_explode:
            named["explode"] = literals.boolean(explode)
        if isinstance(source.placement, InQuery) and source.placement.allow_reserved:
            named["allow_reserved"] = literals.boolean(True)
        return function, named

    def wire_type(self, given: Type) -> Expression | None:
        """How a value is written that msgspec or `str` would write otherwise."""
        inner = given.inner if isinstance(given, Nullable) else given
        if isinstance(inner, Array) and inner.accepts_single:
            self.imports.add(Import("specmill_runtime.models", "listed"))
            item = self.used(annotate(inner.items, "field", self.names))
            return Code(f"lambda: listed({flat(item)})")
        bare = inner.items if isinstance(inner, Array) else inner
        if not (isinstance(bare, Primitive) and alias_key(bare, self.names)):
            return None
        annotation = annotate(bare, "field", self.names)
        return Code(f"lambda: {flat(self.used(annotation))}")

    def results(self, one: OperationPlan) -> Iterator[Expression]:
        """`Result(...)` of each success."""
        for found in outcomes(one.operation):
            self.imports.add(Import(RUNTIME, "Result"))
            named: dict[str, Expression] = {
                "status": literals.string(found.status or "200")
            }
            if found.type is not None:
                named["type"] = self.lazily(found.type)
            if found.media_type not in (None, "application/json"):
                named["media_type"] = literals.string(found.media_type or "")
            if found.type is not None and transcodes(found.type, self.names, "in"):
                named["transcode"] = literals.boolean(True)
            yield call(Code("Result"), **named)

    def failures(self, one: OperationPlan) -> Iterator[Expression]:
        """`Failure(...)` of each error that has a class of its own."""
        for failure in self.errors.of(one.operation):
            yield self.failure(
                failure.class_name, failure.status, failure.code, failure.body
            )

    def failure(
        self, name: Code, status: str | None, code: int | None, body: Type | None
    ) -> Expression:
        """One `Failure(...)`."""
        self.imports |= {
            Import(RUNTIME, "Failure"),
            Import(self.plan.config.package, "errors"),
        }
        named: dict[str, Expression] = {}
        if status is not None:
            named["status"] = literals.string(status)
        if code is not None:
            named["code"] = literals.integer(code)
        named["error"] = Code(f"lambda: errors.{name}")
        if body is not None:
            named["body"] = self.lazily(body)
            if transcodes(body, self.names, "in"):
                named["transcode"] = literals.boolean(True)
        return call(Code("Failure"), **named)

    def lazily(self, given: Type) -> Expression:
        """`lambda: type`, so that models are built when a call needs them."""
        return Code(f"lambda: {flat(self.used(annotate(given, 'field', self.names)))}")

    def used(self, annotation: Annotation) -> Expression:
        """The expression of an annotation whose imports must run."""
        self.imports |= annotation.imports
        return annotation.expression


def security(requirements: tuple[Requirement, ...]) -> Expression:
    """Alternatives of scheme keys as nested tuples."""
    return tuple_of(
        tuple(
            tuple_of(tuple(literals.string(key) for key, _ in one.schemes))
            for one in requirements
        )
    )


def json_literal(value: msgspec.Raw) -> Code:
    """A JSON scalar as a Python literal."""
    decoded = msgspec.json.decode(value)
    assert decoded is None or isinstance(decoded, (str, int, float, bool))
    return literals.scalar(decoded)


def _style(parameter: Parameter) -> tuple[str, str, str, bool, bool]:
    match parameter.placement:
        case InPath(style=style, explode=explode):
            return "path", style, "simple", explode, False
        case InQuery(style=style, explode=explode):
            return "query", style, "form", explode, True
        case InHeader(explode=explode):
            return "header", "simple", "simple", explode, False
        case InCookie(explode=explode):
            return "cookie", "form", "form", explode, True
        case AtPosition():
            return "position", "", "", False, False
        case ByName():
            return "named", "", "", False, False


__all__ = ["RecordWriter", "json_literal", "lower_records", "security"]
