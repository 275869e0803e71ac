"""Quorum Send SMS: every documented failure is raised as an exception of its own."""

from pathlib import Path

import pytest
from specmill_runtime.testing.suite import Failing, Suite

from quorum.testing import FakeQuorum

SUITE = Suite(FakeQuorum, Path(__file__).with_name("transcripts.json"))


@pytest.mark.parametrize("case", SUITE.failures, ids=str)
def test_documented_failure_is_raised(
    case: Failing, pytestconfig: pytest.Config
) -> None:
    SUITE.check_failure(case, pytestconfig)
