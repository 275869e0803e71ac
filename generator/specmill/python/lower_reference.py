"""REFERENCE.md: every operation with its arguments, results, errors, and what the documentation leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.notes import DocIssue, Notes
from specmill.model.operations import HttpBinding
from specmill.model.types import Enumeration, Record
from specmill.python import texts
from specmill.python.annotations import annotate
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.documents import code_cell, code_span, lines, markdown
from specmill.python.error_plan import ErrorPlan
from specmill.python.groups import GroupPlan, OperationPlan
from specmill.python.layout import flat
from specmill.python.lower_returns import item_annotation, return_annotation
from specmill.python.naming import field_names, member_names
from specmill.python.plan import Plan


def lower_reference(plan: Plan, errors: ErrorPlan) -> Code:
    """The whole document."""
    rows: list[Code | str] = [f"# Reference of {markdown(plan.config.client)}", ""]
    rows += _issues(plan.api.notes)
    for group, one in plan.operations():
        rows += _operation(plan, errors, group, one)
    declared = [plan.names.types[key] for key in plan.needed]
    records = [one for one in declared if isinstance(one, Record)]
    enums = [one for one in declared if isinstance(one, Enumeration)]
    if records or enums:
        rows += ["# Models", ""]
    for record in records:
        rows += _record(plan, record)
    for enum in enums:
        rows += _enum(plan, enum)
    while rows and rows[-1] == "":
        rows.pop()
    return lines(rows)


def _operation(
    plan: Plan, errors: ErrorPlan, group: GroupPlan, one: OperationPlan
) -> Iterator[Code | str]:
    operation = one.operation
    notes = operation.notes
    yield f"## {code_span(group.dotted(one))}"
    yield ""
    binding = operation.binding
    if isinstance(binding, HttpBinding):
        wire = code_span(f"{binding.method} {binding.path}")
    else:
        wire = code_span(f"JSON-RPC {binding.method}")
    link = f" ([documentation](<{_url(notes.docs_url)}>))" if notes.docs_url else ""
    yield f"{wire}{link}"
    yield ""
    for text in (
        notes.summary,
        texts.deprecation(notes, "This operation") if operation.deprecated else None,
    ):
        if text:
            yield markdown(text)
            yield ""
    for paragraph in (notes.description or "").split("\n\n"):
        if paragraph.strip():
            yield markdown(paragraph)
            yield ""
    if one.arguments.items:
        yield "| argument | type | |"
        yield "| --- | --- | --- |"
        for item in one.arguments.items:
            yield _argument(plan, item)
        yield ""
    paged = item_annotation(one, plan.names, frozenset())
    returns = paged or return_annotation(one, plan.names, frozenset())
    prefix = "Pages of " if paged is not None else "Returns "
    yield f"{prefix}{code_span(flat(returns.expression))}."
    yield ""
    failures = tuple(_failures(errors, one))
    if failures:
        yield "| error | when |"
        yield "| --- | --- |"
        yield from failures
        yield ""
    yield from _issues(notes)
    for item in one.arguments.items:
        yield from _issues(item.source.notes)
    for result in (*operation.results, *operation.errors):
        yield from _issues(result.notes)


def _argument(plan: Plan, item: Argument) -> str:
    annotation = annotate(item.type, "argument", plan.names)
    text = texts.describe(item.source.notes, item.type, item.documented_default)
    required = "required" if item.required else "optional"
    return f"| {code_cell(item.identifier)} | {code_cell(flat(annotation.expression))}, {required} | {markdown(text)} |"


def _failures(errors: ErrorPlan, one: OperationPlan) -> Iterator[str]:
    for result in one.operation.errors:
        name = errors.class_of(result)
        text = markdown(result.notes.description or "")
        yield f"| {code_cell(name)} | status {markdown(result.status)}: {text} |"
    for error in one.operation.rpc_errors:
        name = errors.codes.get(error.code, Code("RpcError"))
        yield f"| {code_cell(name)} | code {error.code}: {markdown(error.notes.description or error.message)} |"


def _record(plan: Plan, record: Record) -> Iterator[Code | str]:
    names = field_names(record)
    yield f"## {code_span(plan.names.names[record.key])}"
    yield ""
    if record.notes.description:
        yield markdown(record.notes.description)
        yield ""
    if record.fields:
        yield "| field | wire name | type | |"
        yield "| --- | --- | --- | --- |"
    for field in record.fields:
        annotation = annotate(field.type, "result", plan.names)
        text = markdown(texts.describe(field.notes, field.type, field.default))
        shown = code_cell(flat(annotation.expression))
        yield f"| {code_cell(names[field.wire_name])} | {code_cell(field.wire_name)} | {shown} | {text} |"
    if record.fields:
        yield ""
    if record.extra is not None:
        yield "Members that the description does not name are kept in `extra` and sent back."
        yield ""
    yield from _issues(record.notes)
    for field in record.fields:
        yield from _issues(field.notes)


def _enum(plan: Plan, enum: Enumeration) -> Iterator[Code | str]:
    names = member_names(enum)
    yield f"## {code_span(plan.names.names[enum.key])}"
    yield ""
    if enum.notes.description:
        yield markdown(enum.notes.description)
        yield ""
    yield "| member | value | label |"
    yield "| --- | --- | --- |"
    for member in enum.members:
        name = code_cell(names[repr(member.value)])
        yield f"| {name} | {code_cell(str(member.value))} | {markdown(member.label or '')} |"
    yield ""
    yield from _issues(enum.notes)


def _issues(notes: Notes) -> Iterator[str]:
    for issue in notes.doc_issues:
        yield _issue(issue)
        yield ""


def _issue(issue: DocIssue) -> str:
    resolution = (
        f" *Resolution:* {markdown(issue.resolution)}" if issue.resolution else ""
    )
    return (
        f"> **{markdown(issue.id)}** ({issue.kind}): {markdown(issue.note)}{resolution}"
    )


def _url(url: str) -> str:
    return "".join(char for char in url if char.isprintable() and char not in "<>\\ ")
