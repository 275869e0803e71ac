"""What SDKs ship for tests: fakes, factories, documented examples, fixtures of pytest."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from callr import Callr
from callr.testing import FakeCallr
from callr.testing.factories import CallrFactory
from quorum import Quorum, errors
from quorum.models import SendSms
from quorum.testing import FakeQuorum, examples
from quorum.testing.factories import QuorumFactory

from tests.generated.places import PACKAGES, ROOT, child_environment

EXAMPLES: Final = {
    "quorum": "text_a_contact",
    "whatcounts": "write_a_message",
    "sms_scheduler": "schedule_a_reminder",
    "callr": "send_and_follow",
}
BY_PACKAGE = pytest.mark.parametrize("package", PACKAGES)


def fake_of(package: str) -> Any:
    testing = importlib.import_module(f"{package}.testing")
    return getattr(testing, testing.__all__[0])()


def in_child(program: str) -> object:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    found: object = json.loads(done.stdout)
    return found


@BY_PACKAGE
def test_test_of_the_readme_passes(
    package: str, request: pytest.FixtureRequest
) -> None:
    text = (ROOT / "generated" / package / "README.md").read_text(encoding="utf-8")
    section = text.partition("\n## Testing\n")[2]
    code = re.findall(r"^```python\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)[0]
    namespace: dict[str, Any] = {}

    exec(compile(code, f"{package}/README.md", "exec"), namespace)

    fixtures = (f"{package}_client", f"{package}_fake")
    namespace["test_survives_an_outage"](*map(request.getfixturevalue, fixtures))


@BY_PACKAGE
def test_example_runs_against_the_fake(
    package: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "examples")
    fake = fake_of(package)

    with fake.serve() as server:
        importlib.import_module(EXAMPLES[package]).main(server.url)

    assert fake.violations == []
    out = capsys.readouterr().out
    assert out
    assert not re.search(r"\bNone\b|extra=", out)


@BY_PACKAGE
def test_importing_the_sdk_leaves_its_fixtures_alone(package: str) -> None:
    program = (
        f"import json, sys, {package}, {package}.models, {package}.client;"
        "print(json.dumps([one for one in sys.modules if 'testing' in one]))"
    )

    assert [] == in_child(program)


@BY_PACKAGE
def test_plugin_loads_no_engine(package: str) -> None:
    program = (
        f"import json, sys, {package}.testing.plugin;"
        "print(json.dumps([one for one in sys.modules"
        " if one.endswith('testing.engine') or one == 'jsonschema_rs']))"
    )

    assert [] == in_child(program)


def test_two_sdks_do_not_see_each_other(
    quorum_fake: FakeQuorum, callr_fake: FakeCallr, callr_client: Callr
) -> None:
    callr_client.sms.get("8242D945")

    assert [len(quorum_fake.calls), len(callr_fake.calls)] == [0, 1]


@pytest.mark.quorum(seed=7)
def test_marker_sets_the_seed(
    quorum_fake: FakeQuorum, quorum_factory: QuorumFactory
) -> None:
    assert FakeQuorum(seed=7).store.send_sms.add() == quorum_fake.store.send_sms.add()
    assert QuorumFactory(seed=7).send_sms() == quorum_factory.send_sms()


@pytest.mark.quorum(rich=True, strict=False, stateful=False, all_used=True)
def test_marker_takes_every_setting_of_a_fake(quorum_fake: FakeQuorum) -> None:
    assert 0 == len(quorum_fake.calls)


def test_record_of_the_fake_refuses_a_name_that_its_model_does_not_have() -> None:
    store: Any = FakeQuorum().store

    with pytest.raises(TypeError, match=r"did you mean 'message_content'\?"):
        store.send_sms.add(mesage_content="Hi")


def test_made_models_have_what_is_given(quorum_factory: QuorumFactory) -> None:
    made = quorum_factory.send_sms(id=7, message_content="Hi")

    assert isinstance(made, SendSms)
    assert (made.id, made.message_content) == (7, "Hi")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"message_content": 5}, "SendSms.message_content: expected `str"),
        ({"id": "7"}, "SendSms.id: expected `int`"),
        ({"timestamp": "2024"}, "SendSms.timestamp: expected `datetime | null`"),
    ],
)
def test_made_model_refuses_values_of_another_type(
    quorum_factory: QuorumFactory, fields: dict[str, Any], reason: str
) -> None:
    factory: Any = quorum_factory

    with pytest.raises(TypeError, match=re.escape(reason)):
        factory.send_sms(**fields)


def test_made_model_refuses_text_for_a_moment_that_is_written_in_its_own_way() -> None:
    factory: Any = CallrFactory()

    with pytest.raises(TypeError, match="SMS.date_creation: expected `datetime`"):
        factory.sms(date_creation="2024-01-01")


def test_every_made_model_may_be_given_what_was_made() -> None:
    for factory in (QuorumFactory(rich=True), CallrFactory(rich=True)):
        for name in factory.models:
            made = getattr(factory, name)()
            fields = {one: getattr(made, one) for one in made.__struct_fields__}

            assert made == getattr(factory, name)(**fields)


def test_factory_names_the_models_that_were_meant(
    quorum_factory: QuorumFactory,
) -> None:
    factory: Any = quorum_factory

    with pytest.raises(AttributeError, match="makes no 'sms'; there are: sent_sms"):
        factory.sms()


def test_made_model_asks_what_was_meant(quorum_factory: QuorumFactory) -> None:
    factory: Any = quorum_factory

    with pytest.raises(TypeError, match=r"did you mean 'message_content'\?"):
        factory.send_sms(mesage_content="Hi")


def test_made_model_refuses_what_it_has_not(quorum_factory: QuorumFactory) -> None:
    factory: Any = quorum_factory

    with pytest.raises(TypeError, match="no field 'text'"):
        factory.send_sms(text="Hi")


def test_every_model_can_be_made() -> None:
    for factory in (QuorumFactory(), CallrFactory()):
        made = [getattr(factory, name)() for name in factory.models]
        names = [model for model, _ in factory.models.values()]

        assert names == [type(one).__name__ for one in made]


def test_documented_examples_are_what_the_client_gives(
    quorum_client: Quorum,
) -> None:
    assert examples.SEND_SMS_GET.send_time is not None
    sent = quorum_client.send_sms.send_individual(
        supporter_id=123, message="Hello from Quorum!"
    )
    assert (examples.SEND_SMS_SEND_INDIVIDUAL.to, "+15559876543") == (sent.to, sent.to)


def test_every_documented_example_decodes() -> None:
    for package in PACKAGES:
        module = importlib.import_module(f"{package}.testing.examples")
        for name in module.__all__:
            assert getattr(module, name) is not None


def test_fixture_options_reach_the_fake(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(quorum_client, quorum_factory):\n"
        "    quorum_client.send_sms.get(7)\n"
        "    assert quorum_factory.send_sms(id=1).id == 1\n"
    )

    done = _pytest(tmp_path, "--quorum-coverage=99", "--quorum-seed=3")

    assert "coverage of quorum" in done.stdout
    assert "is less than 99 %" in done.stdout
    assert done.returncode == 1


def test_coverage_adds_up_over_processes(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('id', range(4))\n"
        "def test_it(quorum_client, id):\n"
        "    quorum_client.send_sms.get(id)\n"
    )

    done = _pytest(tmp_path, "-n", "2", "--quorum-coverage")

    assert re.search(r"^send_sms\.get +4 ", done.stdout, re.MULTILINE), done.stdout
    assert done.returncode == 0


def test_coverage_survives_a_process_that_breaks_down(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import os\n"
        "def test_it(quorum_client):\n"
        "    quorum_client.send_sms.get(1)\n"
        "def test_that_breaks_down():\n"
        "    os._exit(3)\n"
    )

    done = _pytest(tmp_path, "-n", "1", "--quorum-coverage")

    assert "coverage of quorum" in done.stdout
    assert "INTERNALERROR" not in done.stdout


def test_contract_tests_count_for_the_coverage() -> None:
    folder = ROOT / "generated" / "quorum"

    done = _pytest(folder, "tests/test_contract_requests.py", "--quorum-coverage=60")

    assert re.search(r"^send_sms\.get +[1-9]", done.stdout, re.MULTILINE), done.stdout
    assert done.returncode == 0


def test_live_client_speaks_to_the_address(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(quorum_client, quorum_fake):\n"
        "    quorum_client.send_sms.get(7)\n"
        "    assert len(quorum_fake.calls) == 0\n"
    )
    fake = FakeQuorum()

    with fake.serve() as server:
        done = _pytest(tmp_path, "--quorum-live", server.url)

    assert done.returncode == 0, done.stdout
    assert [one.operation for one in fake.calls] == ["send_sms.get"]


def test_call_without_credentials_is_refused(quorum_fake: FakeQuorum) -> None:
    client = quorum_fake.client(username=None, api_key=None)

    with pytest.raises((errors.CredentialError, errors.UnauthorizedError)):
        client.send_sms.get(7)


@pytest.mark.parametrize("package", ["quorum", "callr"])
def test_failure_shows_the_line_of_the_test_and_the_reason(
    tmp_path: Path, package: str
) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(quorum_client):\n    quorum_client.send_sms.get('x')\n"
    )

    done = _pytest(tmp_path, "-p", f"{package}.testing.plugin")

    shown = [one for one in done.stdout.splitlines() if one.endswith("ArgumentError")]
    assert ["test_it.py:2: ArgumentError"] == shown
    assert ">       quorum_client.send_sms.get('x')\nE       " in done.stdout


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("sed=7", "the marker quorum takes seed, rich, "),
        ("replay='nowhere'", "replay of the marker quorum: there is no nowhere\n"),
    ],
)
def test_wrong_marker_is_told_without_a_frame(
    tmp_path: Path, given: str, reason: str
) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        f"@pytest.mark.quorum({given})\ndef test_it(quorum_client): ...\n"
    )

    shown = _pytest(tmp_path).stdout

    assert reason in shown
    assert "def __enter__" not in shown


def test_full_trace_shows_where_the_runtime_raises(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(quorum_client):\n    quorum_client.send_sms.get('x')\n"
    )

    done = _pytest(tmp_path, "--full-trace")

    assert "plan.py" in done.stdout


def test_slip_of_the_runtime_keeps_its_frames(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_it(quorum_fake):\n"
        "    quorum_fake.engine.routes = None\n"
        "    quorum_fake.client().send_sms.get(1)\n"
    )

    done = _pytest(tmp_path)

    assert "engine.py" in done.stdout


def _pytest(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("-p", "quorum.testing.plugin", "--rootdir", str(folder)),
            *options,
        ],
        cwd=folder,
        env={
            **child_environment(),
            "QUORUM_USERNAME": "ada",
            "QUORUM_API_KEY": "not-a-real-key",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def blocks_of_the_readme() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = text.partition("## Tests without the API")[2]
    code = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [one for one in code if ".testing import" in one]


def test_the_example_of_the_readme_prints_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("## An example")[2].partition("\n## ")[0]
    code, output = re.findall(
        r"^```(?:python|text)\n(.*?)^```$", part, re.DOTALL | re.M
    )

    exec(compile(code, "README.md", "exec"), {})

    assert output == capsys.readouterr().out


@BY_PACKAGE
def test_lines_of_the_readme_run_as_written(package: str) -> None:
    (code,) = [one for one in blocks_of_the_readme() if f"from {package}." in one]

    exec(compile(code, "README.md", "exec"), {})

    assert len([line for line in code.splitlines() if line]) <= 6
