"""Operations of `sms`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import sms as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.pagination import Pager

    from ..models import (
        Campaign,
        ContactSubscription,
        Message,
        OptOut,
        PhoneMessage,
        SenderCodeSubscription,
    )


class SmsResource:
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
    ) -> ContactSubscription:
        """Subscribe a contact that has an e-mail address to a sender code.

        The contact must already be known both by its e-mail address and as an SMS
        contact. For contacts without an e-mail address use
        `sms.add_phone_to_sender_code`.

        Args:
            email: E-mail address that identifies the contact. Given as it is, it
                travels as one path segment, in which a plus sign becomes `%2B` while
                `@` may stay or become `%40`.
            phone: Phone number. The samples send the ten digits of a North American
                number and get them back with a leading 1. It travels as one path
                segment, in which a plus sign would become `%2B`; whether the server
                takes one is not documented. Not empty.
            sender_code: Numeric code of the realm that contacts subscribe to and that
                texts are sent from: ten or twelve digits in the vendor's samples. Not
                empty.
            group_name: Group to put the contact into; it must be defined beforehand.
                Without it the subscription has no group. The server ignores a misspelt
                parameter name without a word.
            first_name: First name of the contact.
            customer_key: Customer key of the contact. Required in realms that have
                customer keys switched on, optional in all others.

        Returns:
            The new subscription of the contact.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request could not be carried out. The
                API uses this status for mistakes in a request too, such as names and
                numbers that do not exist, so that a repetition seldom helps.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST /sms/addSubscriberToSenderCode/{email}/{phone}/{senderCode}.
            Documentation:
            https://support.whatcounts.com/wcsupport2/api-rest-add-sms-contact-to-sender-code

        Example:
            result = client.sms.add_contact_to_sender_code(
                "jon.doe@mydomain.com",
                "2065559696",
                "2065551212",
                group_name="weekly",
                first_name="Jon",
                customer_key="jDoe3214",
            )
        """
        return self._core.call(
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
    ) -> SenderCodeSubscription:
        """Subscribe a contact without an e-mail address to a sender code.

        Meant for SMS contacts that exist already and are not e-mail contacts as well;
        for those use `sms.add_contact_to_sender_code`. A subscription that is already
        there is reported as an error.

        Args:
            phone: Phone number. The samples send the ten digits of a North American
                number and get them back with a leading 1. It travels as one path
                segment, in which a plus sign would become `%2B`; whether the server
                takes one is not documented. Not empty.
            sender_code: Numeric code of the realm that contacts subscribe to and that
                texts are sent from: ten or twelve digits in the vendor's samples. Not
                empty.
            group_name: Group to put the contact into; it must be defined beforehand.
                Without it the subscription has no group. The server ignores a misspelt
                parameter name without a word.

        Returns:
            The new subscription.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request could not be carried out. The
                API uses this status for mistakes in a request too, such as names and
                numbers that do not exist, so that a repetition seldom helps.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST /sms/addPhoneToSenderCode/{phone}/{senderCode}. Documentation:
            https://support.whatcounts.com/wcsupport2/api-rest-add-phone-to-sender-code

        Example:
            result = client.sms.add_phone_to_sender_code(
                "2065559696",
                "2065551212",
                group_name="weekly",
            )
        """
        return self._core.call(
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
    ) -> Message:
        """Store a message that can be sent later by its name.

        Fails when the name or the text is blank and when the realm already has a
        message of that name. A label that is not defined for the realm and tied to its
        SMS product leads to a 500 although the message is stored, and without the
        label: look for the name in the list before trying again.

        Args:
            message_name: Name of the new message; it must be free in the realm and is
                what later sends refer to. Given as plain text, it travels as one
                percent-encoded path segment, in which a plus sign becomes `%2B`. The
                vendor's samples write a space as `+`; whether `+` or `%20` is right is
                not documented. Not empty.
            message_text: Wording that recipients will read. Given as plain text, it
                travels as one percent-encoded path segment, in which a slash becomes
                `%2F`, a question mark `%3F` and a plus sign `%2B`. The vendor's samples
                write a space as `+`. No maximum length is documented for this API. Not
                empty.
            labels: Labels to file the message under, joined with commas. Each one must
                already be defined for the realm and tied to its SMS product. The server
                ignores a misspelt parameter name without a word and then stores the
                message unlabelled.

        Returns:
            The message as it was stored.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request failed, or the message was
                stored but one of its labels is not defined. How to tell the two apart
                is not documented: look for the name in the list before sending the
                request again.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST /sms/createMessage/{messageName}/{messageText}. Documentation:
            https://support.whatcounts.com/wcsupport2/api-rest-create-sms-message

        Example:
            result = client.sms.create_message(
                "My SMS Message",
                "Welcome to SMS",
                labels=["welcome", "sms"],
            )
        """
        return self._core.call(
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
    ) -> Pager[Message]:
        """List the stored messages of the realm.

        Returns at most 500 messages per request; ask for the next ones with `skip`. A
        page with fewer than 500 messages is the last one. Do not follow the Link
        header: the vendor's sample points to a different resource.

        Args:
            skip: Number of messages to pass over before the page starts, in steps of
                the page size: 0 for the first page, then 500, 1000 and so on. Default:
                0.
            include_blank: Whether blank fields are part of the reply. By default they
                come as empty strings; with `false` only fields that hold text or
                numbers are returned. Fields that were never set are absent either way.
                Default: True.

        Returns:
            All items, page after page, as they are asked for; `.page()` gives one page.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request could not be carried out. The
                API uses this status for mistakes in a request too, such as names and
                numbers that do not exist, so that a repetition seldom helps.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            GET /sms. Documentation:
            https://support.whatcounts.com/hc/en-us/articles/360000393023-Get-SMS-Messages

        Example:
            for item in client.sms.list_messages(include_blank=False):
                print(item)
        """
        return self._core.paginate(
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
    ) -> list[PhoneMessage]:
        """Send a text to one phone number.

        Needs neither a stored message nor a subscription: whether the number is
        subscribed is not checked. Numbers that have opted out are never texted, and
        this cannot be overridden. Each request sends another text, so one that timed
        out or ended in a 500 should not be repeated unchecked.

        Args:
            message_text: Wording to send. Given as plain text, it travels as one
                percent-encoded path segment, in which a slash becomes `%2F`, a question
                mark `%3F` and a plus sign `%2B`. The vendor's sample writes spaces as
                `+`; whether `+` or `%20` is right is not documented. No maximum length
                is documented for this API. Not empty.
            phone: Phone number. The samples send the ten digits of a North American
                number and get them back with a leading 1. It travels as one path
                segment, in which a plus sign would become `%2B`; whether the server
                takes one is not documented. Not empty.
            sender_code: Numeric code of the realm that contacts subscribe to and that
                texts are sent from: ten or twelve digits in the vendor's samples. Not
                empty.

        Returns:
            What was handed over for sending.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request failed, for instance because
                the realm has no such sender code.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST /sms/sendMessageToPhone/{messageText}/{phone}/{senderCode}.
            Documentation:
            https://support.whatcounts.com/wcsupport2/api-rest-send-message-to-phone

        Example:
            result = client.sms.send_message_to_phone(
                "One time message for you.",
                "2065559696",
                "2065551212",
            )
        """
        return self._core.call(
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
    ) -> Campaign:
        """Send a stored message to everyone on a sender code.

        Starts a campaign to all contacts subscribed to the sender code, or to those of
        one group when `group_name` is given. Each request starts another campaign: do
        not repeat one that timed out or ended in a 500 unchecked.

        Args:
            message_name: Name of the stored message to send. Given as plain text, it
                travels as one percent-encoded path segment, in which a plus sign
                becomes `%2B`. Not empty.
            sender_code: Numeric code of the realm that contacts subscribe to and that
                texts are sent from: ten or twelve digits in the vendor's samples. Not
                empty.
            campaign_name: Name of the campaign that this send starts; it comes back as
                `name`. Given as plain text, it travels as one percent-encoded path
                segment; the vendor's sample writes a space as `+`. Not empty.
            description: Remark to keep with the campaign. Without it the campaign has
                none.
            group_name: Group to send to; it must be defined for the realm. Without it
                the message goes to every contact of the sender code. The server ignores
                a misspelt parameter name without a word, and then too sends to
                everyone.

        Returns:
            The campaign that was submitted.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request could not be carried out. The
                API uses this status for mistakes in a request too, such as names and
                numbers that do not exist, so that a repetition seldom helps.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST
            /sms/sendMessageToSenderCode/{messageName}/{senderCode}/{campaign_name}.
            Documentation:
            https://support.whatcounts.com/wcsupport2/api-rest-send-message-to-sender-code

        Example:
            result = client.sms.send_message_to_sender_code(
                "welcome",
                "2065551212",
                "Welcome Campaign",
                description="daily",
                group_name="daily",
            )
        """
        return self._core.call(
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
    ) -> OptOut:
        """Unsubscribe a contact from a sender code.

        Use it for contacts who no longer want texts from this sender code. The contact
        must be subscribed; an unknown number ends in a 500. The sibling command of the
        older HTTP API also records an opt-out for numbers without a subscription;
        whether this one does is not documented. Part of the platform since version
        12.16.0.

        Args:
            phone: Phone number. The samples send the ten digits of a North American
                number and get them back with a leading 1. It travels as one path
                segment, in which a plus sign would become `%2B`; whether the server
                takes one is not documented. Not empty.
            sender_code: Numeric code of the realm that contacts subscribe to and that
                texts are sent from: ten or twelve digits in the vendor's samples. Not
                empty.

        Returns:
            The recorded stop.

        Raises:
            UnauthorizedError: status 401; Realm name, API password or API client
                credentials are wrong.
            InternalServerError: status 500; The request failed, for instance because
                the number is not known to the sender code.
            StatusError: any other status; Any other failure; client errors (4xx) and
                server errors (5xx) both occur.

        Wire:
            POST /sms/stopSubscriberSend/{phone}/{senderCode}. Documentation:
            https://support.whatcounts.com/wcsupport2/stop-sending-sms-to-contact

        Example:
            result = client.sms.stop_sending_to_contact("2065559696", "2065551212")
        """
        return self._core.call(
            _records.STOP_SENDING_TO_CONTACT,
            (phone, sender_code),
            request_options,
        )
