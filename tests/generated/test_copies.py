"""Clients and what calls with them can be copied, and say why they can't be pickled."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from quorum import Quorum
from quorum.testing import FakeQuorum

CALLERS: dict[str, Callable[[Quorum], object]] = {
    "client": lambda client: client,
    "resource": lambda client: client.send_sms,
    "pager": lambda client: client.send_sms.list(),
    "raw resource": lambda client: client.with_raw_response.send_sms,
}


@pytest.mark.parametrize("duplicate", [pickle.dumps, copy.deepcopy])
@pytest.mark.parametrize("name", CALLERS)
def test_what_calls_says_why_it_cannot_be_pickled(
    name: str, duplicate: Callable[[object], object]
) -> None:
    caller = CALLERS[name](FakeQuorum().client())

    with pytest.raises(TypeError, match="make one in each process"):
        duplicate(caller)


def test_a_response_says_what_to_pickle_in_its_place() -> None:
    response = FakeQuorum().client().with_raw_response.send_sms.get(1)

    with pytest.raises(TypeError, match="pickle what `parse"):
        pickle.dumps(response)
    assert copy.deepcopy(response).parse() == response.parse()


def test_a_copied_client_calls() -> None:
    client = copy.copy(FakeQuorum().client())

    assert client.send_sms.get(1).id == 1
