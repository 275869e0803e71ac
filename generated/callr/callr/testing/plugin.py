"""The pytest plugin of Callr SMS API; installing the SDK is all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from specmill_runtime.testing.plugin import Plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmill_runtime.testing import FakeServer, VirtualClock

    from ..async_client import AsyncCallr
    from ..client import Callr
    from .factories import CallrFactory
    from .fake import FakeCallr

PLUGIN = Plugin("callr")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this API."""
    PLUGIN.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Add the marker of this API, and begin to count what is used of it."""
    PLUGIN.configure(config)


@pytest.fixture
def callr_fake(request: pytest.FixtureRequest) -> Iterator[FakeCallr]:
    """A fake of the whole API, which only this test sees."""
    from .fake import FakeCallr

    with PLUGIN.faked(request, FakeCallr) as fake:
        yield fake


@pytest.fixture
def callr_client(
    request: pytest.FixtureRequest, callr_fake: FakeCallr
) -> Iterator[Callr]:
    """A client on the fake, or on what the option for live tests names."""
    from ..client import Callr

    with PLUGIN.opened(request, callr_fake, Callr) as client:
        yield client


@pytest.fixture
def callr_async_client(
    request: pytest.FixtureRequest, callr_fake: FakeCallr
) -> AsyncCallr:
    """The same for asynchronous tests; it may be used in any event loop."""
    from ..async_client import AsyncCallr

    return PLUGIN.opened(request, callr_fake, AsyncCallr)


@pytest.fixture
def callr_server(callr_fake: FakeCallr) -> Iterator[FakeServer]:
    """The fake on a port of this machine, for programs in any language."""
    with callr_fake.serve() as server:
        yield server


@pytest.fixture
def callr_clock(callr_fake: FakeCallr) -> VirtualClock:
    """The time of the fake and of its clients, which passes without waiting."""
    return callr_fake.clock


@pytest.fixture
def callr_factory(request: pytest.FixtureRequest) -> CallrFactory:
    """Makes models with made-up values."""
    from .factories import CallrFactory

    return CallrFactory(seed=PLUGIN.seed(request))
