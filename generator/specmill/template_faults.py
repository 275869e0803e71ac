"""What is wrong with a template of the user's own, in words for whoever wrote it."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

import msgspec
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from specmill.deadline import OutOfTimeError
from specmill.diagnostics import Span
from specmill.render.environment import UnsafeTextError

FAULTS = (TemplateError, UnsafeTextError, RecursionError, OutOfTimeError)
"""What the work of a template may end with; the last two may have other causes, too."""


_LISTED = "docs/templates.md lists what templates get, and what they can do with it"
_PATIENCE = "look whether it ends; --max-seconds allows more"


class Fault(msgspec.Struct, frozen=True):
    """What a template does that it can't, the line where it does it, and what to do about it."""

    message: str
    place: Span
    hint: str = _LISTED


def template_fault(error: BaseException, templates: Sequence[Path]) -> Fault | None:
    """The fault of an own template in one of these folders that an error tells of; None for any other cause."""
    place = _place(error, templates)
    match error:
        case RecursionError() | OutOfTimeError() if place is None:
            return None
        case RecursionError():
            told = "it includes, imports or calls itself without end"
        case OutOfTimeError():
            told = "the time was over while it was running"
        case TemplateNotFound():
            told = f"there is no template {error.name!r}"
        case TemplateSyntaxError():
            told = error.message or ""
        case _:
            told = str(error)
    if not templates:
        return None
    hint = _PATIENCE if isinstance(error, OutOfTimeError) else _LISTED
    return Fault(told, place or Span(str(templates[0])), hint)


def template_file(name: str, templates: Sequence[Path]) -> str:
    """The file of a template: the first one of that name in the folders, or its name alone."""
    found = [folder / name for folder in templates if (folder / name).is_file()]
    return str(found[0]) if found else name


def _place(error: BaseException, templates: Sequence[Path]) -> Span | None:
    """The line of a syntax error, or the one that was running in the innermost own template."""
    if isinstance(error, TemplateSyntaxError) and error.filename is not None:
        return Span(error.filename, error.lineno)
    folders = tuple(map(str, templates))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if folders and frame.filename.startswith(folders):
            # Jinja gives frames the lines of the template while it passes on an Exception, and nothing else.
            line = frame.lineno if isinstance(error, Exception) else None
            return Span(frame.filename, line or 0)
    return None
