"""The pytest plugin of SMS Scheduler; installing the SDK is all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from specmill_runtime.testing.plugin import Plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmill_runtime.testing import FakeServer, VirtualClock

    from ..async_client import AsyncSmsScheduler
    from ..client import SmsScheduler
    from .factories import SmsSchedulerFactory
    from .fake import FakeSmsScheduler

PLUGIN = Plugin("sms_scheduler")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this API."""
    PLUGIN.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Add the marker of this API, and begin to count what is used of it."""
    PLUGIN.configure(config)


@pytest.fixture
def sms_scheduler_fake(request: pytest.FixtureRequest) -> Iterator[FakeSmsScheduler]:
    """A fake of the whole API, which only this test sees."""
    from .fake import FakeSmsScheduler

    with PLUGIN.faked(request, FakeSmsScheduler) as fake:
        yield fake


@pytest.fixture
def sms_scheduler_client(
    request: pytest.FixtureRequest, sms_scheduler_fake: FakeSmsScheduler
) -> Iterator[SmsScheduler]:
    """A client on the fake, or on what the option for live tests names."""
    from ..client import SmsScheduler

    with PLUGIN.opened(request, sms_scheduler_fake, SmsScheduler) as client:
        yield client


@pytest.fixture
def sms_scheduler_async_client(
    request: pytest.FixtureRequest, sms_scheduler_fake: FakeSmsScheduler
) -> AsyncSmsScheduler:
    """The same for asynchronous tests; it may be used in any event loop."""
    from ..async_client import AsyncSmsScheduler

    return PLUGIN.opened(request, sms_scheduler_fake, AsyncSmsScheduler)


@pytest.fixture
def sms_scheduler_server(sms_scheduler_fake: FakeSmsScheduler) -> Iterator[FakeServer]:
    """The fake on a port of this machine, for programs in any language."""
    with sms_scheduler_fake.serve() as server:
        yield server


@pytest.fixture
def sms_scheduler_clock(sms_scheduler_fake: FakeSmsScheduler) -> VirtualClock:
    """The time of the fake and of its clients, which passes without waiting."""
    return sms_scheduler_fake.clock


@pytest.fixture
def sms_scheduler_factory(request: pytest.FixtureRequest) -> SmsSchedulerFactory:
    """Makes models with made-up values."""
    from .factories import SmsSchedulerFactory

    return SmsSchedulerFactory(seed=PLUGIN.seed(request))
