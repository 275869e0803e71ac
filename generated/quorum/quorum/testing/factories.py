"""Makes models of Quorum Send SMS for tests: what is not given is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.testing import Factory

if TYPE_CHECKING:
    from typing import ClassVar, Unpack

    from specmill_runtime.testing.factories import ModelNames

    from ..models import PageMeta, SendSms, SendSmsList, SentSms
    from ._fields import PageMetaFields, SendSmsFields, SendSmsListFields, SentSmsFields

__all__ = [
    "QuorumFactory",
]


class QuorumFactory(Factory):
    """One method for each model; what is made up depends on nothing but the seed."""

    package = "quorum"
    models: ClassVar[ModelNames] = {
        "page_meta": ("PageMeta", "PageMeta"),
        "send_sms": ("SendSms", "SendSms"),
        "send_sms_list": ("SendSmsList", "SendSmsList"),
        "sent_sms": ("SentSms", "SentSms"),
    }

    if TYPE_CHECKING:

        def page_meta(self, **fields: Unpack[PageMetaFields]) -> PageMeta: ...
        def send_sms(self, **fields: Unpack[SendSmsFields]) -> SendSms: ...
        def send_sms_list(self, **fields: Unpack[SendSmsListFields]) -> SendSmsList: ...
        def sent_sms(self, **fields: Unpack[SentSmsFields]) -> SentSms: ...
