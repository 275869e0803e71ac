"""What it costs to import a generated SDK and to build its first client, against its HTTP library alone.

python benchmarks/import_cost.py
"""

from __future__ import annotations

import sys

from measure import report, side_by_side

QUORUM = "from quorum import Quorum\nQuorum(username='ada', api_key='key')"
CALLR = "from callr import Callr\nCallr(api_key='key')"
WITHOUT_HTTPX2 = "sys.modules['httpx2'] = None\n"
SUBJECTS = {
    "httpx": "import httpx",
    "quorum": "import quorum",
    "client of httpx": "import httpx\nhttpx.Client()",
    "quorum on httpx": WITHOUT_HTTPX2 + QUORUM,
    "callr on httpx": WITHOUT_HTTPX2 + CALLR,
    "client of httpx2": "import httpx2\nhttpx2.Client()",
    "quorum on httpx2": QUORUM,
    "callr on httpx2": CALLR,
}
RATIOS = [
    ("quorum", "httpx", 1 / 3),
    ("quorum on httpx", "client of httpx", 1.25),
    ("callr on httpx", "client of httpx", 1.25),
    ("quorum on httpx2", "client of httpx2", 1.25),
    ("callr on httpx2", "client of httpx2", 1.25),
]


def main() -> int:
    """Measure, print ratios; exit 1 when a limit is missed."""
    timings = side_by_side(SUBJECTS)
    for timing in timings.values():
        print(
            f"{timing.name:16} median {timing.median * 1000:7.1f} ms, best {timing.best * 1000:7.1f} ms"
        )
    held = [
        report(
            f"import and first client: {subject} / {base}",
            timings[subject].over(timings[base]),
            limit,
        )
        for subject, base, limit in RATIOS
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
