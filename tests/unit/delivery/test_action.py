"""The action and the hooks: what comes from outside never becomes part of a script."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from specmill.cli import app

REPOSITORY = Path(__file__).resolve().parents[3]
ACTION = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
HOOKS = yaml.safe_load(
    (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
GUIDE = (REPOSITORY / "docs/pull-requests.md").read_text(encoding="utf-8")
BLOCKS = [
    yaml.safe_load(one) for one in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
]
WORKFLOW = next(one for one in BLOCKS if "jobs" in one)


@pytest.mark.parametrize("step", STEPS, ids=lambda one: one["name"])
def test_no_expression_stands_in_a_script(step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"


def test_every_input_is_used_and_documented() -> None:
    text = (REPOSITORY / "action.yml").read_text(encoding="utf-8")

    for name in ACTION["inputs"]:
        assert f"inputs.{name}" in text.split("runs:")[1]
        assert f"| `{name}` |" in GUIDE


@pytest.mark.parametrize("hook", HOOKS, ids=lambda one: one["id"])
def test_a_hook_is_a_command_with_its_options(hook: dict[str, Any]) -> None:
    program, command = shlex.split(hook["entry"])
    options = [one for one in hook.get("args", []) if one.startswith("--")]
    top: Any = get_command(app)
    known = top.commands[command].params

    assert program == "specmill"
    assert {one for param in known for one in param.opts} >= set(options)


@pytest.mark.parametrize(
    ("base", "level", "code"), [("", "error", 2), ("0" * 40, "notice", 0)]
)
def test_an_event_without_an_earlier_state_is_told(
    base: str, level: str, code: int, tmp_path: Path
) -> None:
    (step,) = [one for one in STEPS if one.get("id") == "diff"]
    output = tmp_path / "output"
    variables = {"BASE": base, "RUNNER_TEMP": tmp_path, "GITHUB_OUTPUT": output}

    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **{name: str(one) for name, one in variables.items()}},
        capture_output=True,
        check=True,
        text=True,
    )

    assert ran.stdout.startswith(f"::{level} title=specmill diff::")
    assert f"exit-code={code}" in output.read_text().splitlines()
    assert f"folder={tmp_path}/specmill-diff" in output.read_text().splitlines()


GH = """\
#!/bin/bash
echo "$@" >> "$SEEN"
case "$*" in
  "api user"*) echo "$LOGIN"; [ "$LOGIN" != '{"message": "no"}' ] ;;
  *--paginate*) [[ "$*" == *"\\"$WRITER\\""* ]] && echo 7; true ;;
esac
"""


@pytest.mark.parametrize(
    ("login", "writer", "method"),
    [
        ("ada", "ada", "PATCH"),
        ("ada", "eve", "POST"),
        ('{"message": "no"}', "Bot", "PATCH"),
        ('{"message": "no"}', "no", "POST"),
        ('a" or true or "', "true", "POST"),
    ],
)
def test_a_comment_is_renewed_whoever_writes_it(
    login: str, writer: str, method: str, tmp_path: Path
) -> None:
    (step,) = [one for one in STEPS if one["name"] == "Comment"]
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "report.md").write_text("### Shop: 1 breaking change\n")
    seen = tmp_path / "seen"
    variables = {"LOGIN": login, "WRITER": writer, "REPOSITORY": "a/b", "NUMBER": 1}
    paths = {"SEEN": seen, "REPORT": tmp_path / "report.md"}
    given = {name: str(one) for name, one in (variables | paths).items()}

    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, **given, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=True,
    )

    assert f"--method {method}" in seen.read_text().splitlines()[-1]


def test_the_example_names_actions_by_commit() -> None:
    (job,) = WORKFLOW["jobs"].values()
    used = [step["uses"] for step in job["steps"]]

    assert [
        one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)
    ] == []


def test_the_example_may_do_no_more_than_it_needs() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "pull_request_target" not in WORKFLOW[True]


def test_the_example_gives_inputs_that_there_are() -> None:
    (job,) = WORKFLOW["jobs"].values()
    given = next(one for one in job["steps"] if "specmill" in one["uses"])["with"]

    assert given.keys() <= ACTION["inputs"].keys()


def test_the_action_installs_what_the_tool_needs_from_beside_it() -> None:
    (step,) = [one for one in STEPS if "pip" in one["run"]]
    command = next(one for one in step["run"].splitlines() if " install " in one)

    assert missing_parts(shlex.split(command), "$SOURCE") == set()


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("openapi.yaml", True),
        ("specs/shop/openrpc.json", True),
        ("specs/shop/sdk.yaml", True),
        ("specs/shop/my-sdk.yaml", False),
        ("specs/shop/notes.yaml", False),
    ],
)
def test_the_check_runs_where_a_description_or_its_configuration_changes(
    path: str, is_checked: bool
) -> None:
    (hook,) = (one for one in HOOKS if one["id"] == "specmill-check")

    assert bool(re.search(hook["files"], path)) == is_checked


@pytest.mark.parametrize("hook", HOOKS, ids=lambda one: one["id"])
def test_a_hook_installs_what_the_tool_needs_from_beside_it(
    hook: dict[str, Any],
) -> None:
    assert missing_parts([".", *hook.get("additional_dependencies", [])], ".") == set()


def missing_parts(installed: list[str], top: str) -> set[str]:
    """Distributions of this repository that the tool needs, and that are left to an index."""
    ours: dict[str, set[str]] = {}
    needed: set[str] = set()
    for file in (REPOSITORY / "pyproject.toml", REPOSITORY / "runtime/pyproject.toml"):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        folder = file.parent.relative_to(REPOSITORY).as_posix()
        ours[project["name"]] = {f"{top}/{folder}".removesuffix("/.")}
        needed |= {re.split(r"[<>=\[]", one)[0] for one in project["dependencies"]}
    return {
        name
        for name, places in ours.items()
        if (name in needed or name == "specmill") and not places & set(installed)
    }
