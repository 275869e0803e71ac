"""Models of Quorum Send SMS."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .send_sms import CurrentStatus as CurrentStatus
    from .send_sms import PageMeta as PageMeta
    from .send_sms import SendSms as SendSms
    from .send_sms import SendSmsList as SendSmsList
    from .send_sms import SentSms as SentSms
else:
    from specmill_runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "CurrentStatus": "quorum.models.send_sms",
            "PageMeta": "quorum.models.send_sms",
            "SendSms": "quorum.models.send_sms",
            "SendSmsList": "quorum.models.send_sms",
            "SentSms": "quorum.models.send_sms",
        },
    )

__all__ = [
    "CurrentStatus",
    "PageMeta",
    "SendSms",
    "SendSmsList",
    "SentSms",
]
