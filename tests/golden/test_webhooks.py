"""Webhooks and callbacks of the SDK of a case: who may have sent them, and what they bring."""

from __future__ import annotations

import hashlib
import hmac
import importlib
import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specmill_runtime.errors import DecodeError
from specmill_runtime.models import UnknownVariant
from specmill_runtime.webhooks import HmacVerifier, VerificationError
from tests.golden.cases import CASES, Case, generate

BODY = b'{"id": "7"}'
SECRET = "s3cret"


@pytest.fixture(scope="module")
def webhooks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The module of the SDK."""
    package = generate(
        Case(CASES / "incoming-webhooks"), tmp_path_factory.mktemp("sdk")
    )
    sys.path.insert(0, str(package.parent))
    yield importlib.import_module("incoming_webhooks.webhooks")
    sys.path.remove(str(package.parent))


@pytest.fixture
def shadowing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same module of an SDK whose webhooks are called as types of Python."""
    package = generate(Case(CASES / "shadowed-builtins"), tmp_path)
    monkeypatch.syspath_prepend(package.parent)
    return importlib.import_module("shadowed_builtins.webhooks")


@pytest.fixture
def told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same module of an SDK whose webhooks have a member that tells them apart."""
    package = generate(Case(CASES / "webhooks-told-apart"), tmp_path)
    monkeypatch.syspath_prepend(package.parent)
    return importlib.import_module("webhooks_told_apart.webhooks")


def signed(text: str) -> dict[str, str]:
    return {"x-signature": text}


def test_payload_is_a_model(webhooks: Any) -> None:
    assert "7" == webhooks.paid(BODY).id


def test_any_webhook_is_read_as_what_its_tag_says(told_apart: Any) -> None:
    sold = told_apart.any_event(b'{"object": "event", "type": "sold", "price": 3}')
    out = told_apart.any_event(b'{"object": "event", "type": "stock.out"}')

    assert ("Sold", 3) == (type(sold).__name__, sold.price)
    assert "Stock" == type(out).__name__


def test_webhook_of_a_newer_api_is_an_unknown_variant(told_apart: Any) -> None:
    found = told_apart.any_event(b'{"type": "lost"}')

    assert UnknownVariant({"type": "lost"}, "lost") == found
    assert "lost" == found.tag


def test_webhooks_that_nothing_tells_apart_have_no_common_function(
    webhooks: Any,
) -> None:
    assert not hasattr(webhooks, "any_event")


def test_callback_by_reference_is_read_too(webhooks: Any) -> None:
    assert "7" == webhooks.shipped(BODY).id


def test_payload_without_body_is_none(webhooks: Any) -> None:
    assert webhooks.ping(b"") is None


def test_form_is_read_with_the_types_of_its_fields(webhooks: Any) -> None:
    assert 7 == webhooks.form_sent(b"n=7").n


def test_text_is_a_text(webhooks: Any) -> None:
    assert "a,ä" == webhooks.import_("a,ä".encode())


def test_webhook_that_is_called_as_a_type_brings_it(shadowing: Any) -> None:
    assert {"a": "b"} == shadowing.str(b'{"a": "b"}')
    assert [] == shadowing.list(b"[]")
    assert date(2026, 8, 7) == shadowing.date(b'"2026-08-07"')


def test_body_that_is_not_as_described_is_refused(webhooks: Any) -> None:
    with pytest.raises(DecodeError, match="paid: the body is not as described"):
        webhooks.paid(b'{"id": 7}')


def test_verifier_is_asked_before_the_body_is_read(webhooks: Any) -> None:
    def refuse(body: bytes, headers: Mapping[str, str]) -> None:
        raise VerificationError(f"{body!r} {headers['X-SIGNATURE']}")

    with pytest.raises(VerificationError, match="b'broken' abc"):
        webhooks.paid(b"broken", {"x-Signature": "abc"}, verify=refuse)


def test_signature_of_the_body_is_accepted(webhooks: Any) -> None:
    made = hmac.new(SECRET.encode(), BODY, hashlib.sha256).hexdigest()
    verify = HmacVerifier(SECRET, "X-Signature", prefix="sha256=")

    assert "7" == webhooks.paid(BODY, signed(f"sha256={made}"), verify=verify).id


def test_signature_in_base64_is_accepted(webhooks: Any) -> None:
    made = b64encode(hmac.new(SECRET.encode(), BODY, hashlib.sha1).digest()).decode()
    verify = HmacVerifier(SECRET, "X-Signature", digest="sha1", encoding="base64")

    assert "7" == webhooks.paid(BODY, signed(made), verify=verify).id


@pytest.mark.parametrize("headers", [signed("00"), signed("ä"), {}, None])
def test_other_signature_is_refused(
    webhooks: Any, headers: dict[str, str] | None
) -> None:
    with pytest.raises(VerificationError):
        webhooks.paid(BODY, headers, verify=HmacVerifier(SECRET, "X-Signature"))


def test_secret_is_in_no_text() -> None:
    assert SECRET not in repr(HmacVerifier(SECRET, "X-Signature"))
