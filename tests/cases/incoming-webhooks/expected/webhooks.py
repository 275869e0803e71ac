"""What Incoming webhooks sends by itself: one function for each webhook and
callback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.webhooks import Payload, receive

from . import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmill_runtime.webhooks import Verifier

    from .models import (
        CreateOrderMoved,
        CreateOrderMovedPost,
        FormSent,
        Item,
        ItemPut,
        Order,
        StockChanged,
    )

__all__ = [
    "form_sent",
    "import_",
    "item_post",
    "item_put",
    "moved_post_request_body_from",
    "moved_post_request_body_to",
    "paid",
    "ping",
    "shipped",
    "stock_changed",
]

_FORM_SENT: Payload[FormSent] = Payload(
    name="formSent",
    type=lambda: models.FormSent,
    media_type="application/x-www-form-urlencoded",
)
_IMPORT: Payload[str] = Payload(
    name="import",
    type=lambda: str,
    media_type="text/plain",
)
_ITEM_POST: Payload[Item] = Payload(
    name="item",
    type=lambda: models.Item,
)
_ITEM_PUT: Payload[ItemPut] = Payload(
    name="item",
    type=lambda: models.ItemPut,
)
_MOVED_POST_REQUEST_BODY_FROM: Payload[CreateOrderMoved] = Payload(
    name="moved",
    type=lambda: models.CreateOrderMoved,
)
_MOVED_POST_REQUEST_BODY_TO: Payload[CreateOrderMovedPost] = Payload(
    name="moved",
    type=lambda: models.CreateOrderMovedPost,
)
_PAID: Payload[Order] = Payload(
    name="paid",
    type=lambda: models.Order,
)
_PING: Payload[None] = Payload(
    name="ping",
)
_SHIPPED: Payload[Order] = Payload(
    name="shipped",
    type=lambda: models.Order,
)
_STOCK_CHANGED: Payload[StockChanged] = Payload(
    name="stockChanged",
    type=lambda: models.StockChanged,
)


def form_sent(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> FormSent:
    """What the webhook `formSent` brings.

    Wire:
        POST formSent
    """
    return receive(_FORM_SENT, body, headers, verify)


def import_(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> str:
    """What the webhook `import` brings.

    Wire:
        POST import
    """
    return receive(_IMPORT, body, headers, verify)


def item_post(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> Item:
    """What the webhook `item` brings.

    Wire:
        POST item
    """
    return receive(_ITEM_POST, body, headers, verify)


def item_put(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> ItemPut:
    """What the webhook `item` brings.

    Wire:
        PUT item
    """
    return receive(_ITEM_PUT, body, headers, verify)


def moved_post_request_body_from(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> CreateOrderMoved:
    """What the callback `moved` brings.

    Wire:
        POST {$request.body#/from}, asked for by createOrder
    """
    return receive(_MOVED_POST_REQUEST_BODY_FROM, body, headers, verify)


def moved_post_request_body_to(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> CreateOrderMovedPost:
    """What the callback `moved` brings.

    Wire:
        POST {$request.body#/to}, asked for by createOrder
    """
    return receive(_MOVED_POST_REQUEST_BODY_TO, body, headers, verify)


def paid(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> Order:
    """The order is paid.

    Wire:
        POST {$request.body#/callback}, asked for by createOrder
    """
    return receive(_PAID, body, headers, verify)


def ping(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> None:
    """What the webhook `ping` brings.

    Wire:
        GET ping
    """
    return receive(_PING, body, headers, verify)


def shipped(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> Order:
    """What the callback `shipped` brings.

    Wire:
        PUT {$request.body#/other}, asked for by createOrder
    """
    return receive(_SHIPPED, body, headers, verify)


def stock_changed(
    body: bytes,
    headers: Mapping[str, str] | None = None,
    *,
    verify: Verifier | None = None,
) -> StockChanged:
    """The stock has changed.

    Sent at most once a minute.

    Headers:
        X-Signature: HMAC of the body.

    Wire:
        POST stockChanged
    """
    return receive(_STOCK_CHANGED, body, headers, verify)
