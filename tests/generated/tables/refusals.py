"""Calls that must be refused before anything is sent, and the texts of the refusals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from tests.generated.calls import Sdk
from tests.generated.recording import settle
from tests.generated.tables.callr import SDK as CALLR
from tests.generated.tables.quorum import SDK as QUORUM
from tests.generated.tables.sms_scheduler import ORDER
from tests.generated.tables.sms_scheduler import SDK as SCHEDULER
from tests.generated.tables.whatcounts import SDK as WHATCOUNTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A call that must be refused, and the text of the refusal."""

    sdk: Sdk
    operation: str
    text: str
    arguments: tuple[object, ...] = ()
    keywords: Mapping[str, object] = field(default_factory=dict[str, object])

    def make(self, client: object) -> Any:
        """Make the call."""
        method: Any = attrgetter(self.operation)(client)
        return settle(method(*self.arguments, **self.keywords))

    def __str__(self) -> str:
        return f"{self.sdk}.{self.text}"


def quorum(operation: str, text: str, *arguments: object, **keywords: object) -> Wrong:
    """A wrong call of Quorum."""
    return Wrong(
        sdk=QUORUM,
        operation=f"send_sms.{operation}",
        text=f"send_sms.{operation}: argument {text}",
        arguments=arguments,
        keywords=keywords,
    )


def whatcounts(
    operation: str, text: str, *arguments: object, **keywords: object
) -> Wrong:
    """A wrong call of WhatCounts."""
    return Wrong(
        sdk=WHATCOUNTS,
        operation=f"sms.{operation}",
        text=f"sms.{operation}: argument {text}",
        arguments=arguments,
        keywords=keywords,
    )


def scheduler(
    operation: str, text: str, *arguments: object, **changes: object
) -> Wrong:
    """A wrong call of SMS Scheduler; the arguments of `sms.create` are the documented ones."""
    return Wrong(
        sdk=SCHEDULER,
        operation=operation,
        text=f"{operation}: argument {text}",
        arguments=arguments,
        keywords={**ORDER, **changes} if operation == "sms.create" else changes,
    )


def callr(operation: str, text: str, **keywords: object) -> Wrong:
    """A wrong call of Callr."""
    return Wrong(
        sdk=CALLR,
        operation=f"sms.{operation}",
        text=f"sms.{operation}: argument {text}",
        keywords=keywords,
    )


WRONG = (
    quorum("get", "'id' must be an int, not str", "7"),
    quorum("get", "'id' must be an int, not bool", True),
    quorum("get", "'id' must be an int, not str", ""),
    quorum("get", "'id' is required", None),
    quorum(
        "list",
        "'bulk_sms__in' must be a list or another sequence or set, not str",
        bulk_sms__in="12",
    ),
    quorum(
        "list",
        "'associated_number__in' must be a list or another sequence or set, not str",
        associated_number__in="+15551234567",
    ),
    quorum(
        "list",
        "'dehydrate' must be a list or another sequence or set, not str",
        dehydrate="resource_uri",
    ),
    quorum("list", "'opens__in' must hold an int at [1], not str", opens__in=[1, "2"]),
    quorum("list", "'bulk_sms__isnull' must be bool, not str", bulk_sms__isnull="true"),
    quorum("list", "'archived' must be bool, not int", archived=1),
    quorum("list", "'opens__gte' must be an int, not float", opens__gte=1.5),
    quorum("list", "'limit' must be an int, not str", limit="50"),
    quorum(
        "send_individual",
        "'supporter_id' must be an int, not str",
        supporter_id="/api/newsupporter/1/",
        message="Hello",
    ),
    quorum("send_individual", "'message' is required", supporter_id=1, message=None),
    quorum(
        "list",
        "'advanced_search' cannot be sent: it is no valid Unicode text",
        advanced_search="\ud800",
    ),
    whatcounts("create_message", "'message_text' must be str, not int", "name", 5),
    whatcounts(
        "create_message",
        "'labels' must be a list or another sequence or set, not str",
        "name",
        "text",
        labels="welcome,sms",
    ),
    whatcounts(
        "create_message",
        "'message_name' is empty, which no path segment may be",
        "",
        "text",
    ),
    whatcounts(
        "stop_sending_to_contact",
        "'sender_code' is empty, which no path segment may be",
        "2065559696",
        "",
    ),
    whatcounts(
        "create_message",
        "'message_text' makes the path segment '.' or '..'",
        "name",
        "..",
    ),
    whatcounts(
        "send_message_to_phone",
        "'message_text' makes the path segment '.' or '..'",
        ".",
        "1",
        "2",
    ),
    whatcounts("list_messages", "'skip' must be an int, not str", skip="500"),
    scheduler("sms.get", "'id' must be an int, not str", "123456"),
    scheduler("message.delete", "'id' must be an int, not str", ""),
    scheduler("message.get", "'id' is required", None),
    scheduler(
        "sms.create",
        "'delivery_date' must be datetime, not str",
        delivery_date="2020-12-25 12:45:59",
    ),
    scheduler("sms.create", "'sender_id' must be an int, not str", sender_id="123"),
    scheduler("sms.create", "'message_stop' must be bool, not str", message_stop="no"),
    scheduler("sms.create", "'phone_numbers' is required", phone_numbers=None),
    callr("send", "'to' must be str, not int", to=33612345678, body="b"),
    callr("send", "'to' is required", to=None, body="b"),
    callr(
        "send",
        "'options' must be a mapping or a model, not str",
        to="+1",
        body="b",
        options="GSM",
    ),
    callr(
        "export_async",
        "'webhook' must be a mapping or a model, not str",
        webhook="http://example.org",
    ),
    callr("search", "'filters' is required", filters=None, options={}),
    callr("get", "'id' must be str, not int", id=8242),
)


MISSING = {
    "quorum": (
        "send_sms.get: credentials are missing: give Quorum username=… (or set "
        "QUORUM_USERNAME) and api_key=… (or set QUORUM_API_KEY)"
    ),
    "whatcounts": (
        "sms.list_messages: credentials are missing: give WhatCounts realm_name=… "
        "(or set WHATCOUNTS_REALM_NAME) and api_password=… (or set WHATCOUNTS_API_PASSWORD)"
    ),
    "sms_scheduler": (
        "sms.create: credentials are missing: give SmsScheduler api_key=… (or set "
        "SMS_SCHEDULER_API_KEY)"
    ),
    "callr": (
        "sms.export_async: credentials are missing: give Callr either api_key=… (or set "
        "CALLR_API_KEY), or session_token=… (or set CALLR_SESSION_TOKEN), or login=… (or "
        "set CALLR_LOGIN) and password=… (or set CALLR_PASSWORD)"
    ),
}
