"""The contract tests of SDKs against live APIs, which here are fakes at an address of this machine."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from callr import Callr
from callr.testing import FakeCallr
from quorum import Quorum
from quorum.testing import FakeQuorum
from whatcounts.testing import FakeWhatCounts

from specmill_runtime.testing import FakeServer
from specmill_runtime.testing.contract import contract_of
from specmill_runtime.testing.live import Watch
from specmill_runtime.testing.live_cases import LiveCases, Outcome, objection_to
from specmill_runtime.testing.recordings import read_recordings
from specmill_runtime.testing.transcripts import Transcript, read_transcripts
from tests.generated.places import ROOT, child_environment

CREDENTIALS = {
    "QUORUM_USERNAME": "ada-lovelace",
    "QUORUM_API_KEY": "hidden/key+word",
    "CALLR_API_KEY": "hidden-callr-key",
}
FORMS = ("ada-lovelace", "hidden", "aGlkZGVu")


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


class Done(NamedTuple):
    """A run of pytest."""

    code: int
    text: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(package: str, *options: str, tests: Path | None = None) -> Done:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider"),
                *("-p", f"{package}.testing.plugin", "-c", os.devnull),
                *("--rootdir", str(tmp_path), *options),
                str(tests or ROOT / "generated" / package / "tests"),
            ],
            cwd=tmp_path,
            env={**child_environment(), **CREDENTIALS},
            capture_output=True,
            text=True,
            check=False,
        )
        return Done(done.returncode, done.stdout + done.stderr)

    return run


def test_contract_tests_call_what_is_safe(run: Run) -> None:
    fake = FakeQuorum()
    with fake.serve() as server:
        done = run("quorum", "--quorum-live", server.url)

    assert 0 == done.code, done.text
    assert {"send_sms.get", "send_sms.list"} == {one.operation for one in fake.calls}
    assert "the API answers as described" in done.text
    assert "not called: 1 operation: send_sms.send_individual" in done.text
    assert "POST may change what the API holds" in done.text


def test_api_that_drifts_is_reported_and_fails(run: Run, tmp_path: Path) -> None:
    fake = FakeQuorum()
    record = {"id": 1, "send_time": "hidden-time", "mood": "hidden-joy"}
    fake.on.send_sms.list.reply({"meta": {}, "objects": [record]})
    file = tmp_path / "drift.json"
    with fake.serve() as server:
        done = run("quorum", "--quorum-live", server.url, "--quorum-drift", str(file))

    assert 1 == done.code
    assert '  body at /objects/*/send_time: it is not a "date-time"' in done.text
    assert "2 differences from the description, in 1 operation" in done.text
    saved = msgspec.json.decode(file.read_bytes())
    assert ["/objects/*/mood"] == [one["pointer"] for one in saved["deviations"]]
    assert "hidden" not in done.text + file.read_text()


def test_output_in_the_documentation_is_real(run: Run) -> None:
    text = (ROOT / "docs" / "fakes.md").read_text(encoding="utf-8")
    block = text.partition("--quorum-record recorded\n")[2].partition("```")[0]
    fake = FakeQuorum()
    fake.store.send_sms.add(message_content="Hi")
    record = {"id": 1, "mood": "joyful", "opens": "3"}
    fake.on.send_sms.list.reply({"meta": {"total_count": 1}, "objects": [record]})
    with fake.serve() as server:
        done = run(
            "quorum", "-q", "--quorum-live", server.url, "--quorum-record", "recorded"
        )

    shown = done.text.replace(str(server.port), "8000").splitlines()
    assert [] == [line for line in block.splitlines() if line not in shown]


def test_no_output_holds_a_credential(run: Run, tmp_path: Path) -> None:
    fake = FakeQuorum()
    key = CREDENTIALS["QUORUM_API_KEY"]
    link = f"/api/sendsms/?offset=1&username=ada-lovelace&api_key={key}"
    quoted = {"id": 1, "message_content": f"ada-lovelace {key}", "send_time": key}
    fake.on.send_sms.list.reply({"meta": {"next": link}, "objects": [quoted]})
    fake.on.send_sms.get.fail(exc="bad_json")
    place = tmp_path / "recorded"
    options = ("-l", "--tb=long", "-vv", "-o", "log_level=DEBUG", "-o", "log_cli=true")
    with fake.serve() as server:
        asked = ("--quorum-live", server.url, "--quorum-record", str(place))
        found = run("quorum", *asked, *options)

    written = "".join(one.read_text() for one in place.iterdir())
    assert "offset=1" in written
    assert 1 == found.code
    assert [] == [one for one in FORMS if one in written + found.text]


def test_recordings_are_answered_again_in_the_fixtures(
    run: Run, tmp_path: Path
) -> None:
    fake = FakeQuorum()
    fake.store.send_sms.add(id=7, message_content="Really sent")
    place = tmp_path / "recorded.jsonl"
    tests = tmp_path / "test_it.py"
    tests.write_text(
        "import pytest\n"
        "def test_it(quorum_client):\n"
        "    assert quorum_client.send_sms.get(7).message_content == 'Really sent'\n"
        f"@pytest.mark.quorum(replay={str(place)!r})\n"
        "def test_marked(quorum_client):\n"
        "    test_it(quorum_client)\n"
    )
    with fake.serve() as server:
        options = ("--quorum-live", server.url, "--quorum-record", str(place))
        recorded = run("quorum", *options, tests=tests)
    fake.store.send_sms.clear()

    replayed = run("quorum", "--quorum-replay", str(place), tests=tests)

    assert (0, 0) == (recorded.code, replayed.code), recorded.text + replayed.text
    assert ["send_sms.get"] == [one.operation for one in read_recordings(place)]


def test_contract_tests_of_json_rpc_add_up_over_processes(
    run: Run, tmp_path: Path
) -> None:
    fake = FakeCallr()
    place = tmp_path / "recorded"
    with fake.serve() as server:
        options = ("--callr-live", server.url, "--callr-record", str(place))
        done = run("callr", "-n", "2", *options)

    assert 0 == done.code, done.text
    counts = re.findall(r"^(sms\.\w+): (\d+) call", done.text, re.MULTILINE)
    assert len(fake.calls) == sum(int(count) for _, count in counts)
    assert {f"{name}.jsonl" for name, _ in counts} == {
        one.name for one in place.iterdir()
    }


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


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--quorum-live", "nowhere"), "--quorum-live needs an address"),
        (("--quorum-live", "http://ada:x@localhost"), "credentials come from"),
        (("--quorum-record", "a.jsonl"), "--quorum-live needs an address"),
        (("--quorum-replay", "none.jsonl"), "--quorum-replay: there is no none.jsonl"),
    ],
)
def test_wrong_option_is_a_usage_error(
    run: Run, options: tuple[str, ...], expected: str
) -> None:
    done = run("quorum", *options)

    assert 4 == done.code
    assert expected in done.text
    assert "Traceback" not in done.text


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


def test_user_tests_of_another_api_are_not_live(run: Run, tmp_path: Path) -> None:
    tests = tmp_path / "test_it.py"
    tests.write_text(
        "def test_it(whatcounts_client, whatcounts_fake):\n"
        "    list(whatcounts_client.sms.list_messages())\n"
        "    assert len(whatcounts_fake.calls) == 1\n"
    )
    with FakeWhatCounts().serve() as server:
        options = ("-p", "whatcounts.testing.plugin", "--quorum-live", server.url)
        done = run("quorum", *options, tests=tests)

    assert 0 == done.code, done.text
