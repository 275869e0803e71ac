"""Contract tests of an SDK: every operation, called in every documented way, without network.

Each check is one function of a case, a flavor (`sync`, `async`) and a library (`httpx`, `httpx2`,
or `none`, when the client speaks to the fake directly).
"""

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from specmill_runtime import errors
from specmill_runtime.errors import SdkError
from specmill_runtime.testing.arguments import (
    given_in,
)
from specmill_runtime.testing.contract import Contract, Operation, contract_of
from specmill_runtime.testing.runs import Flavor, Run
from specmill_runtime.testing.transcripts import Transcript, read_transcripts

FLAVORS: Final[tuple[Flavor, ...]] = ("sync", "async")
LIBRARIES: Final = ("none", "httpx", "httpx2")


class Failing(NamedTuple):
    """A documented failure of an operation: an HTTP status, or a JSON-RPC code."""

    transcript: Transcript
    error: str
    status: int | None = None
    code: int | None = None

    def __str__(self) -> str:
        return f"{self.transcript.operation} {self.status or self.code}"


class Suite:
    """The checks of one SDK; `fake` makes a new fake for each."""

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

    def check_request(
        self, transcript: Transcript, flavor: Flavor, library: str
    ) -> None:
        """What a method is given arrives, and what is answered is what the description promises."""
        operation = self.operations[transcript.operation]
        given = given_in(transcript, operation)
        run = Run(self._fake, flavor, library)

        run.call(operation, given)

        assert len(run.fake.calls[operation.accessor]) == 1
        assert run.fake.calls[operation.accessor][0].args == given

    def check_failure(self, failing: Failing, flavor: Flavor, library: str) -> None:
        """A documented failure is raised as its own class, with its status or code."""
        operation = self.operations[failing.transcript.operation]
        run = Run(self._fake, flavor, library, retry=1)
        run.fake.on[operation.accessor].fail(status=failing.status, code=failing.code)
        wanted = _error_class(self._fake.package, failing.error)

        raised = run.failure(operation, given_in(failing.transcript, operation))

        assert isinstance(raised, wanted), repr(raised)
        if failing.code is not None:
            assert failing.code == getattr(raised, "code", None)
        else:
            assert failing.status == getattr(raised, "status", None)

    def check_credentials(
        self, transcript: Transcript, flavor: Flavor, library: str
    ) -> None:
        """Without credentials nothing is sent, or the API refuses what is sent."""
        operation = self.operations[transcript.operation]
        run = Run(self._fake, flavor, library, is_anonymous=True, retry=1)

        raised = run.failure(operation, given_in(transcript, operation))

        assert isinstance(raised, (errors.CredentialError, errors.ApiError)), repr(
            raised
        )
        assert getattr(raised, "status", 401) == 401

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
            for one in operation.rpc.failures if operation.rpc is not None else ():
                if one.error is not None and not operation.rpc.notification:
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
