"""What it costs to import a generated SDK and to build its first client, against httpx alone.

python benchmarks/import_cost.py
"""

from __future__ import annotations

import sys

from measure import report, side_by_side

SUBJECTS = {
    "httpx": "import httpx",
    "httpx client": "import httpx\nhttpx.Client()",
    "quorum": "import quorum",
    "quorum client": "from quorum import Quorum\nQuorum(username='ada', api_key='key')",
    "callr client": "from callr import Callr\nCallr(api_key='key')",
}


def main() -> int:
    """Measure, print ratios; exit 1 when a limit is missed."""
    timings = side_by_side(SUBJECTS)
    for timing in timings.values():
        print(
            f"{timing.name:14} median {timing.median * 1000:7.1f} ms, best {timing.best * 1000:7.1f} ms"
        )
    httpx, client = timings["httpx"], timings["httpx client"]
    held = [
        report(
            "import quorum / import httpx",
            timings["quorum"].median / httpx.median,
            1 / 3,
        ),
        report(
            "import and first quorum client / httpx.Client()",
            timings["quorum client"].median / client.median,
            1.25,
        ),
        report(
            "import and first callr client / httpx.Client()",
            timings["callr client"].median / client.median,
            1.25,
        ),
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
