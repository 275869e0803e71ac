"""What the docstring of a method says: meaning, arguments, result, errors, source."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from specmill.model.operations import Content, HttpBinding, Operation, Parameter
from specmill.python import texts
from specmill.python.alternatives import file_media_types
from specmill.python.arguments import Argument
from specmill.python.code import Code
from specmill.python.docstrings import (
    Entry,
    Section,
    docstring,
    first_sentence,
    followed,
    sentence,
    without_first_sentence,
)
from specmill.python.error_plan import ErrorPlan
from specmill.python.groups import OperationPlan
from specmill.python.results import outcomes, returns_nothing
from specmill.words import split_words

_SHOWN = 12
"""Media types of a file that a docstring lists."""
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def method_docstring(
    one: OperationPlan, errors: ErrorPlan, verb: str, indent: int
) -> Code:
    """What an IDE shows of a method that gives decoded results; `verb` is what the core does."""
    notes = one.operation.notes
    if notes.summary:
        summary, rest = texts.opening(notes)
    else:
        summary = headline(one.operation)
        rest = without_first_sentence(notes.description)
    body = [rest]
    if one.operation.deprecated:
        body.insert(0, texts.deprecation(notes, "This operation"))
    return docstring(
        summary,
        body,
        (
            Section("Args", tuple(_arguments(one))),
            Section("Returns", tuple(_returns(one.operation, verb))),
            Section("Links", tuple(_links(one.operation))),
            Section("Raises", tuple(_errors(one.operation, errors))),
            Section("Wire", (Entry(_wire(one), ""),)),
        ),
        indent=indent,
    )


def headline(operation: Operation) -> str:
    """A sentence about an operation: the first that the description has, or else the words of its id."""
    notes = operation.notes
    said = first_sentence(notes.summary) or first_sentence(notes.description)
    if said:
        return said
    binding = operation.binding
    if not isinstance(binding, HttpBinding):
        return f"Call `{operation.id}`"
    if operation.id.endswith(f" {binding.path}"):
        return f"Call `{binding.method} {binding.path}`"
    words = split_words(operation.id)
    if len(words) < 2 or not _PLAIN_ID.fullmatch(operation.id):
        return f"Call `{operation.id}`"
    return " ".join((words[0].capitalize(), *map(_uncapitalised, words[1:])))


def _uncapitalised(word: str) -> str:
    """A word as it stands in a sentence: abbreviations keep their capitals."""
    return word if word[1:] != word[1:].lower() else word.lower()


def raw_docstring(dotted: str, operation: Operation, indent: int) -> Code:
    """What an IDE shows of a method that gives whole responses: the described headers, too."""
    text = f"Like `{dotted}`, but with status and headers: `.parse()` gives the result"
    headers = {
        header.wire_name.lower(): header
        for result in reversed(operation.results)
        for header in reversed(result.headers)
    }
    entries = (
        Entry(one.wire_name, texts.describe(one.notes, one.type))
        for _, one in sorted(headers.items())
    )
    return docstring(text, (), (Section("Headers", tuple(entries)),), indent=indent)


def streamed_docstring(dotted: str, is_async: bool, indent: int) -> Code:
    """What an IDE shows of a method that gives the body in pieces."""
    block = "async with" if is_async else "with"
    text = f"Like `{dotted}`, but the body is read in pieces, inside of `{block}`"
    return docstring(text, indent=indent)


def batch_docstring(dotted: str, indent: int) -> Code:
    """What an IDE shows of a method of a batch."""
    text = f"Like `{dotted}`, once the batch is sent: `.result()` gives the result"
    return docstring(text, indent=indent)


def _arguments(one: OperationPlan) -> Iterator[Entry]:
    for item in one.arguments.items:
        text = argument_text(one.operation, item)
        if not text and item.wire_name not in ("", item.identifier):
            text = f"Sent as `{item.wire_name}`."
        if text:
            yield Entry(str(item.identifier), text)


def argument_text(operation: Operation, item: Argument) -> str:
    """What an argument means, its bounds and its default."""
    text = texts.describe(
        item.source.notes, item.type, item.documented_default, item.wire_name
    )
    source = item.source
    if isinstance(source, Parameter) and source.is_header(operation.idempotency_key):
        key = "Default: a random key, the same whenever the call is repeated."
        text = followed(text, key)
    if item.fixed is not None:
        text = followed(text, "Sent with every body.")
    elif item.needed:
        text = followed(text, "Required where a body is sent.")
    if isinstance(source, Content):
        return text
    return texts.warned(text, source, "This argument")


def _returns(operation: Operation, verb: str) -> Iterator[Entry]:
    """What comes back; nothing of a notification, or when nothing is described."""
    text = _result(operation, verb) if operation.results else ""
    if text:
        yield Entry(text, "")


def _result(operation: Operation, verb: str) -> str:
    if verb == "paginate":
        return "All items, page after page, as they are asked for; `.page()` gives one page."
    if verb == "stream":
        return "The items as they arrive, to be iterated in a `with` block; `.events()` gives whole events."
    described = [
        sentence(result.notes.description)
        for result in operation.results
        if result.notes.description
    ]
    if any(one.location for one in outcomes(operation)):
        described.append("The absolute address in `Location`, which is not followed.")
    usual = "" if returns_nothing(operation) else "The decoded result."
    return " ".join(dict.fromkeys(described)) or usual


def _links(operation: Operation) -> Iterator[Entry]:
    """What can be called next, with which parts of the answer."""
    for link in {
        one.name: one for result in operation.results for one in result.links
    }.values():
        given = [f"`{name}` = `{_shown(value)}`" for name, value in link.arguments]
        given += [] if link.body is None else [f"the body `{_shown(link.body)}`"]
        text = f"`{link.operation}`" + (f" with {', '.join(given)}" if given else "")
        yield Entry(
            link.name, " ".join((f"{text}.", sentence(link.notes.description))).strip()
        )


def _shown(value: msgspec.Raw) -> str:
    """A runtime expression as it is written; any other value as JSON."""
    decoded = msgspec.json.decode(value)
    return decoded if isinstance(decoded, str) else bytes(value).decode()


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


def _wire(one: OperationPlan) -> str:
    operation = one.operation
    binding = operation.binding
    wire = (
        f"{binding.method} {binding.path}"
        if isinstance(binding, HttpBinding)
        else f"JSON-RPC {binding.method}"
    )
    wire += f", {one.said}" if one.said else ""
    others = file_media_types(operation, one.arguments.content)
    if others and one.arguments.content is not None:
        usual = one.arguments.content.media_type
        shown = ", ".join(others[:_SHOWN])
        more = ", …" if len(others) > _SHOWN else ""
        wire += f", sent as {usual}, or what `File.media_type` says: {shown}{more}"
    if operation.idempotency_key is not None:
        wire += f", with an idempotency key in {operation.idempotency_key}"
    url = operation.notes.docs_url
    return f"{wire}. Documentation: {url}" if url else wire
