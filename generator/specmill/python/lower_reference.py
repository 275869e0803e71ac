"""REFERENCE.md: every operation with its arguments, results, errors, and what the documentation leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.notes import DocIssue, Notes
from specmill.model.operations import HttpBinding
from specmill.model.types import Enumeration, Record
from specmill.python import literals, texts
from specmill.python.annotations import annotate
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.documents import (
    BLANK,
    code_cell,
    code_span,
    filled,
    lines,
    link,
    markdown,
)
from specmill.python.error_plan import ErrorPlan
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.identifiers import trusted
from specmill.python.layout import flat
from specmill.python.lower_returns import item_annotation, return_annotation
from specmill.python.method_texts import argument_text
from specmill.python.naming import absent_value, field_names, member_names
from specmill.python.plan import Plan
from specmill.python.results import streaming_of
from specmill.python.type_expressions import Annotation, optional, union
from specmill.python.uploads import argument_annotation


def lower_reference(plan: Plan, errors: ErrorPlan) -> Code:
    """The whole document."""
    rows: list[Code] = [
        filled("# Reference of {}", markdown(plan.config.client)),
        BLANK,
    ]
    rows += _issues(plan.api.notes)
    for group, one in plan.operations():
        rows += _operation(plan, errors, group, one)
    declared = [plan.names.types[key] for key in plan.needed]
    records = [one for one in declared if isinstance(one, Record)]
    enums = [one for one in declared if isinstance(one, Enumeration)]
    if records or enums:
        rows += [filled("# Models"), BLANK]
    for record in records:
        rows += _record(plan, record)
    for enum in enums:
        rows += _enum(plan, enum)
    while rows and rows[-1] == BLANK:
        rows.pop()
    return lines(rows)


def _operation(
    plan: Plan, errors: ErrorPlan, group: GroupPlan, one: OperationPlan
) -> Iterator[Code]:
    operation = one.operation
    notes = operation.notes
    yield filled("## {}", code_span(group.dotted(one)))
    yield BLANK
    binding = operation.binding
    if isinstance(binding, HttpBinding):
        wire = code_span(f"{binding.method} {binding.path}")
    else:
        wire = code_span(f"JSON-RPC {binding.method}")
    if notes.docs_url:
        wire = filled("{} ({})", wire, link("documentation", notes.docs_url))
    yield wire
    yield BLANK
    for text in (
        notes.summary,
        texts.deprecation(notes, "This operation") if operation.deprecated else None,
    ):
        if text:
            yield markdown(text)
            yield BLANK
    for paragraph in (notes.description or "").split("\n\n"):
        if paragraph.strip():
            yield markdown(paragraph)
            yield BLANK
    yield from _interface(plan, errors, one)
    yield from _issues(notes)
    for item in one.arguments.items:
        yield from _issues(item.source.notes)
    for result in (*operation.results, *operation.errors):
        yield from _issues(result.notes)


def _interface(plan: Plan, errors: ErrorPlan, one: OperationPlan) -> Iterator[Code]:
    """Arguments, result and failures."""
    if one.arguments.items:
        yield filled("| argument | type | |")
        yield filled("| --- | --- | --- |")
        for item in one.arguments.items:
            yield _argument(plan, one, item)
        yield BLANK
    paged = item_annotation(one, plan.names, frozenset())
    returns = paged or return_annotation(one, plan.names, frozenset())
    prefix = filled("Pages of") if paged is not None else filled("Returns")
    if streaming_of(one.operation) is not None:
        prefix = filled("Stream of")
    yield filled("{} {}.", prefix, code_span(flat(returns.expression)))
    yield BLANK
    failures = tuple(_failures(errors, one))
    if failures:
        yield filled("| error | when |")
        yield filled("| --- | --- |")
        yield from failures
        yield BLANK


def _argument(plan: Plan, one: OperationPlan, item: Argument) -> Code:
    annotation = argument_annotation(item, plan.names)
    text = argument_text(one.operation, item)
    required = filled("required") if item.required else filled("optional")
    return filled(
        "| {} | {}, {} | {} |",
        code_cell(item.identifier),
        code_cell(flat(annotation.expression)),
        required,
        markdown(text),
    )


def _failures(errors: ErrorPlan, one: OperationPlan) -> Iterator[Code]:
    for result in one.operation.errors:
        name = errors.class_of(result)
        text = markdown(result.notes.description or "")
        yield filled(
            "| {} | status {}: {} |", code_cell(name), markdown(result.status), text
        )
    for error in one.operation.rpc_errors:
        name = errors.codes.get(error.code, Code("RpcError"))
        yield filled(
            "| {} | code {}: {} |",
            code_cell(name),
            literals.integer(error.code),
            markdown(error.notes.description or error.message),
        )


def _record(plan: Plan, record: Record) -> Iterator[Code]:
    names = field_names(record)
    yield filled("## {}", code_span(plan.names.names[record.key]))
    yield BLANK
    if record.notes.description:
        yield markdown(record.notes.description)
        yield BLANK
    if record.fields:
        yield filled("| field | wire name | type | | |")
        yield filled("| --- | --- | --- | --- | --- |")
    for field in record.fields:
        annotation = annotate(field.type, "result", plan.names)
        absent = absent_value(field, plan.names.types)
        if absent is not None:
            annotation = optional(annotation)
        if absent == "UNSET":
            annotation = union((annotation, Annotation(Code("Unset"))))
        text = markdown(texts.describe(field.notes, field.type, field.default))
        shown = code_cell(flat(annotation.expression))
        presence = filled("required") if absent is None else filled("may be absent")
        yield filled(
            "| {} | {} | {} | {} | {} |",
            code_cell(names[field.wire_name]),
            code_cell(field.wire_name),
            shown,
            presence,
            text,
        )
    if record.fields:
        yield BLANK
    if record.extra is not None:
        yield filled(
            "Members that the description does not name are kept in `extra` and sent back."
        )
        yield BLANK
    yield from _issues(record.notes)
    for field in record.fields:
        yield from _issues(field.notes)


def _enum(plan: Plan, enum: Enumeration) -> Iterator[Code]:
    names = member_names(enum)
    yield filled("## {}", code_span(plan.names.names[enum.key]))
    yield BLANK
    if enum.notes.description:
        yield markdown(enum.notes.description)
        yield BLANK
    yield filled("| member | value | label |")
    yield filled("| --- | --- | --- |")
    for member in enum.members:
        name = code_cell(names[repr(member.value)])
        yield filled(
            "| {} | {} | {} |",
            name,
            code_cell(str(member.value)),
            markdown(member.label or ""),
        )
    yield BLANK
    yield from _issues(enum.notes)


def _issues(notes: Notes) -> Iterator[Code]:
    for issue in notes.doc_issues:
        yield _issue(issue)
        yield BLANK


def _issue(issue: DocIssue) -> Code:
    resolution = BLANK
    if issue.resolution:
        resolution = filled(" *Resolution:* {}", markdown(issue.resolution))
    return filled(
        "> **{}** ({}): {}{}",
        markdown(issue.id),
        trusted(issue.kind),
        markdown(issue.note),
        resolution,
    )
