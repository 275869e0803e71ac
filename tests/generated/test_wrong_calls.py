"""Wrong calls: a clear error, nothing sent, nothing secret shown."""

import logging
from typing import Any

import pytest

from specmill_runtime.errors import ArgumentError, CredentialError
from tests.generated.calls import Sdk
from tests.generated.recording import Server, http_client, settle
from tests.generated.secrets import leaks, markers, shown
from tests.generated.tables.all import SDKS
from tests.generated.tables.callr import SDK as CALLR
from tests.generated.tables.quorum import SDK as QUORUM
from tests.generated.tables.refusals import MISSING, WRONG, Wrong, callr, scheduler
from tests.generated.tables.sms_scheduler import SDK as SCHEDULER


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_wrong_call_is_refused_before_anything_is_sent(
    wrong: Wrong, flavor: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = Server()
    client = wrong.sdk.open(server, flavor, **markers(wrong.sdk))

    with pytest.raises(ArgumentError) as caught:
        wrong.make(client)

    assert wrong.text == str(caught.value)
    assert wrong.operation == caught.value.operation
    assert server.requests == []
    assert leaks(wrong.sdk, shown(caught.value, caplog)) == []


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_missing_credentials_are_named_with_their_variables(
    sdk: Sdk, flavor: str
) -> None:
    server = Server()
    client = sdk.client_class(flavor)(http_client=http_client(server, flavor))

    with pytest.raises(CredentialError) as caught:
        settle(sdk.calls[0].make(client))

    assert MISSING[sdk.package] == str(caught.value)
    assert server.requests == []


def test_only_the_missing_half_is_asked_for(flavor: str) -> None:
    server = Server()
    client = QUORUM.client_class(flavor)(
        username="marker-username+/=", http_client=http_client(server, flavor)
    )

    with pytest.raises(CredentialError) as caught:
        settle(client.send_sms.get(7))

    assert (
        "send_sms.get: credentials are missing: give Quorum api_key=… (or set QUORUM_API_KEY)"
        == str(caught.value)
    )
    assert server.requests == []


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        (scheduler("sms.create", "phone_numbers", phone_numbers=5), "a number"),
        (
            scheduler("sms.create", "phone_numbers", phone_numbers=[5]),
            "a list of numbers",
        ),
        (scheduler("sms.create", "phone_numbers", phone_numbers={"a": 1}), "a mapping"),
        (callr("send", "from_", from_=5, to="+1", body="b"), "a number"),
        (callr("send", "from_", from_=["SMS"], to="+1", body="b"), "a list"),
    ],
    ids=lambda one: one if isinstance(one, str) else str(one),
)
def test_value_that_fits_no_variant_is_refused(wrong: Wrong, value: str) -> None:
    server = Server()

    with pytest.raises(ArgumentError):
        wrong.make(wrong.sdk.open(server))

    assert server.requests == []


def test_none_inside_a_list_is_refused() -> None:
    server = Server()

    with pytest.raises(ArgumentError):
        QUORUM.open(server).send_sms.list(bulk_sms__in=[1, None])

    assert server.requests == []


@pytest.mark.parametrize("sdk", SDKS, ids=str)
def test_credential_that_is_no_text_is_refused_without_being_shown(
    sdk: Sdk, flavor: str, caplog: pytest.LogCaptureFixture
) -> None:
    server = Server()
    name = next(iter(sdk.environment))
    settings: dict[str, Any] = {**markers(sdk), name: 12345678}

    with pytest.raises(CredentialError) as caught:
        sdk.open(server, flavor, **settings)

    assert f"{name} must be str, not int" == str(caught.value)
    assert "12345678" not in shown(caught.value, caplog)


@pytest.mark.parametrize("sdk", [SCHEDULER, CALLR], ids=str)
def test_token_with_a_line_break_is_refused_without_being_shown(
    sdk: Sdk, caplog: pytest.LogCaptureFixture
) -> None:
    token = f"{markers(sdk)['api_key']}\r\nX-Evil: 1"

    with pytest.raises(CredentialError) as caught:
        sdk.open(Server(), api_key=token)

    assert (
        "api_key cannot be sent: a header holds printable ASCII only, no line break"
        == str(caught.value)
    )
    assert leaks(sdk, shown(caught.value, caplog)) == []


def test_names_of_arguments_are_checked_by_python(flavor: str) -> None:
    server = Server()

    with pytest.raises(TypeError, match="unexpected keyword argument 'opens__between'"):
        QUORUM.open(server, flavor).send_sms.list(opens__between=1)

    assert server.requests == []


def test_unknown_option_of_a_call_is_refused(flavor: str) -> None:
    server = Server()

    with pytest.raises(ArgumentError) as caught:
        settle(
            QUORUM.open(server, flavor).send_sms.get(7, request_options={"retries": 3})
        )

    known = "body, deadline, decode, headers, idempotency_key, max_bytes, query, retry, timeout"
    text = f"send_sms.get: unknown option 'retries'; known: {known}"
    assert text == str(caught.value)
    assert server.requests == []


def test_client_of_the_wrong_kind_is_refused() -> None:
    with pytest.raises(ArgumentError) as caught:
        QUORUM.open(Server(), http_client=http_client(Server(), "async", "httpx"))

    assert (
        "http_client must be a synchronous client of httpx or httpx2, or a Transport of "
        "specmill_runtime, not httpx.AsyncClient" == str(caught.value)
    )


def test_value_without_a_form_in_json_is_refused(flavor: str) -> None:
    server = Server()

    with pytest.raises(ArgumentError) as caught:
        settle(
            CALLR.open(server, flavor).sms.search(filters={"a": object()}, options={})
        )

    assert (
        "sms.search: the body cannot be sent: an object of type object has no form in JSON"
        == str(caught.value)
    )
    assert server.requests == []
