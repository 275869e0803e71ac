"""Runs of pytest with the options for live APIs, which here are fakes at an address of this machine."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from callr.testing import FakeCallr
from quorum.testing import FakeQuorum
from whatcounts.testing import FakeWhatCounts

from specmill_runtime.testing.recordings import read_recordings
from tests.generated.live_credentials import CREDENTIALS, FORMS
from tests.generated.places import ROOT, child_environment


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


def test_live_run_survives_a_process_that_breaks_down(run: Run, tmp_path: Path) -> None:
    tests = tmp_path / "test_it.py"
    tests.write_text("import os\ndef test_it():\n    os._exit(3)\n")

    with FakeQuorum().serve() as server:
        done = run("quorum", "-n", "1", "--quorum-live", server.url, tests=tests)

    assert "INTERNALERROR" not in done.text
    assert "live quorum" in done.text


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
