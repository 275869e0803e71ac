"""Makes the sample SDK and the harness importable, and runs each test of a call both ways."""

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "runtime"

for directory in (HERE, HERE / "sdk"):
    if str(directory) not in sys.path:
        sys.path.insert(0, str(directory))
if find_spec("specmill_runtime") is None:
    sys.path.insert(0, str(RUNTIME))


from harness import Relay  # noqa: E402

from specmill_runtime.testing import VirtualClock, clock_set  # noqa: E402


@pytest.fixture(params=["sync", "async"])
def flavor(request: pytest.FixtureRequest) -> str:
    """Which of the two drivers runs the call."""
    flavor: str = request.param
    return flavor


LIBRARIES = ("httpx", "httpx2")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--http-library",
        choices=LIBRARIES,
        help="send every request of every test through this library; otherwise tests of the "
        "library run with each of them and other tests with none",
    )


def pytest_configure(config: pytest.Config) -> None:
    mark = "installed_library: depends on which HTTP libraries are installed"
    config.addinivalue_line("markers", mark)
    chosen = config.getoption("--http-library", default=None)
    if chosen is not None:
        Relay.library = import_module(chosen)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "library" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--http-library", default=None)
        names = LIBRARIES if chosen is None else (chosen,)
        metafunc.parametrize("library", names, indirect=True)


@pytest.fixture(autouse=True)
def _default_library(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Relay.library
    if chosen is not None and "installed_library" not in request.keywords:
        monkeypatch.setattr("specmill_runtime._http._installed", lambda: chosen)


@pytest.fixture
def library(request: pytest.FixtureRequest) -> str:
    """Which HTTP library the user's client comes from."""
    library: str = request.param
    return library


@pytest.fixture(autouse=True)
def _no_credentials_in_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COURIER_USERNAME", "COURIER_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with clock_set(VirtualClock()):
        yield
