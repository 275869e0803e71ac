"""What Shadowed builtins sends by itself: one function for each webhook and
callback.
"""

from __future__ import annotations

import builtins as _builtins
import datetime as _datetime
from typing import TYPE_CHECKING

from specmill_runtime.webhooks import Payload, receive

from . import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmill_runtime.webhooks import Verifier

    from .models import Event

__all__ = [
    "date",
    "list",
    "str",
]

_DATE: Payload[_datetime.date] = Payload(
    name="date",
    type=lambda: _datetime.date,
)
_LIST: Payload[_builtins.list[Event]] = Payload(
    name="list",
    type=lambda: _builtins.list[models.Event],
)
_STR: Payload[dict[_builtins.str, _builtins.str]] = Payload(
    name="str",
    type=lambda: dict[_builtins.str, _builtins.str],
)


def date(
    body: bytes,
    headers: Mapping[_builtins.str, _builtins.str] | None = None,
    *,
    verify: Verifier | None = None,
) -> _datetime.date:
    """What the webhook `date` brings.

    Wire:
        POST date
    """
    return receive(_DATE, body, headers, verify)


def list(
    body: bytes,
    headers: Mapping[_builtins.str, _builtins.str] | None = None,
    *,
    verify: Verifier | None = None,
) -> _builtins.list[Event]:
    """What the webhook `list` brings.

    Wire:
        POST list
    """
    return receive(_LIST, body, headers, verify)


def str(
    body: bytes,
    headers: Mapping[_builtins.str, _builtins.str] | None = None,
    *,
    verify: Verifier | None = None,
) -> dict[_builtins.str, _builtins.str]:
    """What the webhook `str` brings.

    Wire:
        POST str
    """
    return receive(_STR, body, headers, verify)
