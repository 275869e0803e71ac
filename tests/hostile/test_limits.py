"""What takes too long or goes too deep is refused with the option that allows more."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest

from specmill.deadline import OutOfTimeError, deadline, renew
from specmill.diagnostics import Diagnostic, SpecError
from specmill.loading import in_time
from specmill.pipeline import Options, load, prepare
from specmill.source import Limits
from tests.hostile.descriptions import http, neutral


def refusal(seconds: float, work: float) -> Diagnostic:
    with pytest.raises(SpecError) as caught, in_time({}, Limits(seconds=seconds)):
        burn(work)
    return caught.value.diagnostics[0]


def burn(seconds: float) -> None:
    """Use that much time of the processor."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_a_block_that_takes_too_long_is_interrupted() -> None:
    started = time.thread_time()

    refusal(0.01, 30)

    assert time.thread_time() - started < 1


def test_the_refusal_names_the_limit_and_its_option() -> None:
    found = refusal(0.01, 30)

    assert (found.code, found.message, found.hint) == (
        "too-slow",
        "the description takes more than 0.01 seconds of processor time",
        "allow more with --max-seconds (now 0.01)",
    )


def test_the_refusal_has_a_place() -> None:
    assert str(refusal(0.01, 30).span) == "<mapping>:1:1"


def test_a_busy_machine_refuses_nothing() -> None:
    with deadline(0.5):
        time.sleep(0.6)
        burn(0.02)


def test_a_block_that_waits_too_long_is_interrupted() -> None:
    with pytest.raises(OutOfTimeError, match=r"^0\.1 seconds$"), deadline(0.01):
        time.sleep(30)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")
def test_a_process_that_was_split_off_has_the_same_limits() -> None:
    with deadline(0.05):
        process = os.fork()
        if not process:
            try:
                renew()
                burn(30)
            except OutOfTimeError:
                os._exit(7)
            finally:
                os._exit(1)
        _, status = os.waitpid(process, 0)

    assert os.waitstatus_to_exitcode(status) == 7


def test_no_handler_of_the_program_can_swallow_the_limit() -> None:
    def ignore_errors() -> None:
        with contextlib.suppress(Exception):
            time.sleep(30)

    with pytest.raises(OutOfTimeError), deadline(0.01):
        ignore_errors()


def test_the_limit_waits_for_what_tidies_up() -> None:
    class Slow:
        def __del__(self) -> None:
            burn(0.05)

    def work() -> None:
        Slow()
        burn(30)

    started = time.thread_time()
    with pytest.raises(OutOfTimeError), deadline(0.01):
        work()

    assert time.thread_time() - started < 10


def test_a_limit_that_python_drops_counts_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dropped = dropping(monkeypatch)

    def work() -> None:
        drop_interruption()
        burn(30)

    started = time.thread_time()
    with pytest.raises(OutOfTimeError), deadline(0.01):
        work()

    assert time.thread_time() - started < 10
    assert dropped == [OutOfTimeError]


def test_a_limit_that_python_drops_shows_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dropped = dropping(monkeypatch)

    with pytest.raises(OutOfTimeError), deadline(0.01):
        drop_interruption()

    assert dropped == [OutOfTimeError]


def dropping(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The classes of what Python drops from now on."""
    dropped: list[object] = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda raised: dropped.append(raised.exc_type)
    )
    return dropped


def drop_interruption() -> None:
    """Be in the callback of a weak reference, which can raise nothing, when the limit passes."""

    class Thing:
        pass

    thing = Thing()
    reference = weakref.ref(thing, lambda _: burn(0.05))
    del thing
    assert reference() is None


def test_a_block_in_time_leaves_no_timer_behind() -> None:
    with deadline(60):
        pass

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_the_limit_of_another_thread_shows_at_its_end() -> None:
    found: list[Diagnostic] = []
    thread = threading.Thread(target=lambda: found.append(refusal(0.001, 0.05)))

    thread.start()
    thread.join()

    assert [one.code for one in found] == ["too-slow"]


def test_generating_is_limited() -> None:
    options = Options(out=Path("/nonexistent"), limits=Limits(seconds=0.001))

    with pytest.raises(SpecError, match=r"more than 0\.001 seconds"):
        prepare(http(neutral), options)


def test_loading_is_limited() -> None:
    with pytest.raises(SpecError, match=r"more than 0\.001 seconds"):
        load(http(neutral), limits=Limits(seconds=0.001))


def test_what_goes_deeper_than_python_can_is_refused() -> None:
    with pytest.raises(SpecError) as caught, in_time("a.yaml", Limits()):
        raise RecursionError

    found = caught.value.diagnostics[0]
    assert (found.code, str(found.span)) == ("too-deep", "a.yaml:1:1")


def test_a_long_chain_of_references_is_followed() -> None:
    described = http(neutral)
    schemas = described["components"]["schemas"]
    for number in range(300):
        schemas[f"S{number}"] = {"$ref": f"#/components/schemas/S{number + 1}"}
    schemas["S300"] = {"type": "string"}
    schemas["Thing"]["properties"]["name"] = {"$ref": "#/components/schemas/S0"}

    assert prepare(described, Options(out=Path("/nonexistent"))).files
