"""Signatures of webhooks that hold the time, as their standards and senders write them."""

import hashlib
import hmac
import time
from base64 import b64encode
from collections.abc import Callable

import pytest

from specmill_runtime.errors import ArgumentError
from specmill_runtime.webhooks import (
    StandardVerifier,
    TimestampedVerifier,
    VerificationError,
    Verifier,
)

BODY = b'{"type": "sold"}'
KEY = b"a shared secret"
SECRET = "whsec_" + b64encode(KEY).decode()
Sign = Callable[[bytes, int], dict[str, str]]


def standard(body: bytes, moment: int, prefix: str = "webhook") -> dict[str, str]:
    """The headers of Standard Webhooks, with an older signature before the right one."""
    made = hmac.digest(KEY, f"m1.{moment}.".encode() + body, hashlib.sha256)
    return {
        f"{prefix}-id": "m1",
        f"{prefix}-timestamp": str(moment),
        f"{prefix}-signature": f"v1,b2xk v1,{b64encode(made).decode()}",
    }


def stamped(body: bytes, moment: int) -> dict[str, str]:
    """The header of Stripe, with a signature of another scheme and an older one."""
    made = hmac.digest(KEY, f"{moment}.".encode() + body, hashlib.sha256).hex()
    return {"stripe-signature": f"t={moment}, v0=ab,v1=ab,v1={made}"}


KINDS: list[tuple[Verifier, Sign]] = [
    (StandardVerifier(SECRET), standard),
    (TimestampedVerifier(KEY.decode(), "Stripe-Signature"), stamped),
]


@pytest.mark.parametrize(("verify", "sign"), KINDS)
def test_signature_of_now_is_accepted(verify: Verifier, sign: Sign) -> None:
    verify(BODY, sign(BODY, int(time.time())))


@pytest.mark.parametrize(("verify", "sign"), KINDS)
@pytest.mark.parametrize("seconds", [-310, 310])
def test_signature_of_another_time_is_refused(
    verify: Verifier, sign: Sign, seconds: int
) -> None:
    with pytest.raises(VerificationError, match="not signed within the last 300 s"):
        verify(BODY, sign(BODY, int(time.time()) + seconds))


@pytest.mark.parametrize(("verify", "sign"), KINDS)
def test_signature_of_another_body_is_refused(verify: Verifier, sign: Sign) -> None:
    with pytest.raises(VerificationError, match="not that of the body"):
        verify(BODY, sign(b"{}", int(time.time())))


@pytest.mark.parametrize(("verify", "sign"), KINDS)
def test_time_belongs_to_what_is_signed(verify: Verifier, sign: Sign) -> None:
    then, now = int(time.time()) - 999, int(time.time())
    headers = {
        name: value.replace(str(then), str(now))
        for name, value in sign(BODY, then).items()
    }

    with pytest.raises(VerificationError, match="not that of the body"):
        verify(BODY, headers)


@pytest.mark.parametrize(("verify", "sign"), KINDS)
def test_request_without_signature_is_refused(verify: Verifier, sign: Sign) -> None:
    with pytest.raises(VerificationError, match="has no header"):
        verify(BODY, {})
    with pytest.raises(VerificationError):
        verify(BODY, dict.fromkeys(sign(BODY, 0), ""))


@pytest.mark.parametrize(("verify", "sign"), KINDS)
def test_headers_that_are_no_text_are_refused(verify: Verifier, sign: Sign) -> None:
    headers = sign(BODY, int(time.time()))

    with pytest.raises(VerificationError):
        verify(BODY, {name: f"{text}\udcff" for name, text in headers.items()})


def test_headers_may_begin_otherwise() -> None:
    headers = standard(BODY, int(time.time()), "svix")

    StandardVerifier(SECRET, prefix="Svix")(BODY, headers)


def test_tolerance_can_be_set() -> None:
    verify = TimestampedVerifier(KEY.decode(), "Stripe-Signature", tolerance=5)

    with pytest.raises(VerificationError, match="within the last 5 s"):
        verify(BODY, stamped(BODY, int(time.time()) - 20))


def test_secret_that_is_no_base64_is_refused_without_being_shown() -> None:
    with pytest.raises(ArgumentError, match=r"must be base64$") as caught:
        StandardVerifier("whsec_sécret")

    assert caught.value.__context__ is None


@pytest.mark.parametrize("one", [one for one, _ in KINDS])
def test_secret_is_not_shown(one: Verifier) -> None:
    assert "secret" not in repr(one)
