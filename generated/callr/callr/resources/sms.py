"""Operations of `sms`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Literal

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import (
        SearchOptions,
        SearchResults,
        SMS,
        SMSOptions,
        SMSQuote,
        SMSSearchFilters,
        Webhook,
    )

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    from specmill_runtime.deprecation import deprecated


class SmsResource:
    """Operations of `sms`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def export_async(
        self,
        filters: SMSSearchFilters | Mapping[str, Any] | None = None,
        *,
        webhook: Webhook | None = None,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Start a job that exports matching messages as CSV.

        Returns at once with the identifier of the job. The file is ready when the job
        says so: give a webhook to be told, or subscribe to `job.status_update` events.

        Args:
            filters: Which messages to export; null for no filter.
            webhook: Webhook for this export alone, told about each change of the job
                such as the file being ready. Only `endpoint` has to be set, `options`
                may be. Null asks for no such notification.

        Returns:
            Identifier of the export job.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.export_async. Documentation:
            https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.export_async()
        """
        return self._core.call(
            _records.EXPORT_ASYNC,
            (filters, webhook),
            request_options,
        )

    def get(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> SMS:
        """Fetch one message with its current state.

        Works for messages that were sent and for those that were received. After
        sending, `parts` tells how many parts are billed and `status` how far the
        message has come.

        Args:
            id: Identifier of the message, as returned by `sms.send`.

        Returns:
            The message.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.get. Documentation: https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.get("8242D945")
        """
        return self._core.call(_records.GET, (id,), request_options)

    @deprecated(
        "sms.get_count_for_body is deprecated. The vendor marks it as deprecated without a date; that `sms.get_quote` replaces it is inferred. Use sms.get_quote.",
    )
    def get_count_for_body(
        self,
        body: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> SMSQuote:
        """Count the parts a text would be billed as.

        This operation is deprecated. The vendor marks it as deprecated without a date;
        that `sms.get_quote` replaces it is inferred. Use sms.get_quote.

        The carrier that finally transports the message may count differently. The
        vendor strongly advises against this method and may remove it; `sms.get_quote`
        gives the count together with the cost.

        Args:
            body: Wording to count.

        Returns:
            Number of parts billed and the encoding; the documentation mentions no cost
            here.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.get_count_for_body. Documentation:
            https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.get_count_for_body("Hello, world")
        """
        return self._core.call(_records.GET_COUNT_FOR_BODY, (body,), request_options)

    def get_gsm_charset_mapping(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> list[Any]:
        """Fetch the GSM 03.38 characters and the replacements used when GSM is forced.

        With `force_encoding` set to GSM, characters outside the set are exchanged for
        similar ones when a message is sent, for instance the euro sign for the letter
        e. This is the table of those replacements.

        Returns:
            The table of characters.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.get_gsm_charset_mapping. Documentation:
            https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.get_gsm_charset_mapping()
        """
        return self._core.call(_records.GET_GSM_CHARSET_MAPPING, (), request_options)

    @deprecated(
        "sms.get_list is deprecated. The vendor marks it as deprecated without a date; that `sms.search` replaces it is inferred. Use sms.search.",
    )
    def get_list(
        self,
        *,
        type: Literal["IN", "OUT"],
        from_: datetime,
        to: datetime,
        request_options: RequestOptions | None = None,
    ) -> list[SMS]:
        """List the messages received or sent in a period.

        This operation is deprecated. The vendor marks it as deprecated without a date;
        that `sms.search` replaces it is inferred. Use sms.search.

        There is no paging; whether the reply is cut for a long period is not
        documented. The vendor strongly advises against this method and may remove it;
        `sms.search` finds messages too.

        Args:
            type: Direction of the messages to list, `IN` for received and `OUT` for
                sent ones.
            from_: Start of the period, in UTC.
            to: End of the period, in UTC.

        Returns:
            The messages of the period.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.get_list. Documentation:
            https://docs.callr.com/api/services/sms

        Example:
            from datetime import datetime, timezone

            result = client.sms.get_list(
                type="OUT",
                from_=datetime(2012, 4, 24, 23, 42, tzinfo=timezone.utc),
                to=datetime(2024, 10, 15, 10, 14, 45, tzinfo=timezone.utc),
            )
        """
        return self._core.call(_records.GET_LIST, (type, from_, to), request_options)

    def get_quote(
        self,
        *,
        to: str,
        text: str,
        options: SMSOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> SMSQuote:
        """Estimate what a text to a given number would cost.

        Nothing is sent. The carrier that finally transports the message may count parts
        differently, and the cost with them.

        Args:
            to: Phone number the text would go to, in international form with a leading
                plus sign.
            text: Wording to quote; the same thing that `sms.send` calls `body`.
            options: The options that `sms.send` would be given, since they can change
                the encoding; null for none.

        Returns:
            Number of parts billed, encoding and cost.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.get_quote. Documentation:
            https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.get_quote(to="+33678912345", text="Hello, world")
        """
        return self._core.call(_records.GET_QUOTE, (to, text, options), request_options)

    def search(
        self,
        *,
        filters: SMSSearchFilters | Mapping[str, Any],
        options: SearchOptions | Mapping[str, Any],
        request_options: RequestOptions | None = None,
    ) -> SearchResults:
        """Search the messages of the last six months.

        Covers what the account has sent and received; older messages are out of reach
        of this method. Neither parameter may be null. That an empty object stands for
        "no filter" and "no options" is assumed.

        Args:
            filters: Which messages to find. Its fields are not documented; must not be
                null.
            options: How to return what was found. Its fields are not documented; must
                not be null.

        Returns:
            What was found.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.

        Wire:
            JSON-RPC sms.search. Documentation: https://docs.callr.com/api/services/sms

        Example:
            from callr.models import SearchOptions, SMSSearchFilters

            result = client.sms.search(
                filters=SMSSearchFilters(),
                options=SearchOptions(),
            )
        """
        return self._core.call(_records.SEARCH, (filters, options), request_options)

    def send(
        self,
        *,
        to: str,
        body: str,
        from_: str = "",
        options: SMSOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Send an SMS to one phone number.

        Returns once the message is accepted; follow it with `sms.get` or a webhook. A
        text that does not fit into one SMS is split and billed by parts. Each call
        sends another message, so a call that got no answer should not be repeated
        blindly.

        Args:
            from_: Sender that the recipient sees. Empty picks a shared short code that
                suits the recipient's carrier, and is the only choice that lets the
                recipient reply. Otherwise a dedicated short code, or a name of at most
                11 letters, digits, spaces, dashes and underscores with at least one
                letter among them. `SMS` is always allowed; other names may have to be
                authorised by the vendor's support first, depending on the account.
            to: Phone number of the recipient, in international form with a leading plus
                sign.
            body: Wording of the message, at most 3200 characters. The encoding, GSM
                03.38 or UNICODE, is detected from the text unless `force_encoding` in
                the options sets it; the string is sent as UTF-8 JSON either way and
                converted by the platform. Up to 160 (GSM) or 70 (UNICODE) characters
                are one SMS; longer texts are split every 153 or 67 characters and
                billed by parts, whose number `sms.get` tells. With a sender name of
                one's own, `%STOPNUM%` in the text is replaced with the number for
                opting out.
            options: Settings of this message; null for the defaults.

        Returns:
            Identifier of the new message, to be used with `sms.get`.

        Raises:
            FeatureNotAllowedError: code 100; The account may not use this feature.
            PropertyMissingError: code 150; A property is missing.
            PropertyValueInvalidError: code 151; The value of a property is invalid.
            AuthenticationFailedError: code 401; Authentication failed, which is also
                the HTTP status.
            SmsRoutingFailedError: code 1000; The SMS could not be routed.

        Wire:
            JSON-RPC sms.send. Documentation: https://docs.callr.com/api/services/sms

        Example:
            result = client.sms.send(
                from_="SMS",
                to="+33612345678",
                body="Hello, world",
            )
        """
        return self._core.call(
            _records.SEND,
            (from_, to, body, options),
            request_options,
        )
