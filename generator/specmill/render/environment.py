"""The Jinja environment: strict, and able to print nothing but `Code`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.utils import missing

from specmill.python.code import Code

_SHOWN = 40


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


class _Missing(StrictUndefined):
    """What a template names and does not get."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if self._undefined_obj is missing:
            return f"templates get no '{name}'{_meant(name, ('view', 'loop'))}"
        given: object = self._undefined_obj
        owner = type(given)
        known = [one for one in dir(owner) if not one.startswith("_")]
        return f"{owner.__name__} has no '{name}'{_meant(name, known)}"


def _meant(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.75)
    return f": did you mean '{close[0]}'?" if close else ""


class _Folder(FileSystemLoader):
    """The templates of a folder, which are UTF-8."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is as it was."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            file = str(Path(self.searchpath[0], template))
            raise TemplateSyntaxError("it is not UTF-8", line, template, file) from None


class _Reading(ChoiceLoader):
    """Remembers which templates were read."""

    def __init__(self, loaders: Sequence[BaseLoader], names: set[str]) -> None:
        super().__init__(loaders)
        self._names = names

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template of that name."""
        self._names.add(name)
        return super().load(environment, name, globals)


def environment(folders: Sequence[Path], names: set[str] | None = None) -> Environment:
    """An environment that looks for templates in `folders`; the first folder that has one wins.

    `names` gets those of the templates that are read.
    """
    loaders = [_Folder(folder) for folder in folders]
    return _CodeEnvironment(
        loader=_Reading(loaders, set() if names is None else names),
        undefined=_Missing,
        finalize=_only_code,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _only_code(value: object) -> object:
    if isinstance(value, (Code, _Printed)):
        return value
    if isinstance(value, Undefined):
        str(value)  # says what is missing
    if isinstance(value, str):
        told = (
            f"the text {value[:_SHOWN]!r} is in no view: write it outside of the braces"
        )
    else:
        told = f"only texts of views can be printed, and this is of type {type(value).__name__}"
    raise UnsafeTextError(told)
