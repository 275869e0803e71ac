"""The sync client of SMS Scheduler."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET

from sms_scheduler._spec import SPEC

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from specmill_runtime.models import Unset
    from specmill_runtime.options import Timeout

    from sms_scheduler.raw_client import RawSmsScheduler
    from sms_scheduler.resources.message import MessageResource
    from sms_scheduler.resources.sms import SmsResource


class SmsScheduler:
    """Client of SMS Scheduler.

    Sends a text to one or many phone numbers at a set time and reports on each of them.
    A *message* is the text as it was ordered; an *SMS* is that message on its way to
    one phone number, with an id and a status of its own. Both directions speak JSON in
    UTF-8 (`application/json; charset=utf-8`).

    Documentation: https://sms-scheduler.com/en-us/doc-api

    Args:
        api_key: API key of the account, sent as `Authorization: bearer <key>`. It is
            generated, and can be replaced by a new one, on the account page. Default:
            the environment variable SMS_SCHEDULER_API_KEY.
        base_url: Address of the API, when it is not the first of those described.
            Described: https://sms-scheduler.com/api/v1,
            http://test.sms-scheduler.com/api/v1.
        timeout: Seconds that each phase of a call may take, or a Timeout; None waits
            for ever.
        headers: Further headers of every request.
        http_client: An `httpx` client to send with; it stays yours to close.
    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None | Unset = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        """Make a client; nothing is sent before the first call."""
        self._core = SyncCore(
            SPEC,
            credentials={"api_key": api_key},
            base_url=base_url,
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )

    @cached_property
    def message(self) -> MessageResource:
        """One ordered text together with all SMS that carry it."""
        from sms_scheduler.resources.message import MessageResource

        return MessageResource(self._core)

    @cached_property
    def sms(self) -> SmsResource:
        """One text on its way to one phone number."""
        from sms_scheduler.resources.sms import SmsResource

        return SmsResource(self._core)

    @cached_property
    def with_raw_response(self) -> RawSmsScheduler:
        """The same operations, returning whole responses: status, headers,
        `.parse()`.
        """
        from sms_scheduler.raw_client import RawSmsScheduler

        return RawSmsScheduler(self._core)

    def close(self) -> None:
        """Close the connections; a client of your own (`http_client`) stays open."""
        self._core.close()

    def __enter__(self) -> SmsScheduler:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return "SmsScheduler()"
