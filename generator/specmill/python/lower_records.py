"""Operations → records: what each method puts on the wire and what may come back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from specmill.model.operations import (
    Content,
    HttpBinding,
    Operation,
    PartEncoding,
    RpcBinding,
)
from specmill.model.types import Anything, Type
from specmill.python import literals
from specmill.python.alternatives import file_media_types
from specmill.python.annotations import annotate
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.docstrings import docstring
from specmill.python.error_plan import ErrorPlan
from specmill.python.form_fields import form_encoding, is_always_json
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.imports import Import, import_block
from specmill.python.layout import (
    Expression,
    call,
    deferred,
    spread,
    subscript,
    tuple_of,
)
from specmill.python.lower_paging import PAGING_NAMES, lower_paging, paging_name
from specmill.python.lower_returns import return_annotation
from specmill.python.plan import Plan
from specmill.python.record_parts import form_style, json_literal, placement, security
from specmill.python.results import outcomes, streaming_of
from specmill.python.statements import declared
from specmill.python.transcoding import transcodes
from specmill.python.type_expressions import Annotation
from specmill.python.type_names import QUALIFIED, TypeNames
from specmill.python.uploads import argument_kinds
from specmill.python.views import OperationsModuleView, Output, RecordView
from specmill.python.written_types import written_type

RUNTIME = "specmill_runtime.operation"
_RUNTIME_NAMES = frozenset(
    {
        *("Failure", "File", "GenericAlias", "Operation", "Result", "Streaming"),
        *PAGING_NAMES,
    }
)

# No address holds them as they are (RFC 3986 §2), and HTTP libraries refuse them.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Where None means absent, as there is no text for null.
_NEVER_NULL = frozenset({"path", "querystring", "header", "cookie"})


def lower_records(plan: Plan, errors: ErrorPlan, group: GroupPlan) -> Iterator[Output]:
    """The module of the operation records of a group that has operations."""
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
        self.names: TypeNames = plan.names.seen_from(QUALIFIED)
        self.variables = frozenset(plan.api.server_variables)
        self.imports: set[Import] = {
            Import("__future__", "annotations"),
            Import(RUNTIME, "Operation"),
        }
        self.checking: set[Import] = set()

    def module(self, group: GroupPlan) -> OperationsModuleView:
        """The view of the group's module."""
        shadowed = _RUNTIME_NAMES.union(one.record for one in group.operations)
        records = tuple(self.record(group, one, shadowed) for one in group.operations)
        return OperationsModuleView(
            docstring=docstring(
                f"Operation records of `{'.'.join(group.reach) or 'the client'}`",
                indent=0,
            ),
            imports=import_block(
                self.imports,
                self.checking,
                home=f"{self.plan.package}._operations",
            ),
            records=records,
        )

    def record(
        self, group: GroupPlan, one: OperationPlan, shadowed: frozenset[str]
    ) -> RecordView:
        """`NAME: Operation[T] = Operation(...)`."""
        returns = return_annotation(one, self.plan.names, shadowed)
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
        yield "id", literals.string(group.dotted(one))
        yield from self.request_fields(one)
        results = tuple(self.results(one))
        if results:
            yield "results", tuple_of(results)
        failures = tuple(self.failures(one))
        if failures:
            yield "failures", tuple_of(failures)
        yield from self.policy_fields(one.operation)

    def request_fields(self, one: OperationPlan) -> Iterator[tuple[str, Expression]]:
        """What is sent and where to."""
        operation = one.operation
        binding = operation.binding
        if isinstance(binding, HttpBinding):
            yield "method", literals.string(binding.method)
            path = _CONTROL.sub(lambda found: quote(found[0]), binding.path)
            yield "path", literals.string(path)
        if one.arguments.items:
            yield "arguments", tuple_of(
                tuple(self.argument(item) for item in one.arguments.items), explode=True
            )
        content = one.arguments.content
        if content is not None:
            if content.media_type != "application/json":
                yield "media_type", literals.string(content.media_type)
            if others := file_media_types(operation, content):
                yield "file_types", tuple_of(tuple(map(literals.string, others)))
            if content.sequence is not None:
                yield "sequence", literals.string(content.sequence)
            if operation.body is not None and operation.body.required:
                yield "body_required", literals.boolean(True)
        if any(transcodes(item.type, self.names) for item in one.arguments.items):
            yield "transcode", literals.boolean(True)

    def policy_fields(self, operation: Operation) -> Iterator[tuple[str, Expression]]:
        """Security, repetition, JSON-RPC, pages and an own server."""
        binding = operation.binding
        if operation.security is not None:
            yield "security", security(operation.security, self.plan.api)
        if operation.idempotent:
            yield "idempotent", literals.boolean(True)
        if operation.idempotency_key is not None:
            yield "idempotency_key", literals.string(operation.idempotency_key)
        if isinstance(binding, RpcBinding):
            yield "rpc", literals.string(binding.method)
            if binding.notification:
                yield "notification", literals.boolean(True)
            if not binding.by_position:
                yield "by_position", literals.boolean(False)
        if operation.pagination is not None:
            self.imports.add(Import(RUNTIME, paging_name(operation.pagination)))
            yield "paging", lower_paging(operation.pagination)
        streaming = streaming_of(operation)
        if streaming is not None:
            self.imports.add(Import(RUNTIME, "Streaming"))
            said = {"format": literals.string(streaming.format)}
            if streaming.done is not None:
                said["done"] = literals.string(streaming.done)
            yield "streaming", call(Code("Streaming"), **said)
        for server in operation.servers[:1]:
            yield "server", literals.string(server.address(self.variables))

    def argument(self, item: Argument) -> Expression:
        """A short constructor call for one argument."""
        function, named = placement(item)
        self.imports.add(Import(RUNTIME, function))
        positional: list[Expression] = (
            [] if function == "body" else [literals.string(item.wire_name)]
        )
        kind, inner = argument_kinds(item, self.names)
        if kind is not None:
            positional.append(self.used(kind))
        elif item.always_json:
            positional.append(Code("object"))
        if inner is not None:
            named["item"] = self.used(inner)
        if item.required and function != "path":
            named["required"] = literals.boolean(True)
        if item.needed:
            named["needed"] = literals.boolean(True)
        if item.fixed is not None:
            named["default"] = json_literal(item.fixed)
        if item.encoding is not None and item.encoding.content_type is not None:
            named["media_type"] = literals.string(item.encoding.content_type)
        written = written_type(item.type, self.names)
        if written is not None:
            named["wire_type"] = deferred(self.used(written))
        members = tuple(self.members(item.source))
        if members:
            self.imports.add(Import(RUNTIME, "field"))
            named["members"] = tuple_of(members)
        if item.nullable and function not in _NEVER_NULL:
            named["nullable"] = literals.boolean(True)
        if item.default is not None and function in ("position", "named"):
            named["default"] = json_literal(item.default)
        if item.identifier != item.wire_name and function != "body":
            named["identifier"] = literals.string(item.identifier)
        return call(trusted(function), *positional, **named)

    def members(self, source: object) -> Iterator[Expression]:
        """The fields of a form that is one argument, where the description says how they are written."""
        if not isinstance(source, Content) or not (
            source.is_form or source.is_multipart
        ):
            return
        for one in source.encodings:
            encoding: PartEncoding | None = one
            kinds = (Code("object"),) if source.is_form and is_always_json(one) else ()
            if source.is_form:
                encoding = form_encoding(one.field, one, Anything(), self.names.types)
            named = form_style(encoding)
            if encoding is not None and encoding.content_type is not None:
                named["media_type"] = literals.string(encoding.content_type)
            if named:
                yield call(Code("field"), literals.string(one.field), *kinds, **named)

    def results(self, one: OperationPlan) -> Iterator[Expression]:
        """`Result(...)` of each success."""
        for found in outcomes(one.operation):
            self.imports.add(Import(RUNTIME, "Result"))
            named: dict[str, Expression] = {
                "status": literals.string(found.status or "200")
            }
            if found.location:
                named["location"] = literals.boolean(True)
            elif found.type is not None:
                named["type"] = self.lazily(found.type)
            if found.media_type not in (None, "application/json"):
                named["media_type"] = literals.string(found.media_type or "")
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
        named["error"] = deferred(trusted(f"errors.{name}"))
        if body is not None:
            named["body"] = self.lazily(body)
        return call(Code("Failure"), **named)

    def lazily(self, given: Type) -> Expression:
        """`lambda: type`, so that models are built when a call needs them."""
        return deferred(self.used(annotate(given, "field", self.names)))

    def used(self, annotation: Annotation) -> Expression:
        """The expression of an annotation whose imports must run."""
        self.imports |= annotation.imports
        return annotation.expression
