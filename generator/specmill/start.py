"""The entry of the command: a run that would change nothing ends here, before anything heavy is imported."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
import time
from io import TextIOWrapper

import msgspec

from specmill.unchanged import Asked, Said, ask, recall


def main() -> None:
    """Run the command line of this process, and end it.

    What a generation made is left to the system: freeing it value by value takes a tenth of the time.
    """
    code: str | int | None = 0
    try:
        run()
    except SystemExit as ending:
        code = ending.code
    if sys.argv[1:2] == ["generate"] and (code is None or isinstance(code, int)):
        # Where this fails, Python says so on its usual way out.
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code or 0)
    sys.exit(code)


def run() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    started = time.time()
    asked = ask(sys.argv[1:])
    said = None if asked is None else recall(asked)
    if asked is not None and said is not None and _repeat(said, asked, started):
        return
    # What a run makes lives to its end: looking for cycles in it takes a fifth of the time.
    gc.disable()
    from specmill import cli

    cli.run(asked)


def _repeat(said: Said, asked: Asked, started: float) -> bool:
    """Print what an earlier run said, whose output is still there; False when the format needs more."""
    seconds = time.time() - started
    summaries: list[dict[str, object]] = [
        msgspec.json.decode(one) for one in said.summaries
    ]
    match asked.format:
        case "text":
            sys.stderr.write(said.findings)
            lines = [f"{line}{seconds:.2f} s" for line in said.closing]
            if asked.check:
                lines = [f"{one['folder']}: up to date" for one in summaries]
            sys.stdout.writelines(f"{line}\n" for line in lines)
        case "json":
            for one in summaries:
                sys.stdout.write(
                    json.dumps(one | {"seconds": round(seconds, 3)}) + "\n"
                )
        case _:
            return False
    return True
