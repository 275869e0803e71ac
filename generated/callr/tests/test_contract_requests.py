"""Callr SMS API: what a call is given arrives, and the answer is what is described."""

from pathlib import Path

import pytest
from specmill_runtime.testing.suite import Suite, Transcript

from callr.testing import FakeCallr

SUITE = Suite(FakeCallr, Path(__file__).with_name("transcripts.json"))


@pytest.mark.parametrize("case", SUITE.transcripts, ids=str)
def test_call_arrives_as_described(
    case: Transcript, pytestconfig: pytest.Config
) -> None:
    SUITE.check_request(case, pytestconfig)
