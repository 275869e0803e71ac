"""What the docstring of a method says: meaning, arguments, result, errors, source."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.model.operations import HttpBinding, Operation
from specmill.python import texts
from specmill.python.code import Code
from specmill.python.docstrings import (
    Entry,
    Section,
    docstring,
    first_sentence,
    sentence,
    without_first_sentence,
)
from specmill.python.error_plan import ErrorPlan
from specmill.python.groups import OperationPlan


def method_docstring(
    one: OperationPlan, errors: ErrorPlan, is_paged: bool, indent: int
) -> Code:
    """What an IDE shows of a method that gives decoded results."""
    notes = one.operation.notes
    if notes.summary:
        summary, rest = notes.summary, notes.description
    else:
        summary = first_sentence(notes.description) or f"Call `{one.operation.id}`"
        rest = without_first_sentence(notes.description)
    body = [rest]
    if one.operation.deprecated:
        body.insert(0, texts.deprecation(notes, "This operation"))
    return docstring(
        summary,
        body,
        (
            Section("Args", tuple(_arguments(one))),
            Section("Returns", (Entry(_result(one.operation, is_paged), ""),)),
            Section("Raises", tuple(_errors(one.operation, errors))),
            Section("Wire", (Entry(_wire(one.operation), ""),)),
        ),
        indent=indent,
    )


def raw_docstring(dotted: str, indent: int) -> Code:
    """What an IDE shows of a method that gives whole responses."""
    text = f"Like `{dotted}`, but with status and headers: `.parse()` gives the result"
    return docstring(text, indent=indent)


def _arguments(one: OperationPlan) -> Iterator[Entry]:
    for item in one.arguments.items:
        text = texts.describe(item.source.notes, item.type, item.documented_default)
        yield Entry(str(item.identifier), text)


def _result(operation: Operation, is_paged: bool) -> str:
    if is_paged:
        return "All items, page after page, as they are asked for; `.page()` gives one page."
    described = [
        sentence(result.notes.description)
        for result in operation.results
        if result.notes.description
    ]
    return " ".join(dict.fromkeys(described)) or "The decoded result."


def _errors(operation: Operation, errors: ErrorPlan) -> Iterator[Entry]:
    for result in operation.errors:
        known = result.status != "default"
        status = f"status {result.status}" if known else "any other status"
        text = sentence(result.notes.description)
        name = str(errors.class_of(result))
        yield Entry(name, f"{status}; {text}" if text else status)
    for error in operation.rpc_errors:
        name = str(errors.codes.get(error.code, "RpcError"))
        text = sentence(error.notes.description or error.message)
        yield Entry(
            name, f"code {error.code}; {text}" if text else f"code {error.code}"
        )


def _wire(operation: Operation) -> str:
    binding = operation.binding
    wire = (
        f"{binding.method} {binding.path}"
        if isinstance(binding, HttpBinding)
        else f"JSON-RPC {binding.method}"
    )
    url = operation.notes.docs_url
    return f"{wire}. Documentation: {url}" if url else wire
