"""REFERENCE.md: every operation with its arguments, results, errors, and what the documentation leaves open."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from specmill.model.notes import DocIssue, Notes
from specmill.model.operations import HttpBinding
from specmill.model.types import Alias, Enumeration, Field, Record, TaggedUnion
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
from specmill.python.naming import (
    absent_value,
    extra_name,
    field_names,
    looks,
    member_names,
)
from specmill.python.plan import Plan
from specmill.python.prose import prose, prose_blocks, prose_cell
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
    aliases = [
        one
        for one in declared
        if isinstance(one, (Alias, TaggedUnion)) and plan.names.is_defined(one.key)
    ]
    if records or enums or aliases:
        rows += [filled("# Models"), BLANK]
    writer = _Records(plan)
    for record in records:
        rows += writer.write(record)
    for enum in enums:
        rows += _enum(plan, enum)
    for alias in aliases:
        rows += _alias(plan, alias)
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
    summary, rest = texts.opening(notes)
    for text in (
        summary,
        texts.deprecation(notes, "This operation") if operation.deprecated else None,
    ):
        if text:
            yield prose(text)
            yield BLANK
    yield from prose_blocks(rest)
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
        prose_cell(text),
    )


def _failures(errors: ErrorPlan, one: OperationPlan) -> Iterator[Code]:
    for result in one.operation.errors:
        name = errors.class_of(result)
        text = prose_cell(result.notes.description or "")
        yield filled(
            "| {} | status {}: {} |", code_cell(name), markdown(result.status), text
        )
    for error in one.operation.rpc_errors:
        name = errors.codes.get(error.code, Code("RpcError"))
        yield filled(
            "| {} | code {}: {} |",
            code_cell(name),
            literals.integer(error.code),
            prose_cell(error.notes.description or error.message),
        )


class _Records:
    """Writes records; many have fields that read alike, so each row is made once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rows: dict[tuple[Hashable, ...], Code] = {}

    def write(self, record: Record) -> Iterator[Code]:
        """A record with its fields."""
        names = field_names(record)
        yield filled("## {}", code_span(self.plan.names.names[record.key]))
        yield BLANK
        yield from prose_blocks(record.notes.description)
        if record.fields:
            yield filled("| field | wire name | type | | |")
            yield filled("| --- | --- | --- | --- | --- |")
            yield from (self.row(one, names[one.wire_name]) for one in record.fields)
            yield BLANK
        if record.extra is not None:
            yield filled(
                "Members that the description does not name are kept in {} and sent back.",
                code_span(extra_name(names)),
            )
            yield BLANK
        yield from _issues(record.notes)
        for field in record.fields:
            if field.notes.doc_issues:
                yield from _issues(field.notes)

    def row(self, field: Field, name: Code) -> Code:
        """The row of a field."""
        key = (name, *looks(field))
        known = self.rows.get(key)
        if known is None:
            known = self.rows[key] = self._row(field, name)
        return known

    def _row(self, field: Field, name: Code) -> Code:
        annotation = annotate(field.type, "result", self.plan.names)
        absent = absent_value(field, self.plan.names.types)
        if absent is not None:
            annotation = optional(annotation)
        if absent == "UNSET":
            annotation = union((annotation, Annotation(Code("Unset"))))
        return filled(
            "| {} | {} | {} | {} | {} |",
            code_cell(name),
            code_cell(field.wire_name),
            code_cell(flat(annotation.expression)),
            filled("required") if absent is None else filled("may be absent"),
            prose_cell(texts.field_text(field)),
        )


def _enum(plan: Plan, enum: Enumeration) -> Iterator[Code]:
    names = member_names(enum)
    yield filled("## {}", code_span(plan.names.names[enum.key]))
    yield BLANK
    yield from prose_blocks(enum.notes.description)
    yield filled("| member | value | label |")
    yield filled("| --- | --- | --- |")
    for member in enum.members:
        name = code_cell(names[repr(member.value)])
        yield filled(
            "| {} | {} | {} |",
            name,
            code_cell(str(member.value)),
            prose_cell(member.label or ""),
        )
    yield BLANK
    yield from _issues(enum.notes)


def _alias(plan: Plan, alias: Alias | TaggedUnion) -> Iterator[Code]:
    """What a name for other types stands for; of a tagged union each variant with its tag."""
    yield filled("## {}", code_span(plan.names.names[alias.key]))
    yield BLANK
    yield from prose_blocks(alias.notes.description)
    if isinstance(alias, Alias):
        stands_for = annotate(alias.target, "result", plan.names)
        yield filled("Is {}.", code_span(flat(stands_for.expression)))
    else:
        yield filled("| {} | model |", code_cell(alias.discriminator))
        yield filled("| --- | --- |")
        for tag, variant in alias.variants:
            model = code_cell(plan.names.names[variant.key])
            yield filled("| {} | {} |", code_cell(tag), model)
    yield BLANK
    yield from _issues(alias.notes)


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
