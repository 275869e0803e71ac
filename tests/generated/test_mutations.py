"""The contract tests of SDKs notice what is wrong with an SDK, and nothing else.

In a process of its own, because the modules of an SDK are imported again and again.
"""

import subprocess
import sys

import pytest

from tests.generated.places import ROOT, child_environment

COUNT = """
from tests.generated.mutations import MUTATIONS, UNHARMED, is_caught, survivors
print(len(MUTATIONS), [one.what for one in survivors()])
print([one.package for one in UNHARMED if is_caught(one)])
"""


@pytest.mark.slow
def test_contract_tests_notice_every_broken_sdk() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT],
        cwd=ROOT,
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    broken, unharmed = done.stdout.splitlines()
    assert ("25 []", "[]") == (broken, unharmed)
