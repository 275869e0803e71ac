"""The four SDKs with their tables."""

from typing import Final

from tests.generated.tables import callr, quorum, sms_scheduler, whatcounts

SDKS: Final = (quorum.SDK, whatcounts.SDK, sms_scheduler.SDK, callr.SDK)
