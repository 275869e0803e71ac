"""The `deprecated` decorator of PEP 702 for Python versions whose `warnings` lacks it."""

import functools
import warnings
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from msgspec import UNSET

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

# The caller of a generated method; of a property, behind functools.cached_property.
_CALLER = 3
_READER = 4


def deprecated(message: str, /) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a method: each call gives a DeprecationWarning with `message`, at the caller's line.

    Generated code shows type checkers `typing_extensions.deprecated` in its place.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            warnings.warn(message, DeprecationWarning, stacklevel=2)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def renamed(value: T, old: str, new: str) -> T:
    """The value itself, with a DeprecationWarning that `old` is called `new` now."""
    warnings.warn(f"{old} is called {new} now", DeprecationWarning, stacklevel=_READER)
    return value


def either(
    value: T, old_value: T | None, old: str, new: str, default: T | None = None
) -> T:
    """The value of an argument that may still be given by its old name; `default` is that of the new one.

    Raises TypeError when both names are used.
    """
    if old_value is None or old_value is UNSET:
        return value
    if value is not None and value is not UNSET and value != default:
        raise TypeError(f"{new} was given twice: {old} is its old name")
    message = f"the argument {old} is called {new} now"
    warnings.warn(message, DeprecationWarning, stacklevel=_CALLER)
    return old_value
