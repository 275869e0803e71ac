"""The `deprecated` decorator of PEP 702 for Python versions whose `warnings` lacks it."""

import functools
import warnings
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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
