"""Makes models of WhatCounts SMS API for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import ClassVar, Unpack

    from specmill_runtime.testing.factories import ModelNames

    from ..models import (
        Campaign,
        ContactSubscription,
        ErrorBody,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
    )
    from ._fields import (
        CampaignFields,
        ContactSubscriptionFields,
        ErrorBodyFields,
        MessageFields,
        OptOutFields,
        PhoneMessageFields,
        SenderCodeSubscriptionFields,
    )

__all__ = [
    "WhatCountsFactory",
]


class WhatCountsFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "whatcounts"
    models: ClassVar[ModelNames] = {
        "campaign": ("Campaign", "Campaign"),
        "contact_subscription": ("ContactSubscription", "ContactSubscription"),
        "error_body": ("ErrorBody", "ErrorBody"),
        "message": ("Message", "Message"),
        "opt_out": ("OptOut", "OptOut"),
        "phone_message": ("PhoneMessage", "PhoneMessage"),
        "sender_code_subscription": (
            "SenderCodeSubscription",
            "SenderCodeSubscription",
        ),
    }

    if TYPE_CHECKING:

        def campaign(self, **fields: Unpack[CampaignFields]) -> Campaign: ...
        def contact_subscription(
            self, **fields: Unpack[ContactSubscriptionFields]
        ) -> ContactSubscription: ...
        def error_body(self, **fields: Unpack[ErrorBodyFields]) -> ErrorBody: ...
        def message(self, **fields: Unpack[MessageFields]) -> Message: ...
        def opt_out(self, **fields: Unpack[OptOutFields]) -> OptOut: ...
        def phone_message(
            self, **fields: Unpack[PhoneMessageFields]
        ) -> PhoneMessage: ...
        def sender_code_subscription(
            self, **fields: Unpack[SenderCodeSubscriptionFields]
        ) -> SenderCodeSubscription: ...
