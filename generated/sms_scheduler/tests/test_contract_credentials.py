"""SMS Scheduler: without credentials a call is refused, here or by the API."""

from pathlib import Path

import pytest
from specmill_runtime.testing.suite import Suite, Transcript

from sms_scheduler.testing import FakeSmsScheduler

SUITE = Suite(FakeSmsScheduler, Path(__file__).with_name("transcripts.json"))


@pytest.mark.parametrize("case", SUITE.guarded, ids=str)
def test_call_without_credentials_is_refused(
    case: Transcript, pytestconfig: pytest.Config
) -> None:
    SUITE.check_credentials(case, pytestconfig)
