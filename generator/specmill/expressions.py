"""Regular expressions of descriptions, as Python reads them."""

from __future__ import annotations

import re
import warnings


def python_pattern(expression: str) -> re.Pattern[str]:
    """An expression compiled; ValueError for one that Python can't read, with its reason."""
    try:
        with warnings.catch_warnings():
            # Python may read `[[` otherwise one day, which is no concern of a description.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(expression)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from None
