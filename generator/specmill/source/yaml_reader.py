"""Read YAML 1.2 as plain values straight from libyaml's events.

Events rather than PyYAML's loaders: depth, size and aliases are bounded before anything is built,
no tag can run code, the offset of every key costs nothing, and it takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import Event
from yaml.reader import ReaderError

from specmill.source.limits import Limits
from specmill.source.reading import Problem, Reading, UnreadableError
from specmill.source.yaml_tree import TreeBuilder

_USUAL = "look at the indentation, colons and quotation marks just before this place"


def read_yaml(text: str, limits: Limits) -> Reading:
    """Read `text` as one YAML document of JSON values; raises `UnreadableError`.

    Keys are text exactly as written (`200`, `no` and `1.50` are "200", "no" and "1.50"); merge
    keys work as in YAML 1.1.
    """
    builder = TreeBuilder(limits)
    try:
        for event in _events(text):
            builder.accept(event)
    except ReaderError as error:
        # libyaml counts bytes here and characters everywhere else.
        offset = len(text.encode()[: error.position].decode(errors="ignore"))
        message = f"invalid YAML: character {error.character!r} is not allowed"
        if isinstance(error.character, int):
            message = f"invalid YAML: character U+{error.character:04X} is not allowed"
        hint = "remove it, or write it as an escape such as \\u0007 in double quotes"
        problem = Problem(
            code="syntax", message=message, offset=offset, hint=hint, is_vague=True
        )
        raise UnreadableError(problem) from None
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_problem(error, text)) from None
    return builder.finish(text)


def _events(text: str) -> Iterator[Event]:
    loader = yaml.CBaseLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _syntax_problem(error: yaml.MarkedYAMLError, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is not None and error.context_mark and mark.index >= len(text.rstrip()):
        # At the end of the text the place that was left open says more.
        mark = error.context_mark
    offset = None if mark is None else int(mark.index)
    hint = ""
    if offset is not None and text[offset : offset + 1] == "\t":
        hint = "YAML forbids tabs in indentation; use spaces"
    elif "mapping values are not allowed" in (error.problem or ""):
        hint = "quote a text that contains ': ', and check the indentation"
    elif "unknown escape" in (error.problem or ""):
        hint = "write two backslashes for one, or put the text in single quotes"
    elif "quoted scalar" in (error.context or ""):
        hint = "close the quotation mark"
    elif "cannot start any token" in (error.problem or ""):
        hint = "put the text in quotes"
    elif "expected ',' or" in (error.problem or ""):
        hint = "close the bracket, and quote a text with ' #', which begins a comment"
    elif "did not find expected key" in (error.problem or ""):
        hint = "check the indentation, and the quotation marks"
    context = f" {error.context}" if error.context else ""
    begin = error.context_mark
    if context and begin and begin.index != offset:
        context += f" that begins at {begin.line + 1}:{begin.column + 1}"
    message = f"invalid YAML: {error.problem or 'unreadable'}{context}"
    return Problem(
        code="syntax",
        message=message,
        offset=offset,
        hint=hint or _USUAL,
        is_vague=not hint,
    )
