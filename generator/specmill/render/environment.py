"""The Jinja environment: strict, and able to print nothing but `Code`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from specmill.python.code import Code


class UnsafeTextError(TypeError):
    """A template tried to print a text that is not `Code`."""


class _Printed(str):
    """What a macro printed: text that passed the check piece by piece."""

    __slots__ = ()


def _join(parts: Iterable[str]) -> _Printed:
    return _Printed("".join(parts))


class _CodeEnvironment(Environment):
    """An environment whose macros return checked text."""

    concat = staticmethod(_join)


def environment(folders: Sequence[Path]) -> Environment:
    """An environment that looks for templates in `folders`; the first folder that has one wins."""
    return _CodeEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        undefined=StrictUndefined,
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _only_code(value: object) -> object:
    if isinstance(value, (Code, _Printed)):
        return value
    raise UnsafeTextError(f"a template may print Code only, not {type(value).__name__}")
