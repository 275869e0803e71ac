"""The fake of a JSON-RPC API, for any input: replies are well-formed, and what was sent is read back."""

from typing import Any

import msgspec
import pytest
from callr import errors
from callr.testing import FakeCallr
from hypothesis import given
from hypothesis import strategies as st

from specmill_runtime.testing import Request

URL = "https://api.callr.com/json-rpc/v1.1/"
HEADERS = {
    "authorization": "Api-Key 1",
    "content-type": "application/json-rpc; charset=utf-8",
}
METHODS = [
    "sms.export_async",
    "sms.get",
    "sms.get_count_for_body",
    "sms.get_gsm_charset_mapping",
    "sms.get_list",
    "sms.get_quote",
    "sms.search",
    "sms.send",
    "sms.nothing",
    "rpc.discover",
]

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
calls = st.fixed_dictionaries(
    {"method": st.sampled_from(METHODS) | values},
    optional={
        "jsonrpc": st.just("2.0") | values,
        "id": st.integers(0, 9) | values,
        "params": st.lists(values, max_size=5) | values,
    },
)


def answer(content: bytes) -> Any:
    """What the fake answers over HTTP; None for no body."""
    request = Request(
        method="POST", url=URL, headers=HEADERS, content=content, is_remote=True
    )
    reply = FakeCallr().handle(request)
    return msgspec.json.decode(reply.content) if reply.content else None


def asked(method: str, content: bytes, **headers: str) -> Any:
    """The reply to a request over HTTP."""
    given = {"content-type": HEADERS["content-type"], **headers}
    request = Request(
        method=method, url=URL, headers=given, content=content, is_remote=True
    )
    return FakeCallr().handle(request)


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"jsonrpc": "2.0"}'])
def test_whoever_is_not_known_is_refused_before_a_call_is_read(content: bytes) -> None:
    assert 401 == asked("POST", content).status
    assert 200 == asked("POST", content, authorization="Api-Key 1").status


def test_wrong_method_names_the_right_one() -> None:
    reply = asked("PUT", b"", authorization="Api-Key 1")

    assert (405, "OPTIONS, POST") == (reply.status, dict(reply.headers)["Allow"])
    assert -32600 == msgspec.json.decode(reply.content)["error"]["code"]


def check_reply(reply: Any, ids: list[Any]) -> None:
    """One reply is as JSON-RPC 2.0 §5 has it."""
    assert "2.0" == reply["jsonrpc"]
    assert ("result" in reply) is not ("error" in reply)
    assert reply["id"] is None or reply["id"] in ids
    if "error" in reply:
        assert isinstance(reply["error"]["code"], int)
        assert isinstance(reply["error"]["message"], str)


@given(calls | values | st.lists(calls, max_size=4))
def test_every_reply_is_well_formed(sent: Any) -> None:
    found = answer(msgspec.json.encode(sent))

    asked = sent if isinstance(sent, list) else [sent]
    ids = [one.get("id") for one in asked if isinstance(one, dict)]
    for reply in found if isinstance(found, list) else [found] if found else []:
        check_reply(reply, ids)


@given(st.binary(max_size=40))
def test_every_text_gets_a_well_formed_reply(sent: bytes) -> None:
    found = answer(sent)

    for reply in found if isinstance(found, list) else [found] if found else []:
        check_reply(reply, list(range(10)))


@given(
    st.text(min_size=1, max_size=60),
    st.from_regex(r"\+[1-9][0-9]{6,13}", fullmatch=True),
)
def test_message_that_was_sent_is_read_back(body: str, to: str) -> None:
    client = FakeCallr().client()

    sent = client.sms.get(client.sms.send(to=to, body=body))

    assert (to, body) == (sent.to, sent.text)


@given(st.integers(0, 2**31))
def test_values_depend_on_the_seed_alone(seed: int) -> None:
    first, second = (FakeCallr(seed=seed).client() for _ in range(2))

    quotes = [
        one.sms.get_quote(to="+33612345678", text="Hi") for one in (first, second)
    ]

    assert quotes[0] == quotes[1]


def test_every_code_is_raised_as_its_own_class() -> None:
    fake = FakeCallr()
    fake.on.sms.send.fail(code=1000)

    with pytest.raises(errors.SmsRoutingFailedError) as raised:
        fake.client().sms.send(to="+33612345678", body="Hi")

    assert 1000 == raised.value.code
