"""Operations of `sms`, sync, with whole responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.response import Response

    from ..models import (
        Campaign,
        ContactSubscription,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
    )


class RawSmsResource:
    """Stored messages, subscriptions to sender codes, sending and opting out."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def add_contact_to_sender_code(
        self,
        email: str,
        phone: str,
        sender_code: str,
        *,
        group_name: str | None = None,
        first_name: str | None = None,
        customer_key: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[ContactSubscription]:
        """Like `sms.add_contact_to_sender_code`, but with status and headers:
        `.parse()` gives the result.
        """
        return self._core.raw(
            _records.ADD_CONTACT_TO_SENDER_CODE,
            (email, phone, sender_code, group_name, first_name, customer_key),
            request_options,
        )

    def add_phone_to_sender_code(
        self,
        phone: str,
        sender_code: str,
        *,
        group_name: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[SenderCodeSubscription]:
        """Like `sms.add_phone_to_sender_code`, but with status and headers:
        `.parse()` gives the result.
        """
        return self._core.raw(
            _records.ADD_PHONE_TO_SENDER_CODE,
            (phone, sender_code, group_name),
            request_options,
        )

    def create_message(
        self,
        message_name: str,
        message_text: str,
        *,
        labels: Sequence[str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[Message]:
        """Like `sms.create_message`, but with status and headers: `.parse()` gives
        the result.
        """
        return self._core.raw(
            _records.CREATE_MESSAGE,
            (message_name, message_text, labels),
            request_options,
        )

    def list_messages(
        self,
        *,
        skip: int | None = None,
        include_blank: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[list[Message]]:
        """Like `sms.list_messages`, but with status and headers: `.parse()` gives
        the result.
        """
        return self._core.raw(
            _records.LIST_MESSAGES,
            (skip, include_blank),
            request_options,
        )

    def send_message_to_phone(
        self,
        message_text: str,
        phone: str,
        sender_code: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[list[PhoneMessage]]:
        """Like `sms.send_message_to_phone`, but with status and headers: `.parse()`
        gives the result.
        """
        return self._core.raw(
            _records.SEND_MESSAGE_TO_PHONE,
            (message_text, phone, sender_code),
            request_options,
        )

    def send_message_to_sender_code(
        self,
        message_name: str,
        sender_code: str,
        campaign_name: str,
        *,
        description: str | None = None,
        group_name: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response[Campaign]:
        """Like `sms.send_message_to_sender_code`, but with status and headers:
        `.parse()` gives the result.
        """
        return self._core.raw(
            _records.SEND_MESSAGE_TO_SENDER_CODE,
            (message_name, sender_code, campaign_name, description, group_name),
            request_options,
        )

    def stop_sending_to_contact(
        self,
        phone: str,
        sender_code: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> Response[OptOut]:
        """Like `sms.stop_sending_to_contact`, but with status and headers:
        `.parse()` gives the result.
        """
        return self._core.raw(
            _records.STOP_SENDING_TO_CONTACT,
            (phone, sender_code),
            request_options,
        )
