"""The pytest plugin of Quorum Send SMS; installing the SDK is all it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from specmill_runtime.testing.plugin import Plugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmill_runtime.testing import FakeServer, VirtualClock

    from ..async_client import AsyncQuorum
    from ..client import Quorum
    from .factories import QuorumFactory
    from .fake import FakeQuorum

PLUGIN = Plugin("quorum")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this API."""
    PLUGIN.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Add the marker of this API, and begin to count what is used of it."""
    PLUGIN.configure(config)


@pytest.fixture
def quorum_fake(request: pytest.FixtureRequest) -> Iterator[FakeQuorum]:
    """A fake of the whole API, which only this test sees."""
    from .fake import FakeQuorum

    with PLUGIN.faked(request, FakeQuorum) as fake:
        yield fake


@pytest.fixture
def quorum_client(
    request: pytest.FixtureRequest, quorum_fake: FakeQuorum
) -> Iterator[Quorum]:
    """A client on the fake, or on what the option for live tests names."""
    from ..client import Quorum

    with PLUGIN.opened(request, quorum_fake, Quorum) as client:
        yield client


@pytest.fixture
def quorum_async_client(
    request: pytest.FixtureRequest, quorum_fake: FakeQuorum
) -> AsyncQuorum:
    """The same for asynchronous tests; it may be used in any event loop."""
    from ..async_client import AsyncQuorum

    return PLUGIN.opened(request, quorum_fake, AsyncQuorum)


@pytest.fixture
def quorum_server(quorum_fake: FakeQuorum) -> Iterator[FakeServer]:
    """The fake on a port of this machine, for programs in any language."""
    with quorum_fake.serve() as server:
        yield server


@pytest.fixture
def quorum_clock(quorum_fake: FakeQuorum) -> VirtualClock:
    """The time of the fake and of its clients, which passes without waiting."""
    return quorum_fake.clock


@pytest.fixture
def quorum_factory(request: pytest.FixtureRequest) -> QuorumFactory:
    """Makes models with made-up values."""
    from .factories import QuorumFactory

    return QuorumFactory(seed=PLUGIN.seed(request))
