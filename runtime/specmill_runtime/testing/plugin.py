"""What the pytest plugins of SDKs do: options, a marker, live tests, coverage of a whole run.

It is loaded in every run of pytest where an SDK is installed, and therefore loads nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    import pytest

    from specmill_runtime.testing.coverage import Coverage
    from specmill_runtime.testing.live import Watch

F = TypeVar("F")
C = TypeVar("C")

SETTINGS: Final = ("seed", "rich", "strict", "stateful", "all_used", "replay")
"""What a marker may say: the settings of a fake, whether every override has to be used, recordings."""
_FILES: Final = (
    (
        "record",
        "PLACE",
        "keep the answers of live tests, without secrets, in this file or folder",
    ),
    (
        "replay",
        "PLACE",
        "let the fake answer with what was recorded in this file or folder",
    ),
    ("drift", "FILE", "write down how the live API differs from its description"),
)


class Plugin:
    """The plugin of one package; its name begins the names of fixtures, options and marker."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._dashed = package.replace("_", "-")
        self._coverage: Coverage | None = None
        self._watch: Watch | None = None

    def add_options(self, parser: pytest.Parser) -> None:
        """The options `--<package>-live` and so on."""
        group = parser.getgroup(self._dashed, f"fake of {self.package}")
        group.addoption(
            f"--{self._dashed}-live",
            metavar="URL",
            help="let clients speak to this address instead of the fake; credentials come from "
            "the environment",
        )
        group.addoption(
            f"--{self._dashed}-seed",
            type=int,
            default=0,
            metavar="N",
            help="what made-up values depend on",
        )
        group.addoption(
            f"--{self._dashed}-coverage",
            nargs="?",
            type=float,
            const=0.0,
            metavar="PERCENT",
            help="show what of the API the run used, and fail below so much",
        )
        for name, metavar, text in _FILES:
            group.addoption(f"--{self._dashed}-{name}", metavar=metavar, help=text)

    def configure(self, config: pytest.Config) -> None:
        """The marker, tracebacks of failures, and the count of what is used."""
        config.addinivalue_line(
            "markers",
            f"{self.package}({', '.join(f'{one}=...' for one in SETTINGS)}): "
            f"settings of the fake of {self.package}",
        )
        self._shorten(config)
        if self._option(config, "coverage") is not None:
            from specmill_runtime.testing.plugin_coverage import CoverageHooks

            least = float(self._option(config, "coverage"))
            hooks = CoverageHooks(self.package, least)
            self._coverage = hooks.coverage
            config.pluginmanager.register(hooks, f"{self.package}-coverage")
        self._go_live(config)

    def _shorten(self, config: pytest.Config) -> None:
        from specmill_runtime.testing.plugin_frames import NAME, FrameHooks

        hooks = config.pluginmanager.get_plugin(NAME)
        if hooks is None:
            hooks = FrameHooks()
            config.pluginmanager.register(hooks, NAME)
        hooks.add(self.package)

    def _go_live(self, config: pytest.Config) -> None:
        address = self._option(config, "live")
        record, drift = self._option(config, "record"), self._option(config, "drift")
        replay = self._option(config, "replay")
        if replay is not None and not Path(replay).exists():
            raise _usage(f"--{self._dashed}-replay: there is no {replay}")
        if address is None and record is None and drift is None:
            return
        if address is None or not address.startswith(("http://", "https://")):
            example = "an address such as https://api.example"
            raise _usage(f"--{self._dashed}-live needs {example}")
        if "@" in address.partition("://")[2].partition("/")[0]:
            reason = "credentials come from the environment"
            raise _usage(f"--{self._dashed}-live: {reason}, not from the address")
        from specmill_runtime.testing.plugin_live import LiveFiles, LiveHooks

        live = LiveHooks(self.package, address, LiveFiles(record, drift))
        self._watch = live.watch
        config.pluginmanager.register(live, f"{self.package}-live")

    @contextmanager
    def faked(
        self, request: pytest.FixtureRequest, fake: Callable[..., F]
    ) -> Generator[F]:
        """A fake with what the marker of the test says."""
        settings = self._settings(request)
        all_used = settings.pop("all_used", False)
        recorded = settings.pop("replay", self._option(request.config, "replay"))
        made: Any = fake(**{"seed": self.seed(request), **settings})
        # A live run is there to make the recordings.
        if recorded is not None and self._watch is None:
            if not Path(recorded).exists():
                _refuse(f"replay of the marker {self.package}: there is no {recorded}")
            made.replay(recorded)
        yield made
        if self._coverage is not None:
            self._coverage.add(made.coverage.plain())
        if all_used:
            made.assert_all_used()

    def opened(
        self, request: pytest.FixtureRequest, fake: Any, client: Callable[..., C]
    ) -> C:
        """A client on a fake, or on the address of `--<package>-live`."""
        if self._watch is None:
            return cast("C", fake.connect(client, {}))
        return self._watch.connect(client)

    def seed(self, request: pytest.FixtureRequest) -> int:
        """What made-up values of a test depend on."""
        said = self._settings(request).get("seed")
        return int(self._option(request.config, "seed") if said is None else said)

    def _settings(self, request: pytest.FixtureRequest) -> dict[str, Any]:
        marker = request.node.get_closest_marker(self.package)
        settings: dict[str, Any] = {} if marker is None else dict(marker.kwargs)
        unknown = sorted(settings.keys() - set(SETTINGS))
        if unknown or (marker is not None and marker.args):
            _refuse(f"the marker {self.package} takes {', '.join(SETTINGS)} by keyword")
        return settings

    def _option(self, config: pytest.Config, name: str) -> Any:
        return config.getoption(f"--{self._dashed}-{name}")


def _refuse(reason: str) -> None:
    """Fail a test by what is written above it, which no frame explains better."""
    import pytest

    pytest.fail(reason, pytrace=False)


def _usage(reason: str) -> Exception:
    import pytest

    return pytest.UsageError(reason)
