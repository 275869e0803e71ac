"""Callr, requests: positions, options, ids, dates, deprecation, three schemes."""

import inspect
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from callr import errors
from callr.models import (
    SearchOptions,
    SMSOptions,
    SMSSearchFilters,
    Webhook,
    WebhookOptions,
)

from tests.generated.recording import Reply, Sent, Server, settle
from tests.generated.tables.callr import SDK

NOW = datetime(2026, 1, 2, tzinfo=UTC)


SIMPLE = {"to": "+33612345678", "body": "Hello"}


def result(wire: object) -> Reply:
    """A reply to the first request of a client."""
    return Reply(body={"jsonrpc": "2.0", "id": 1, "result": wire})


def params(operation: str, flavor: str = "sync", **keywords: object) -> Any:
    """The positions that a call sends, whatever comes back."""
    reply = {} if operation in ("search", "get_quote") else "8242D945"
    server = Server(result(reply))
    settle(getattr(SDK.open(server, flavor).sms, operation)(**keywords))
    return server.json["params"]


def test_parameters_travel_by_position(flavor: str) -> None:
    sent = params("send", flavor, from_="SMS", to="+1", body="b", options=None)

    assert sent == ["SMS", "+1", "b", None]


def test_trailing_nulls_are_filled_in(flavor: str) -> None:
    assert params("export_async", flavor) == [None, None]


def test_absent_sender_is_the_empty_one(flavor: str) -> None:
    assert params("send", flavor, **SIMPLE) == ["", "+33612345678", "Hello", None]


def test_null_before_a_given_position_holds_its_place() -> None:
    hook = Webhook(endpoint="http://example.org")

    assert params("export_async", webhook=hook) == [
        None,
        {"endpoint": "http://example.org"},
    ]


def test_options_model_sends_what_is_set_and_further_members(flavor: str) -> None:
    options = SMSOptions(
        flash_message=True,
        force_encoding=None,
        nature="ALERTING",
        user_data="42",
        webhook=Webhook(
            endpoint="http://example.org",
            options=WebhookOptions(hmac_secret="s", extra={"retries": 3}),
            extra={"method": "POST"},
        ),
        extra={"push_dlr_enabled": False, "depth": {"a": [1, None]}},
    )

    sent = params("send", flavor, **SIMPLE, options=options)

    assert sent[3] == {
        "flash_message": True,
        "force_encoding": None,
        "nature": "ALERTING",
        "user_data": "42",
        "webhook": {
            "endpoint": "http://example.org",
            "options": {"hmac_secret": "s", "retries": 3},
            "method": "POST",
        },
        "push_dlr_enabled": False,
        "depth": {"a": [1, None]},
    }


def test_options_that_are_not_set_are_not_sent() -> None:
    assert params("get_quote", to="+1", text="t", options=SMSOptions()) == [
        "+1",
        "t",
        {},
    ]


def test_undeclared_value_of_an_option_is_sent_as_given() -> None:
    assert params("send", **SIMPLE, options=SMSOptions(nature="CALM"))[3] == {
        "nature": "CALM"
    }


def test_search_takes_models_and_mappings(flavor: str) -> None:
    models = params(
        "search",
        flavor,
        filters=SMSSearchFilters(extra={"to": "+1"}),
        options=SearchOptions(extra={"limit": 5}),
    )

    mappings = params("search", flavor, filters={"to": "+1"}, options={"limit": 5})

    assert models == mappings == [{"to": "+1"}, {"limit": 5}]


def test_ids_count_the_calls_of_a_client(flavor: str) -> None:
    def answer(sent: Sent) -> Reply:
        number = Server.decoded(sent)["id"]
        return Reply(body={"jsonrpc": "2.0", "id": number, "result": "8242D945"})

    server = Server(answer)
    client = SDK.open(server, flavor)

    for _ in range(3):
        settle(client.sms.send(**SIMPLE))

    assert [Server.decoded(sent)["id"] for sent in server.requests] == [1, 2, 3]
    assert {Server.decoded(sent)["jsonrpc"] for sent in server.requests} == {"2.0"}


@pytest.mark.filterwarnings("ignore:sms.get_list is deprecated:DeprecationWarning")
def test_dates_in_another_zone_are_sent_in_utc() -> None:
    server = Server(result([]))
    paris = timezone(timedelta(hours=2))

    SDK.open(server).sms.get_list(
        type="IN",
        from_=datetime(2026, 7, 1, 0, 0, tzinfo=paris),
        to=datetime(2026, 7, 1, 12, 30, 15),
    )

    assert server.json["params"] == ["IN", "2026-06-30 22:00:00", "2026-07-01 12:30:15"]


@pytest.mark.filterwarnings("ignore:sms.get_list is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["from_", "to"])
def test_date_that_has_to_be_given_is_not_optional(name: str) -> None:
    # The zeros that stand for "never" occur in replies; both parameters want a date.
    server = Server(result([]))
    client = SDK.open(server)
    given: dict[str, Any] = {"type": "IN", "from_": NOW, "to": NOW, name: None}

    with pytest.raises(errors.ArgumentError) as caught:
        client.sms.get_list(**given)

    annotation = (
        inspect.signature(type(client.sms).get_list).parameters[name].annotation
    )
    assert f"sms.get_list: argument {name!r} is required" == str(caught.value)
    assert annotation == "datetime"


DEPRECATED: list[tuple[str, dict[str, object], str]] = [
    ("get_count_for_body", {"body": "b"}, "Use sms.get_quote."),
    (
        "get_list",
        {"type": "IN", "from_": datetime(2026, 1, 1), "to": datetime(2026, 1, 2)},
        "Use sms.search.",
    ),
]


@pytest.mark.parametrize("surface", ["sms", "with_raw_response.sms"])
@pytest.mark.parametrize(("name", "keywords", "advice"), DEPRECATED)
def test_deprecated_method_warns_at_the_caller(
    flavor: str, surface: str, name: str, keywords: dict[str, object], advice: str
) -> None:
    client: Any = SDK.open(
        Server(result({} if name == "get_count_for_body" else [])), flavor
    )
    group = client.with_raw_response.sms if "raw" in surface else client.sms

    with pytest.warns(DeprecationWarning, match=f"sms.{name} is deprecated") as caught:
        settle(getattr(group, name)(**keywords))

    assert [__file__] == [one.filename for one in caught]
    assert str(caught[0].message).endswith(advice)


SCHEMES: list[tuple[dict[str, str | None], str]] = [
    ({"api_key": "a-1"}, "Api-Key a-1"),
    ({"session_token": "s-1"}, "Session s-1"),
    ({"login": "ada", "password": "p-1"}, "Basic YWRhOnAtMQ=="),
    (
        {"api_key": "a-1", "session_token": "s-1", "login": "l", "password": "p"},
        "Api-Key a-1",
    ),
    ({"session_token": "s-1", "login": "l", "password": "p"}, "Session s-1"),
    ({"session_token": "s-1", "login": "half"}, "Session s-1"),
]


@pytest.mark.parametrize(("given", "header"), SCHEMES)
def test_first_complete_scheme_is_used(
    flavor: str, route: str, given: dict[str, str | None], header: str
) -> None:
    server = Server(result("8242D945"))
    settings: dict[str, Any] = {"api_key": None, **given}
    client = SDK.open(server, flavor, route, **settings)

    settle(client.sms.send(**SIMPLE))

    assert header == server.request.headers["authorization"]


@pytest.mark.parametrize("given", SCHEMES[:3])
def test_acting_for_another_is_a_header_with_every_scheme(
    flavor: str, given: tuple[dict[str, str | None], str]
) -> None:
    server = Server(result("8242D945"))
    who = "User.login username_2"
    settings: dict[str, Any] = {"api_key": None, **given[0], "login_as": who}
    client = SDK.open(server, flavor, **settings)

    settle(client.sms.send(**SIMPLE))

    assert who == server.request.headers["callr-login-as"]


def test_acting_for_nobody_sends_no_header() -> None:
    server = Server(result("8242D945"))

    SDK.open(server).sms.send(**SIMPLE)

    assert "callr-login-as" not in server.request.headers
