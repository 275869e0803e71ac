"""What a user of the fixtures writes; lines marked `error` must be refused by type checkers."""

from typing import assert_type

import pytest
from callr import AsyncCallr
from callr.models import SMS
from callr.testing import FakeCallr
from callr.testing.examples import SMS_GET, SMS_SEND_ALERT
from callr.testing.factories import CallrFactory
from quorum import AsyncQuorum, Quorum
from quorum.models import SendSms, SentSms
from quorum.testing import FakeQuorum
from quorum.testing.examples import SEND_SMS_GET
from quorum.testing.factories import QuorumFactory
from sms_scheduler.models import SmsReport
from sms_scheduler.testing import FakeSmsScheduler
from whatcounts.models import Message
from whatcounts.testing import FakeWhatCounts

from specmill_runtime.testing import (
    Calls,
    Collection,
    Control,
    FakeServer,
    VirtualClock,
)


def test_outage(quorum_client: Quorum, quorum_fake: FakeQuorum) -> None:
    quorum_fake.on.send_sms.send_individual.fail(status=503, retry_after=1, times=2)
    sent = quorum_client.send_sms.send_individual(supporter_id=123, message="Hi")
    assert_type(sent, SentSms)
    assert_type(quorum_fake.on.send_sms.get, Control)
    assert_type(quorum_fake.calls.send_sms.get, Calls)
    assert quorum_fake.calls.send_sms.send_individual[-1].args["message"] == "Hi"
    assert quorum_fake.calls.send_sms.send_individual[0].attempt == 1
    assert quorum_fake.clock.slept


def test_store(quorum_fake: FakeQuorum) -> None:
    assert_type(quorum_fake.store.send_sms, Collection[SendSms])
    added = quorum_fake.store.send_sms.add(message_content="Hi")
    assert_type(added, SendSms)
    assert_type(quorum_fake.store.send_sms.get(added.id), SendSms | None)
    assert_type(quorum_fake.store.send_sms.all(), list[SendSms])
    quorum_fake.store.send_sms.clear()


def test_pages(quorum_fake: FakeQuorum) -> None:
    quorum_fake.on.send_sms.list.pages(sizes=[2, 0, 3])
    found: list[SendSms] = list(quorum_fake.client().send_sms.list())
    assert len(found) == 5


def test_factories(quorum_factory: QuorumFactory, callr_factory: CallrFactory) -> None:
    assert_type(quorum_factory.send_sms(message_content="Hi", id=7), SendSms)
    assert_type(callr_factory.sms(text="Hi"), SMS)


def test_examples() -> None:
    assert_type(SEND_SMS_GET, SendSms)
    assert_type(SMS_GET, SMS)
    assert_type(SMS_SEND_ALERT, str)


def test_others(
    sms_scheduler_fake: FakeSmsScheduler, whatcounts_fake: FakeWhatCounts
) -> None:
    assert_type(sms_scheduler_fake.store.sms, Collection[SmsReport])
    assert_type(whatcounts_fake.store.messages, Collection[Message])
    sms_scheduler_fake.on.message.get.delay(2)


def test_server(quorum_server: FakeServer, quorum_clock: VirtualClock) -> None:
    assert_type(quorum_server.url, str)
    assert_type(quorum_clock.time, float)


async def test_async(
    callr_async_client: AsyncCallr, quorum_async_client: AsyncQuorum
) -> None:
    assert_type(await callr_async_client.sms.get("8242D945"), SMS)
    assert_type(await quorum_async_client.send_sms.get(7), SendSms)


@pytest.mark.quorum(seed=7, rich=True)
def test_marked(quorum_fake: FakeQuorum) -> None:
    assert_type(quorum_fake.client(), Quorum)
    assert_type(FakeQuorum(seed=3).async_client(), AsyncQuorum)


def mistakes(fake: FakeQuorum, other: FakeCallr, factory: QuorumFactory) -> None:
    fake.on.send_sms.delete.fail(status=500)  # error: no such operation
    fake.on.sendsms.get.fail(status=500)  # error: no such group
    fake.on.send_sms.get.fail(state=500)  # error: no such argument
    fake.on.send_sms.list.pages(sizes="2")  # error: not a list of sizes
    fake.store.messages.clear()  # error: no such resource
    assert fake.store.send_sms.get(1).id  # error: there may be none
    factory.send_sms(text="Hi")  # error: no such field
    factory.send_sms(id="7")  # error: not a number
    factory.message()  # error: no such model
    FakeQuorum(rnd=1)  # error: no such setting
    other.calls.sms.cancel[-1]  # error: no such operation
    other.client().sms.get(7)  # error: not a text
