"""Quorum Send SMS: the examples of the docstrings and of the README work."""

from pathlib import Path

import pytest
from specmill_runtime.testing.suite import Shown, Suite

from quorum.testing import FakeQuorum

SUITE = Suite(FakeQuorum, Path(__file__).with_name("transcripts.json"))


@pytest.mark.parametrize("case", SUITE.examples, ids=str)
def test_example_works(case: Shown, pytestconfig: pytest.Config) -> None:
    SUITE.check_example(case, pytestconfig)
