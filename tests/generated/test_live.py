"""The contract tests of SDKs against live APIs, which here are fakes at an address of this machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from callr import Callr
from callr.testing import FakeCallr
from quorum import Quorum
from quorum.testing import FakeQuorum

from specmill_runtime.testing import FakeServer
from specmill_runtime.testing.contract import contract_of
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.live_cases import LiveCases, Outcome, objection_to
from specmill_runtime.testing.transcripts import Transcript, read_transcripts
from tests.generated.live_credentials import CREDENTIALS
from tests.generated.places import ROOT


class Live:
    """A fake of Quorum as a live API, and the calls of contract tests to it."""

    def __init__(self, fake: FakeQuorum, server: FakeServer) -> None:
        self.fake = fake
        self.watch = Watch(contract_of("quorum"), server.url)
        self.cases = LiveCases(self.watch, lambda: self.watch.connect(Quorum))

    def check(self, accessor: str, name: str = "minimal") -> Outcome:
        """What becomes of a contract test."""
        operation = next(
            one for one in self.watch.contract.operations if one.accessor == accessor
        )
        found = next(one for one in cases() if str(one) == f"{accessor} {name}")
        return self.cases.check(operation, found)


def cases() -> tuple[Transcript, ...]:
    file = ROOT / "generated" / "quorum" / "tests" / "transcripts.json"
    return read_transcripts(file.read_bytes())


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    fake = FakeQuorum()
    with fake.serve() as server:
        found = Live(fake, server)
        yield found
        found.cases.close()


def test_answer_as_described_passes(live: Live) -> None:
    assert Outcome("passed") == live.check("send_sms.list")


def test_operation_that_changes_something_is_not_called(live: Live) -> None:
    found = live.check("send_sms.send_individual")

    assert Outcome("skipped", "POST may change what the API holds") == found
    assert [] == list(live.fake.calls)


def test_wrong_answer_fails_and_names_the_place(live: Live) -> None:
    live.fake.on.send_sms.list.reply({"meta": {}, "objects": [{"id": "hidden-id"}]})

    found = live.check("send_sms.list")

    reason = 'body at /objects/*/id: it is not of type "integer"'
    assert Outcome("failed", reason) == found


def test_newer_field_passes_and_is_reported(live: Live) -> None:
    record = {"id": 1, "mood": "hidden-joy"}
    live.fake.on.send_sms.list.reply({"meta": {}, "objects": [record]})

    assert Outcome("passed") == live.check("send_sms.list")
    assert "  unknown-field at /objects/*/mood" in live.watch.report()
    assert "hidden" not in live.watch.report()


def test_made_up_id_gives_way_to_one_that_there_is(live: Live) -> None:
    sms = live.fake.store.send_sms.add(id=4711)

    assert Outcome("passed") == live.check("send_sms.get")
    assert {"id": sms.id} == live.fake.calls.send_sms.get[-1].args


def test_operation_at_an_address_of_its_own_is_not_called(live: Live) -> None:
    operation = next(iter(live.watch.contract.operations))
    elsewhere = msgspec.structs.replace(operation, servers=("https://other.example",))

    found = live.cases.check(elsewhere, next(iter(cases())))

    reason = "it is at an address of its own, https://other.example"
    assert Outcome("skipped", reason) == found


def test_documented_id_is_sent_as_it_is(live: Live) -> None:
    live.fake.store.send_sms.add(id=4711)

    live.check("send_sms.get", "example documented")

    assert 123 == live.fake.calls.send_sms.get[-1].args["id"]


def test_described_refusal_of_made_up_arguments_is_no_failure(live: Live) -> None:
    live.fake.on.send_sms.list.fail(status=400)

    found = live.check("send_sms.list", "full")

    reason = "the API answers 400, as described, to made-up arguments"
    assert Outcome("skipped", reason) == found


def test_status_that_is_not_described_fails(live: Live) -> None:
    live.fake.on.send_sms.list.fail(status=418)

    assert Outcome("failed", "status: 418 is not described") == live.check(
        "send_sms.list"
    )


def test_last_answer_counts_when_the_client_repeats(live: Live) -> None:
    live.fake.on.send_sms.list.fail(status=503, retry_after=0, times=1)

    assert Outcome("passed") == live.check("send_sms.list")
    assert "  status: 503 is not described" in live.watch.report()


def test_refused_credentials_fail_and_name_their_variables(live: Live) -> None:
    live.fake.on.send_sms.list.fail(status=401)

    found = live.check("send_sms.list")

    assert "failed" == found.verdict
    assert "QUORUM_USERNAME, QUORUM_API_KEY" in found.reason


def test_missing_credentials_fail_and_name_their_variables(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUORUM_API_KEY")

    found = live.check("send_sms.list")

    assert "failed" == found.verdict
    assert "QUORUM_API_KEY" in found.reason
    assert [] == list(live.fake.calls)


def test_api_that_cannot_be_reached_fails_in_a_sentence(live: Live) -> None:
    live.fake.on.send_sms.list.fail(exc="disconnect")

    found = live.check("send_sms.list")

    assert "failed" == found.verdict
    assert found.reason.startswith("send_sms.list: ")


def test_json_rpc_method_is_called_only_where_it_is_said_to_be_safe() -> None:
    methods = contract_of("callr").operations

    called = {one.accessor for one in methods if not objection_to(one)}

    assert {"sms.send", "sms.export_async"} == {
        one.accessor for one in methods
    } - called


def test_get_is_asked_and_delete_is_not() -> None:
    asked = {
        one.method: objection_to(one) for one in contract_of("sms_scheduler").operations
    }

    assert {"GET"} == {method for method, reason in asked.items() if not reason}


def test_described_code_of_json_rpc_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CALLR_API_KEY", "hidden-callr-key")
    fake = FakeCallr()
    fake.on.sms.get.fail(code=151)
    operation = fake.contract.operations[1]
    with fake.serve() as server:
        watch = Watch(fake.contract, server.url)
        live = LiveCases(watch, lambda: watch.connect(Callr))
        given = {"rpc": {"id": "8242D945"}}
        case = Transcript(operation="sms.get", name="minimal", parameters=given)
        found = live.check(operation, case)
        live.close()

    reason = "the API answers 151, as described, to made-up arguments"
    assert Outcome("skipped", reason) == found


def test_recorded_contract_tests_are_what_the_fake_then_answers(
    live: Live, tmp_path: Path
) -> None:
    made = {"id": 1, "message_content": "Written elsewhere"}
    live.fake.on.send_sms.list.reply({"meta": {}, "objects": [made]})
    live.check("send_sms.list")
    place = tmp_path / "recorded.jsonl"
    live.watch.write(place)
    fake = FakeQuorum()
    fake.replay(place)

    (found,) = fake.client().send_sms.list()

    assert "Written elsewhere" == found.message_content


def test_walk_over_all_pages_is_recorded_and_replayed(
    live: Live, tmp_path: Path
) -> None:
    live.fake.on.send_sms.list.pages(sizes=[2, 1])
    with live.watch.connect(Quorum) as client:
        walked: list[Any] = list(client.send_sms.list())
    place = tmp_path / "recorded"
    live.watch.write(place)
    fake = FakeQuorum()
    fake.replay(place)

    assert walked == list(fake.client().send_sms.list())
    assert len(walked) == 3
