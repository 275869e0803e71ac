"""Contract tests of an SDK: every operation, called in every documented way, without network.

Each check goes through both clients, and through those of the two HTTP libraries that are installed.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from specmill_runtime import errors
from specmill_runtime.errors import SdkError
from specmill_runtime.testing.arguments import given_in, records_of
from specmill_runtime.testing.arrivals import (
    with_lists,
    without_empty_parts,
    without_own,
    without_unasked,
)
from specmill_runtime.testing.comparing import same
from specmill_runtime.testing.contract import Contract, Operation, contract_of
from specmill_runtime.testing.messages import UNSATISFIABLE, ContractViolation
from specmill_runtime.testing.runs import Flavor, Run
from specmill_runtime.testing.shown import (
    Shown,
    documented_examples,
    readme_examples,
    run_example,
)
from specmill_runtime.testing.transcripts import Transcript, read_transcripts
from specmill_runtime.testing.values import values_of

if TYPE_CHECKING:
    from specmill_runtime.testing.plugin_live import LiveHooks

__all__ = ["Failing", "Shown", "Suite", "Transcript"]

_LIBRARIES: Final = tuple(
    one for one in ("httpx", "httpx2") if find_spec(one) is not None
)


class Way(NamedTuple):
    """How a call is made: by which client, through which library."""

    flavor: Flavor
    library: str


WAYS: Final = (
    *(Way("sync", one) for one in _LIBRARIES),
    *(Way("async", one) for one in _LIBRARIES),
)


class Failing(NamedTuple):
    """A documented failure of an operation: an HTTP status, or a JSON-RPC code."""

    transcript: Transcript
    error: str
    status: int | None = None
    code: int | None = None

    @property
    def kind(self) -> str:
        """What the number is."""
        return "status" if self.code is None else "code"

    @property
    def number(self) -> int | None:
        """The status or the code."""
        return self.status if self.code is None else self.code

    def __str__(self) -> str:
        return f"{self.transcript.operation} {self.number}"


class Suite:
    """The checks of one SDK; `fake` makes a new fake for each.

    What the fake can't answer, because nothing fits a schema of the description, is skipped.

    Where the option `--<package>-live` is in a `config`, the live API is called instead, and only
    by calls that change nothing: the other tests are skipped.
    """

    def __init__(self, fake: Any, transcripts: Path) -> None:
        self._fake = fake
        self._path = transcripts

    @cached_property
    def contract(self) -> Contract:
        """What was agreed upon."""
        return contract_of(self._fake.package)

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """The operations by accessor."""
        return {one.accessor: one for one in self.contract.operations}

    @cached_property
    def transcripts(self) -> tuple[Transcript, ...]:
        """The golden calls."""
        return read_transcripts(self._path.read_bytes())

    @cached_property
    def failures(self) -> tuple[Failing, ...]:
        """Every documented failure, met by the simplest call of its operation."""
        return tuple(self._failures())

    @cached_property
    def guarded(self) -> tuple[Transcript, ...]:
        """The simplest call of every operation that needs credentials."""
        return tuple(
            one
            for one in self._simplest().values()
            if self._needs_credentials(self.operations[one.operation])
        )

    @cached_property
    def examples(self) -> tuple[Shown, ...]:
        """The examples of the docstrings, then those of the README beside the tests."""
        readme = self._path.parent.parent / "README.md"
        return (*documented_examples(self._fake), *readme_examples(readme))

    def check_example(self, shown: Shown, config: pytest.Config | None = None) -> None:
        """An example works as it is written."""
        live = self._live(config)
        if live is not None:
            live.skip("examples are for the fake")
        with _answerable():
            run_example(self._fake, shown)

    def check_request(
        self, transcript: Transcript, config: pytest.Config | None = None
    ) -> None:
        """What a method is given arrives, and what is answered is what the description promises."""
        operation = self.operations[transcript.operation]
        live = self._live(config)
        if live is not None:
            live.check(operation, transcript)
            return
        given = given_in(transcript, operation)
        wanted = with_lists(given, operation, values_of(self.contract).schemas)
        record = records_of(self._fake.package)[operation.accessor]
        for way in WAYS:
            run = Run(self._fake, way.flavor, way.library)
            with _told(way), self._counted(run, config):
                run.call(operation, given)

                calls = run.fake.calls[operation.accessor]
                arrived = [
                    without_unasked(
                        without_own(one.args, given, operation), given, record
                    )
                    for one in calls
                ]
                sent = without_empty_parts(wanted, operation)
                is_same = len(arrived) == 1 and (
                    same(wanted, arrived[0]) or same(sent, arrived[0])
                )
                assert is_same, f"given {given}, arrived {arrived}"

    def check_failure(
        self, failing: Failing, config: pytest.Config | None = None
    ) -> None:
        """A documented failure is raised as its own class, with its status or code."""
        live = self._live(config)
        if live is not None:
            live.skip("a live API does not fail when it is asked to")
        operation = self.operations[failing.transcript.operation]
        given = given_in(failing.transcript, operation)
        wanted = _error_class(self._fake.package, failing.error)
        for way in WAYS:
            run = Run(self._fake, way.flavor, way.library, retry=1)
            control = run.fake.on[operation.accessor]
            control.fail(status=failing.status, code=failing.code)
            with _told(way), self._counted(run, config):
                raised = run.failure(operation, given)

                assert isinstance(raised, wanted), repr(raised)
                number = getattr(raised, failing.kind, None)
                assert failing.number == number, f"{failing.kind} {number}"

    def check_credentials(
        self, transcript: Transcript, config: pytest.Config | None = None
    ) -> None:
        """Without credentials nothing is sent, or the API refuses what is sent."""
        live = self._live(config)
        if live is not None:
            live.skip("a live API is only asked with credentials")
        operation = self.operations[transcript.operation]
        given = given_in(transcript, operation)
        refused: Any = errors.CredentialError, errors.ApiError
        for way in WAYS:
            run = Run(self._fake, *way, is_anonymous=True, retry=1)
            with _told(way), self._counted(run, config):
                raised = run.failure(operation, given)

                assert isinstance(raised, refused), repr(raised)
                assert getattr(raised, "status", 401) == 401

    def _live(self, config: pytest.Config | None) -> LiveHooks | None:
        if config is None:
            return None
        name = f"{self._fake.package}-live"
        found: LiveHooks | None = config.pluginmanager.get_plugin(name)
        return found

    @contextmanager
    def _counted(self, run: Run, config: pytest.Config | None) -> Generator[None]:
        """What is called in the block is in the table of `--<package>-coverage`."""
        yield
        name = f"{self._fake.package}-coverage"
        hooks = config.pluginmanager.get_plugin(name) if config is not None else None
        if hooks is not None:
            hooks.coverage.add(run.fake.coverage.plain())

    def _simplest(self) -> dict[str, Transcript]:
        found: dict[str, Transcript] = {}
        for one in self.transcripts:
            found.setdefault(one.operation, one)
        return found

    def _failures(self) -> Iterator[Failing]:
        for accessor, transcript in self._simplest().items():
            operation = self.operations[accessor]
            for result in operation.results:
                if result.error is not None:
                    status = _number(result.status)
                    yield Failing(transcript, result.error, status=status)
            method = operation.rpc
            if method is None or method.notification:
                continue
            for one in method.failures:
                if one.error is not None:
                    yield Failing(transcript, one.error, code=one.code)

    def _needs_credentials(self, operation: Operation) -> bool:
        schemes = self.contract.security_schemes
        return bool(operation.security) and not any(
            all(schemes[name].kind == "other" for name in alternative)
            for alternative in operation.security
        )


def _error_class(package: str, name: str) -> type[SdkError]:
    found: type[SdkError] = getattr(import_module(f"{package}.errors"), name)
    return found


def _number(status: str) -> int:
    """A status that a documented one covers."""
    if status.isdecimal():
        return int(status)
    return int(f"{status[0]}00") if status[0].isdecimal() else 500


@contextmanager
def _told(way: Way) -> Generator[None]:
    """A block whose exceptions say how the call was made."""
    try:
        with _answerable():
            yield
    except Exception as error:
        error.add_note(f"{way.flavor} client, through {way.library}")
        raise


@contextmanager
def _answerable() -> Generator[None]:
    """A block that is skipped when the fake has no answer, as nothing fits what is described."""
    try:
        yield
    except ContractViolation as error:
        if error.code != UNSATISFIABLE:
            raise
        pytest.skip(f"the description is at fault: {error.reason}")
