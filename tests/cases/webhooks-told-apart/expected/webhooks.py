"""What Webhooks told apart sends by itself: one function for each webhook and
callback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UnknownVariant
from specmill_runtime.webhooks import Payload, receive, told_by

from . import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmill_runtime.webhooks import Verifier

    from .models import MovedEvent, Sold, Stock

__all__ = [
    "any_event",
    "moved",
    "sold",
    "stock",
]

_ANY_EVENT: Payload[MovedEvent | Sold | Stock | UnknownVariant] = Payload(
    name="any_event",
    type=told_by(
        "type",
        lambda: {
            "moved": models.MovedEvent,
            "sold": models.Sold,
            "stock.low": models.Stock,
            "stock.out": models.Stock,
        },
    ),
)
_MOVED: Payload[MovedEvent] = Payload(
    name="moved",
    type=lambda: models.MovedEvent,
)
_SOLD: Payload[Sold] = Payload(
    name="sold",
    type=lambda: models.Sold,
)
_STOCK: Payload[Stock] = Payload(
    name="stock",
    type=lambda: models.Stock,
)


def any_event(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> MovedEvent | Sold | Stock | UnknownVariant:
    """Whatever a webhook brings, told apart by `type`.

    Wire:
        POST moved, sold, stock.low, stock.out
    """
    return receive(_ANY_EVENT, body, headers, verify)


def moved(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> MovedEvent:
    """What the webhook `moved` brings.

    Wire:
        POST moved
    """
    return receive(_MOVED, body, headers, verify)


def sold(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> Sold:
    """What the webhook `sold` brings.

    Wire:
        POST sold
    """
    return receive(_SOLD, body, headers, verify)


def stock(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> Stock:
    """What the webhook `stock` brings.

    Wire:
        POST stock
    """
    return receive(_STOCK, body, headers, verify)
