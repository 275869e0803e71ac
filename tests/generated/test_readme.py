"""READMEs and references: the first example runs and prints what it says; nothing is missing."""

import builtins
import inspect
import re
import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.generated.calls import Call, Sdk
from tests.generated.places import ROOT
from tests.generated.recording import Server, http_client
from tests.generated.tables.all import SDKS

BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)
EXAMPLES = {
    "quorum": "send_sms.send_individual",
    "whatcounts": "sms.send_message_to_phone",
    "sms_scheduler": "sms.create",
    "callr": "sms.send",
}


def readme_of(sdk: Sdk) -> Path:
    return ROOT / "generated" / sdk.package / "README.md"


def blocks(sdk: Sdk, language: str) -> list[str]:
    """The fenced blocks of one language."""
    text = readme_of(sdk).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def example_of(sdk: Sdk) -> Call:
    """The row of the table that the README shows: the first of its operation."""
    return next(call for call in sdk.calls if call.operation == EXAMPLES[sdk.package])


def run(code: str, sdk: Sdk, server: Server) -> None:
    """Run `code`, in which importing the package gives a client that reaches `server`."""
    client_class: Callable[..., Any] = sdk.client_class()
    client = partial(client_class, http_client=http_client(server, "sync"))
    stand_in = SimpleNamespace(**{sdk.name: client})

    def importing(name: str, *rest: Any) -> object:
        return stand_in if name == sdk.package else __import__(name, *rest)

    namespace = {"__builtins__": {**vars(builtins), "__import__": importing}}
    exec(compile(code, f"{sdk.package}/README.md", "exec"), namespace)


@BY_SDK
def test_first_example_prints_what_the_readme_says(
    sdk: Sdk, capsys: pytest.CaptureFixture[str]
) -> None:
    server = Server(example_of(sdk).reply)

    run(blocks(sdk, "python")[0], sdk, server)

    assert blocks(sdk, "text")[0] == capsys.readouterr().out


@BY_SDK
def test_first_example_sends_the_documented_request(sdk: Sdk) -> None:
    call = example_of(sdk)
    server = Server(call.reply)

    run(blocks(sdk, "python")[0], sdk, server)

    sent = server.request
    assert (call.sent.method, call.sent.body) == (sent.method, sent.body)
    assert call.sent.url.partition("?")[0] == sent.url.partition("?")[0]


@BY_SDK
def test_every_python_block_compiles(sdk: Sdk) -> None:
    for code in blocks(sdk, "python"):
        compile(code, f"{sdk.package}/README.md", "exec")


@BY_SDK
def test_readme_names_every_credential_with_its_variable(sdk: Sdk) -> None:
    text = readme_of(sdk).read_text(encoding="utf-8")

    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", text, re.MULTILINE)
    assert dict(sdk.environment) == dict(rows)


@BY_SDK
def test_readme_lists_every_operation(sdk: Sdk) -> None:
    text = readme_of(sdk).read_text(encoding="utf-8")

    listed = re.findall(r"^- `([\w.]+)`", text, re.MULTILINE)
    assert sdk.operations() == set(listed)


@BY_SDK
def test_reference_has_every_argument_of_every_operation(sdk: Sdk) -> None:
    text = (readme_of(sdk).parent / "REFERENCE.md").read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^## `([\w.]+)`\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    )
    client = sdk.open(Server())

    missing: list[str] = []
    for operation in sorted(sdk.operations()):
        group, name = operation.split(".")
        signature = inspect.signature(getattr(getattr(client, group), name))
        wanted = [one for one in signature.parameters if one != "request_options"]
        missing += [
            f"{operation}: {one}"
            for one in wanted
            if f"| `{one}` |" not in sections[operation]
        ]

    assert missing == []


@BY_SDK
def test_the_installation_names_what_is_there(sdk: Sdk) -> None:
    (code,) = [one for one in blocks(sdk, "sh") if "pip install" in one]
    place, *commands = code.splitlines()
    top = readme_of(sdk).parent / place.removeprefix("SPECMILL=")

    for line in commands:
        runtime, own = shlex.split(line.partition("#")[0])[2:]
        folder = top / runtime.removeprefix("$SPECMILL/").removesuffix("[testing]")
        assert (folder / "pyproject.toml").is_file()
        assert own == "."
