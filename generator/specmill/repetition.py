"""A run that would change nothing, said again as an earlier one said it."""

from __future__ import annotations

import json
import sys
import time

import msgspec

from specmill.unchanged import Asked, Said, recall


def repeat(asked: Asked, started: float) -> bool:
    """Print what an earlier run said, if its output is still there; False when there is more to do."""
    said = recall(asked)
    return said is not None and _repeat(said, asked, started)


def _repeat(said: Said, asked: Asked, started: float) -> bool:
    """False when the format needs more than what is left of that run."""
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
