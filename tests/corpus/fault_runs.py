"""One use of one fault: run it, and say all that is wrong with its end."""

from __future__ import annotations

import asyncio
import pickle
import ssl
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import msgspec

from specmill_runtime.client import AsyncCore, SyncCore
from specmill_runtime.errors import SdkError
from specmill_runtime.options import RetryPolicy
from tests.corpus.fault_host import RUN, Asked, FaultHost
from tests.corpus.fault_secrets import found, misplaced, shown
from tests.corpus.fault_truth import Truth
from tests.corpus.fault_uses import ECHO, BatchEnd, Use
from tests.corpus.fault_watch import Stopwatch, StuckError, Watch, limited

LIBRARIES = ("httpx", "httpx2")
GRACE = 0.5
"""Seconds after its deadline in which a use has to end."""
_STUCK = 30.0
_ATTEMPTS = 3
# A request with its redirects, or one for a token and three attempts; and one to see that all is well.
_MOST_REQUESTS = 7
_MAX_BYTES = 2_000_000
# Made once: it costs more than all uses together.
_TLS = ssl.create_default_context()


class Case(msgspec.Struct, frozen=True):
    """What is run: a use of a fault, by which library and flavor, and whether all is logged."""

    fault: str
    use: Use
    library: str
    flavor: str
    logged: bool

    def __str__(self) -> str:
        logged = ", logged" if self.logged else ""
        return f"{self.fault}, {self.use.name}, {self.library} {self.flavor}{logged}"


class Ended(msgspec.Struct):
    """How a case ended."""

    value: object = None
    error: BaseException | None = None
    seconds: float = 0.0
    starved: float = 0.0
    """Of these, seconds in which other programs had the processor."""
    first: float | None = None
    """Seconds that it took at first, when it was run again because it was late."""
    problems: list[str] = []

    @property
    def errors(self) -> list[BaseException]:
        """The error, or all errors of a batch."""
        if isinstance(self.value, BatchEnd):
            ends = [*self.value.calls, self.value.raised]
            return [one for one in ends if isinstance(one, BaseException)]
        return [] if self.error is None else [self.error]

    @property
    def name(self) -> str:
        """The class of the error that ended it; "value" for none."""
        return next((type(one).__name__ for one in self.errors), "value")


class Runner:
    """Runs cases one after another."""

    def __init__(self, host: FaultHost, truth: Truth, deadline: float) -> None:
        self._host = host
        self._truth = truth
        self._deadline = deadline
        self._watch = Watch()
        self._number = 0

    def run(self, case: Case) -> Ended:
        """How a case ends; a late one is run once more, and not blamed for what others take."""
        ended, limit = self._judged(case), self._deadline + GRACE
        if ended.seconds <= limit:
            return ended
        time.sleep(1)
        again = self._judged(case)
        again.first = ended.seconds
        again.problems += ended.problems
        if again.seconds - again.starved > limit:
            late = again.seconds - self._deadline
            again.problems.append(f"ended {late:.2f} s after its deadline, twice")
        return again

    def collected(self) -> list[str]:
        """What was forgotten and not closed by the cases so far."""
        return self._watch.collected()

    def _judged(self, case: Case) -> Ended:
        self._number += 1
        self._watch.begin(logging_=case.logged)
        ended = Ended(problems=[])
        try:
            with limited(_STUCK):
                self._run(case, ended)
        except StuckError as stuck:
            ended.problems.append(str(stuck))
        # The errors of the case itself are caught further in.
        except Exception as error:
            ended.problems.append(f"the next call of the same client failed: {error!r}")
        ended.problems += self._watch.left()
        asked = self._host.asked()
        ended.problems += self._wrong_end(case, ended)
        # What is asked for the truth would count as asked by the next run.
        asked += self._host.asked()
        ended.problems += _told(asked)
        # What a slow server has read late is of an earlier run.
        own = [one for one in asked if one.run == self._number]
        ended.problems += _repeated(case, own)
        ended.problems += self._shown(case, ended, own)
        return ended

    def _run(self, case: Case, ended: Ended) -> None:
        module: Any = import_module(case.library)
        given = {"verify": _TLS, "limits": module.Limits(max_connections=1)}
        if case.flavor == "async":
            asyncio.run(self._flow(case, module.AsyncClient(**given), ended))
            return
        with module.Client(**given) as client:
            spec = case.use.spec(self._number)
            core = SyncCore(spec, http_client=client, **self._settings(case))
            stopwatch = Stopwatch()
            try:
                ended.value = case.use.sync(core)
            # Any end is looked at.
            except Exception as error:
                ended.error = error
            ended.seconds, ended.starved = stopwatch.seconds()
            core.call(ECHO, (), {"deadline": _STUCK})

    async def _flow(self, case: Case, client: Any, ended: Ended) -> None:
        async with client:
            spec = case.use.spec(self._number)
            core = AsyncCore(spec, http_client=client, **self._settings(case))
            stopwatch = Stopwatch()
            try:
                ended.value = await case.use.flow(core)
            # Any end is looked at.
            except Exception as error:
                ended.error = error
            ended.seconds, ended.starved = stopwatch.seconds()
            await core.call(ECHO, (), {"deadline": _STUCK})
            left = asyncio.all_tasks() - {asyncio.current_task()}
            if left:
                ended.problems.append(f"tasks are left: {left}")

    def _settings(self, case: Case) -> Any:
        return {
            "base_url": self._host.welcome.api,
            "credentials": case.use.credentials,
            "headers": {RUN: str(self._number)},
            "deadline": self._deadline,
            "max_bytes": _MAX_BYTES,
            "retry": RetryPolicy(max_attempts=_ATTEMPTS, base=0.001),
        }

    def _wrong_end(self, case: Case, ended: Ended) -> Iterator[str]:
        for error in ended.errors:
            kind = type(error)
            if not (
                isinstance(error, SdkError)
                and kind.__module__.split(".")[0] == "specmill_runtime"
            ):
                yield f"ended in {kind.__module__}.{kind.__qualname__}"
            elif type(pickle.loads(pickle.dumps(error))) is not kind:
                yield f"{kind.__qualname__} is another error when it was pickled"
        is_value = ended.error is None
        if is_value and not self._truth.allows(case.fault, case.use.name, ended.value):
            yield f"ended in a wrong value: {ended.value!r:.200}"

    def _shown(self, case: Case, ended: Ended, asked: list[Asked]) -> Iterator[str]:
        # What a server repeats of arguments is its answer; credentials are blanked in it.
        is_quoted = any(
            case.fault == "echo" or one.path != f"/{case.fault}"
            for one in asked
            if one.server == "api" and one.target != ECHO.path
        )
        for error in ended.errors:
            names = found(shown(error), of_arguments=not is_quoted)
            if names:
                yield f"{type(error).__name__} shows {names}"
        names = found("\n".join(self._watch.lines), of_arguments=not is_quoted)
        if names:
            yield f"the log shows {names}"
        if case.logged and not any(
            "faults." in one or "echo:" in one for one in self._watch.lines
        ):
            yield "nothing was logged"


def _told(asked: list[Asked]) -> Iterator[str]:
    """What was sent to a server that it does not belong to."""
    for one in asked:
        host = one.headers.get("host", "")
        server = one.server if host.startswith("127.") else "elsewhere"
        names = misplaced(server, one.text)
        if names:
            yield f"{one.server} at {host} was told {names}"


def _repeated(case: Case, asked: list[Asked]) -> Iterator[str]:
    """What was sent too often."""
    posts = sum(one.method == "POST" for one in asked if one.server == "api")
    refused = case.fault.startswith("retry-after")
    if posts > (_ATTEMPTS if refused else 1):
        yield f"POST was sent {posts} times"
    grants = sum(one.server == "tokens" for one in asked)
    if grants > _ATTEMPTS:
        yield f"{grants} requests for a token"
    if len(asked) > _MOST_REQUESTS and not case.use.name.startswith("pages"):
        yield f"{len(asked)} requests"
