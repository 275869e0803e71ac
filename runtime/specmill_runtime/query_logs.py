"""Addresses in the log of the HTTP library: none shows a value of a query that the runtime sends."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from specmill_runtime.redaction import blank_matches


class OwnQueryFilter(logging.Filter):
    """Blanks all values of queries in records of requests that the runtime sends."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True: the record is kept, with its text changed."""
        if _IS_OWN.get():
            blank_matches(_QUERY_VALUE, record)
        return True


_IS_OWN: Final = ContextVar("specmill_request", default=False)
_QUERY_VALUE: Final = r"([?&](?:[^=&#\s\"]*=)?)[^&#\s\"]+"
_OWN_QUERY_FILTER: Final = OwnQueryFilter()


@contextmanager
def queries_hidden(logger_name: str) -> Generator[None, None, None]:
    """In the block, the library's log shows no value of a query."""
    logging.getLogger(logger_name).addFilter(_OWN_QUERY_FILTER)
    before = _IS_OWN.set(True)
    try:
        yield
    finally:
        _IS_OWN.reset(before)
