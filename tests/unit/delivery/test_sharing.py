"""Processes that make files together; each fact in an interpreter of its own, which has no threads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from specmill.render import sharing

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are split on Linux only"
)

_SETTING = """
import os, sys
from specmill.render.sharing import Sharing
from specmill.render.source_file import SourceFile

FIRST = os.getpid()

def task(number):
    return lambda: (SourceFile(f"{number:03}.py", b"%d\\n" % number * 1000, "t"),)
"""


def _said(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _SETTING + code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_files_do_not_depend_on_the_number_of_processes() -> None:
    found = _said("""
def made(processes):
    with Sharing([task(one) for one in range(200)], processes) as shared:
        return shared.finish()
print(made(3) == made(1), len(made(3)))
""")

    assert "True 200" == found


def test_other_processes_take_tasks() -> None:
    found = _said("""
taken, takes = os.pipe()
def whose():
    os.write(takes, b"x")
    return (SourceFile(f"{os.getpid()}.py", b"", "t"),)
with Sharing([whose] * 50, 2) as shared:
    os.read(taken, 1)
    print(any(one.path != f"{FIRST}.py" for one in shared.finish()))
""")

    assert "True" == found


def test_what_another_process_fails_to_do_is_done_by_the_first() -> None:
    found = _said("""
def fragile():
    if os.getpid() != FIRST:
        raise MemoryError
    return (SourceFile("a.py", b"", "t"),)
with Sharing([fragile] * 20, 2) as shared:
    print(len(shared.finish()))
""")

    assert "20" == found


def test_without_room_for_a_file_the_first_process_does_it_all() -> None:
    found = _said("""
def full(name):
    raise OSError(24, "Too many open files")
os.memfd_create = full
with Sharing([task(one) for one in range(20)], 2) as shared:
    print(len(shared.finish()))
""")

    assert "20" == found


def test_what_another_process_wrote_by_half_is_done_again() -> None:
    found = _said("""
def fragile(number):
    if os.getpid() != FIRST:
        if number > 5:
            os._exit(1)
    return (SourceFile(f"{number}.py", b"", "t"),)
with Sharing([lambda one=one: fragile(one) for one in range(20)], 2) as shared:
    print(len(shared.finish()))
""")

    assert "20" == found


def test_an_error_ends_the_other_processes() -> None:
    found = _said("""
import time
def slow():
    if os.getpid() != FIRST:
        time.sleep(600)
    raise ValueError
try:
    with Sharing([slow] * 2, 2) as shared:
        shared.finish()
except ValueError:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("none is left")
""")

    assert "none is left" == found


def test_an_interruption_while_a_process_is_split_is_not_lost() -> None:
    found = _said("""
import signal
# What runs in the background may be told to ignore interruptions.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.register_at_fork(after_in_parent=lambda: os.kill(FIRST, signal.SIGINT))
try:
    with Sharing([task(one) for one in range(20)], 2) as shared:
        shared.finish()
except KeyboardInterrupt:
    print("interrupted")
""")

    assert "interrupted" == found


def test_a_process_with_threads_is_not_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing.threading, "active_count", lambda: 2)

    assert not sharing.can_split()
