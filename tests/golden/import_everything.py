"""Imports every module below the given folders and makes every codec; prints what fails.

Runs in a process of its own, without the tool: an SDK must work where only the runtime is.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from specmill_runtime.codec import decoder_of
from specmill_runtime.operation import Failure, Operation, Result
from specmill_runtime.spec import ClientSpec


def main(roots: list[str]) -> None:
    """Import what is below each folder."""
    sys.path[:0] = roots
    for root in roots:
        for path in sorted(Path(root).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            try:
                use(importlib.import_module(name))
            except Exception as error:  # whatever it is, it is what we look for
                sys.stdout.write(f"{name}: {type(error).__name__}: {error}\n")


def use(module: ModuleType) -> None:
    """Ask for all that a module exports, and evaluate what it only names."""
    with warnings.catch_warnings():
        # Old names that an SDK keeps warn when they are used.
        warnings.filterwarnings("ignore", ".* is called .* now", DeprecationWarning)
        for name in getattr(module, "__all__", ()):
            getattr(module, name)
    for value in vars(module).values():
        for one in answers(value):
            evaluate(one)
        if isinstance(value, Operation):
            for argument in value.arguments:
                if argument.wire_type is not None:
                    argument.wire_type()
        own = isinstance(value, type) and value.__module__ == module.__name__
        if own and issubclass(value, msgspec.Struct):
            decoder_of(value, "application/json")


def answers(value: object) -> Iterator[Result | Failure]:
    """The results and failures that a record holds."""
    if isinstance(value, Operation):
        yield from value.results
        yield from value.failures
    elif isinstance(value, ClientSpec):
        yield from value.failures


def evaluate(one: Result | Failure) -> None:
    """Make the decoder of an answer."""
    given: Any = one.type if isinstance(one, Result) else one.body
    media_type = one.media_type if isinstance(one, Result) else None
    if isinstance(one, Failure):
        one.error()
    if given is not None:
        decoder_of(given(), media_type or "application/json")


if __name__ == "__main__":
    main(sys.argv[1:])
