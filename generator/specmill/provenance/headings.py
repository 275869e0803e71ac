"""Which line of a page an operation's section begins with.

Documentation names an operation by method and path, by the name of an RPC method, or by a title. Copies of
pages glue words together (`GET/sms/{id}Get the report`), so blanks decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from specmill.model.api import Api
from specmill.model.operations import HttpBinding, Operation
from specmill.provenance.normal import normal
from specmill.provenance.page_text import Line

_METHODS = "get|put|post|delete|options|head|patch|trace"
# Words may be glued together: `Get MessagesGET/rest/sms`.
_CALL = re.compile(
    rf"(?:(?<![a-z])(?:{_METHODS})|(?<![A-Z])(?:{_METHODS.upper()})|\b(?:{_METHODS.title()}))"
    r"\s*:?\s*`?(?:https?://[^/\s]+)?(?=/)"
)
_PRINTED = re.compile(
    rf"(?<![A-Z])({_METHODS.upper()})\s+`?(?:https?://[^/\s]+)?(/[\w/{{}}<>:.~%-]*[\w}}>])"
)
_METHOD = re.compile(_METHODS, re.IGNORECASE)
_PATH = re.compile(r"/[^\s`]*")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|<[^<>]*>|(?<=/):\w+|\[[^\[\]]*\]")
_SENTENCE_END = (".", ",", ":", ";", "!", "?")
_MOST_WORDS = 10
_LONG_WORD = 10
_LONGEST = 90


class Known(msgspec.Struct, frozen=True):
    """What an operation may be called in its documentation."""

    id: str
    key: str
    method: str
    path: str
    titles: frozenset[str]


def known_operations(api: Api) -> tuple[Known, ...]:
    """The operations of a description, in its order."""
    return tuple(_known(one) for one in api.operations)


def _known(operation: Operation) -> Known:
    binding = operation.binding
    summary = operation.notes.summary
    titles = frozenset({normal(summary).lower()} if summary else set[str]())
    if isinstance(binding, HttpBinding):
        method = binding.method.upper()
        key = f"{method} {binding.path}"
        return Known(operation.id, key, method, _plain(binding.path), titles)
    name = binding.method
    return Known(operation.id, name, "", "", titles | {normal(name).lower()})


def _plain(path: str) -> str:
    return _PLACEHOLDER.sub("{}", path.split("?")[0]).rstrip("/").lower()


def named_in(line: str, known: Sequence[Known]) -> tuple[Known, ...]:
    """The operations that a line names as a heading does."""
    title = normal(line).lower()
    found = tuple(one for one in known if title in one.titles)
    return found or tuple(one for one in [_called(line, known)] if one is not None)


def undescribed(lines: Iterable[str], known: Sequence[Known]) -> tuple[str, ...]:
    """Methods and paths in capitals that no operation has, as they are printed."""
    paths = [one for one in known if one.path]
    found = (
        f"{call[1]} {call[2]}" for line in lines for call in _PRINTED.finditer(line)
    )
    return tuple(
        one
        for one in dict.fromkeys(found if paths else ())
        if not any(_is_of(one, operation) for operation in paths)
    )


def _is_of(call: str, operation: Known) -> bool:
    method, _, path = call.partition(" ")
    return method == operation.method and _fit(_plain(path), operation.path) > 0


def _called(line: str, known: Sequence[Known]) -> Known | None:
    """The operation whose method and path a line has; the longest path when several fit.

    When none fits, a long word that only one path has is enough: pages and descriptions may differ.
    """
    calls = tuple(_calls(line))
    for fit in (_fit, _word_fit):
        found = [
            (length, number, one)
            for method, path in calls
            for number, one in enumerate(known)
            if one.path and _may_mean(method, one, known)
            for length in [fit(path, one.path)]
            if length and (fit is _fit or not _is_ambiguous(path, one, known))
        ]
        if found:
            return min(found, key=lambda one: (-one[0], one[1]))[2]
    return None


def _may_mean(method: str, operation: Known, known: Sequence[Known]) -> bool:
    if method:
        return method == operation.method
    return operation.path.count("/") >= 2 and not _is_shared(operation, known)


def _word_fit(printed: str, path: str) -> int:
    """The length of the longest word of a path that is printed; case and underscores do not count."""
    plain = _joined(printed)
    words = (_joined(one) for one in path.split("/") if "{" not in one)
    return max(
        (len(one) for one in words if len(one) >= _LONG_WORD and one in plain),
        default=0,
    )


def _is_ambiguous(printed: str, operation: Known, known: Sequence[Known]) -> bool:
    return any(
        one.id != operation.id
        and one.method == operation.method
        and _word_fit(printed, one.path)
        for one in known
    )


def _joined(text: str) -> str:
    return text.replace("_", "").replace("-", "").lower()


def _calls(line: str) -> Iterator[tuple[str, str]]:
    """Methods with their paths; a path alone, without method, where a line begins with it."""
    for match in _CALL.finditer(line):
        method, path = _METHOD.search(match[0]), _PATH.match(line, match.end())
        if method is not None and path is not None:
            yield method[0].upper(), _plain(path[0])
    alone = _PATH.match(line)
    if alone is not None:
        yield "", _plain(alone[0])


def _is_shared(operation: Known, known: Sequence[Known]) -> bool:
    """Whether a path has several methods, so that it names no operation."""
    return sum(one.path == operation.path for one in known) > 1


def _fit(printed: str, path: str) -> int:
    """How much of a printed path is the path; 0 when it is another one.

    A prefix of the server may stand before it, and glued text behind.
    """
    start = printed.find(path)
    while start >= 0:
        rest = printed[start + len(path) :]
        if not rest.startswith("/") or rest == "/":
            return len(path) + (not rest) + (start == 0)
        start = printed.find(path, start + 1)
    return 0


def is_title(line: str) -> bool:
    """Whether a line of plain text looks like a title."""
    words = line.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(line) <= _LONGEST
        and (line[0].isupper() or line[0].isdigit())
        and not line.endswith(_SENTENCE_END)
        and not any(sign in line for sign in '{}[]"|<>=/')
    )


def is_sentence(line: str) -> bool:
    """Whether a line of plain text looks like the beginning of a paragraph."""
    return len(line.split()) >= 5 and line.endswith((".", ":", "!", "?"))


def repeated(lines: Iterable[Line]) -> frozenset[str]:
    """The texts of lines that a page has more than once: headings inside of sections."""
    seen: set[str] = set()
    again: set[str] = set()
    for line in lines:
        text = normal(line.text)
        (again if text in seen else seen).add(text)
    return frozenset(again)
