"""Decisions: what is accepted no longer counts, for as long as it is so."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from tests.command_line import Command
from tests.diff.command.conftest import NEW_SHOP, git
from tests.unit.delivery.descriptions import write_shop

FILE = Path("new/diff-decisions.yaml")


SPLIT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /cats: {get: {responses: {"200": {description: Cats, content: {application/json: {schema: {$ref: cat.yaml}}}}}}}
  /dogs: {get: {responses: {"200": {description: Dogs, content: {application/json: {schema: {$ref: dog.yaml}}}}}}}
"""


def entry(**changes: str | int) -> str:
    """A file with one decision, with other values than a sound one has."""
    sound = {"rule": "x", "pointer": "/a", "hash": "1", "reason": "y"}
    return json.dumps({"decisions": [sound | changes]})


def name_of_first(specmill: Command) -> str:
    """The most important change, as `--accept` wants it."""
    first = json.loads(specmill("diff", "old", "new", "--format", "json").out)[
        "changes"
    ][0]
    return f"{first['rule']}@{first['pointer']['head']}"


def accept_all(specmill: Command, *options: str) -> None:
    changes = json.loads(specmill("diff", "old", "new", "--format", "json").out)[
        "changes"
    ]
    for one in changes:
        pointer = one["pointer"]["head"] or one["pointer"]["base"]
        name = f"{one['rule']}@{pointer}"
        run = specmill(
            "diff", "old", "new", "--accept", name, "--reason", "why not", *options
        )
        assert run.code == 0, run.err


def test_an_accepted_change_closes_no_gate(specmill: Command) -> None:
    accept_all(specmill)

    run = specmill("diff", "old", "new", "--fail-on", "major")

    assert (run.code, run.err) == (0, "")
    assert "ACCEPTED" in run.out


def test_an_accepted_change_asks_for_one_version_everywhere(specmill: Command) -> None:
    accept_all(specmill)

    run = specmill("diff", "old", "new", "--check-version")

    assert "need a major release" in run.err
    assert "the SDK needs a major release" in run.out


def test_a_decision_has_rule_pointer_hash_reason_and_author(specmill: Command) -> None:
    name = name_of_first(specmill)
    specmill(
        *("diff", "old", "new", "--accept", name, "--reason", 'a "quoted": reason'),
        *("--author", "ada", "--until", "2999-01-31"),
    )
    text = FILE.read_text()

    rule, _, pointer = name.partition("@")
    assert f'  - rule: "{rule}"\n    pointer: "{pointer}"\n    hash: "' in text
    assert '    reason: "a \\"quoted\\": reason"\n    author: "ada"\n' in text
    assert text.endswith('    until: "2999-01-31"\n')


@pytest.mark.parametrize("reason", ["switched off 🎉", "Больше не нужно"])
def test_a_reason_may_be_any_text(specmill: Command, reason: str) -> None:
    name = name_of_first(specmill)
    specmill("diff", "old", "new", "--accept", name, "--reason", reason)

    run = specmill("diff", "old", "new")

    assert f": {reason}\n" in run.out
    assert f'"{reason}"' in FILE.read_text(encoding="utf-8")


def test_a_change_may_be_named_by_its_subject(specmill: Command) -> None:
    printed = specmill("diff", "old", "new", "--format", "json").out
    first = json.loads(printed)["changes"][0]
    name = f"{first['rule']}@{first['subject']}"

    run = specmill("diff", "old", "new", "--accept", name, "--reason", "why")

    assert run.out == "new/diff-decisions.yaml: 1 decision added\n"
    assert f'pointer: "{first["pointer"]["head"]}"' in FILE.read_text()


def test_a_change_that_may_be_meant_is_named_by_its_subject(specmill: Command) -> None:
    rule = name_of_first(specmill).partition("@")[0]
    accepting = ("diff", "old", "new", "--reason", "why", "--accept")

    run = specmill(*accepting, f"{rule}@/nowhere")

    (hint,) = re.findall(r"\(there is '(.*?)'", run.err)
    assert specmill(*accepting, hint).code == 0


def test_a_decision_on_another_change_is_an_error(specmill: Command) -> None:
    accept_all(specmill)
    write_shop(Path("new"), NEW_SHOP.replace("maximum: 50", "maximum: 40"))

    run = specmill("diff", "old", "new")

    assert run.code == 1
    assert "error[stale-decision]" in run.err
    assert "the change is another one now" in run.err


def test_a_second_entry_on_one_change_is_told_as_such(specmill: Command) -> None:
    accept_all(specmill)
    head, entries = FILE.read_text().split("decisions:\n")
    FILE.write_text(f"{head}decisions:\n{entries}{entries}")

    run = specmill("diff", "old", "new")

    assert run.code == 1
    assert "error[stale-decision]: another entry decides on schema-" in run.err


def test_a_decision_is_about_one_file(specmill: Command) -> None:
    field = "properties: {name: {type: string}}\n"
    for name, parts in (("both", (field, field)), ("none", ("{}\n", "{}\n"))):
        write_shop(Path(name), SPLIT)
        for part, text in zip(("cat", "dog"), parts, strict=True):
            Path(name, f"{part}.yaml").write_text(text)
    accepting = ("diff", "both", "none", "--reason", "why", "--accept")
    specmill(*accepting, "schema-property@dog.yaml#.name")

    run = specmill("diff", "both", "none", "--fail-on", "wire")

    assert run.code == 1
    assert "ACCEPTED (1)\n- dog.yaml#.name" in run.out


def test_a_decision_on_nothing_is_an_error_with_its_line(specmill: Command) -> None:
    FILE.write_text(
        "decisions:\n  - {rule: x, pointer: /a, hash: '1', reason: because}\n"
    )

    run = specmill("diff", "old", "new")

    assert run.code == 1
    assert "new/diff-decisions.yaml:2:5: error[stale-decision]" in run.err


def test_a_decision_ends_with_its_day(specmill: Command) -> None:
    accept_all(specmill, "--until", "2999-01-31")
    FILE.write_text(FILE.read_text().replace("2999-01-31", "2020-01-31"))

    run = specmill("diff", "old", "new")

    assert run.code == 1
    assert "error[expired-decision]" in run.err


def test_a_decision_for_a_past_day_is_not_written(specmill: Command) -> None:
    name = name_of_first(specmill)

    run = specmill(
        *("diff", "old", "new", "--accept", name, "--reason", "why"),
        *("--until", "2020-01-31"),
    )

    assert run.code == 2
    assert not FILE.exists()


def test_a_second_decision_stands_for_the_first(specmill: Command) -> None:
    accepting = ("diff", "old", "new", "--accept", name_of_first(specmill))
    specmill(*accepting, "--reason", "first", "--until", "2999-01-31")
    FILE.write_text(FILE.read_text().replace("2999-01-31", "2020-01-31"))

    run = specmill(*accepting, "--reason", "second")

    assert run.out == "new/diff-decisions.yaml: 1 decision added, 1 replaced\n"
    assert "first" not in FILE.read_text()
    assert specmill("diff", "old", "new").err == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nobody decided\n",
        "decisions:\n",
        "decisions: []\n",
        "decisions: []  # nothing\n",
        "decisions:\n- {rule: x, pointer: /a, hash: '1', reason: why}\n",
    ],
)
def test_decisions_are_added_to_what_is_there(specmill: Command, text: str) -> None:
    name = name_of_first(specmill)
    FILE.write_text(text)

    added = specmill("diff", "old", "new", "--accept", name, "--reason", "because")

    assert (added.code, added.err) == (0, "")
    assert '"because"' in FILE.read_text()
    assert "invalid" not in specmill("diff", "old", "new").err


def test_line_endings_stay(specmill: Command) -> None:
    name = name_of_first(specmill)
    FILE.write_bytes(b"# nobody decided\r\ndecisions:\r\n")

    specmill("diff", "old", "new", "--accept", name, "--reason", "because")

    written = FILE.read_bytes()
    assert written.startswith(b"# nobody decided\r\ndecisions:\r\n  - rule:")
    assert written.count(b"\n") == written.count(b"\r\n")


@pytest.mark.parametrize(("encoding", "code"), [("cp1252", 2), ("utf-16", 2)])
def test_a_file_in_another_encoding_is_left_alone(
    specmill: Command, encoding: str, code: int
) -> None:
    name = name_of_first(specmill)
    before = "# café\ndecisions: []\n".encode(encoding)
    FILE.write_bytes(before)

    run = specmill("diff", "old", "new", "--accept", name, "--reason", "because")

    assert (run.code, FILE.read_bytes()) == (code, before)
    assert "UTF-8" in run.err


def test_what_can_not_be_added_is_shown(specmill: Command) -> None:
    name = name_of_first(specmill)
    FILE.write_text('{"decisions": []}\n')

    run = specmill("diff", "old", "new", "--accept", name, "--reason", "because")

    assert run.code == 2
    assert '\n    reason: "because"\n' in run.err
    assert FILE.read_text() == '{"decisions": []}\n'


@pytest.mark.parametrize("text", ["", "# nobody decided\n"])
def test_a_file_without_entries_is_none(specmill: Command, text: str) -> None:
    FILE.write_text(text)

    assert specmill("diff", "old", "new").err == ""


def test_a_rule_of_nearly_that_name_is_suggested(specmill: Command) -> None:
    FILE.write_text(
        "decisions:\n  - {rule: operation-remove, pointer: /a, hash: '1', reason: why}\n"
    )

    assert "did you mean 'operation-removed'?" in specmill("diff", "old", "new").err


def test_a_file_that_was_named_has_to_be_there(specmill: Command) -> None:
    run = specmill("diff", "old", "new", "--decisions", "mien.yaml")

    assert run.code == 2
    assert "'mien.yaml' does not exist" in run.err


def test_a_decision_holds_on_its_last_day(specmill: Command) -> None:
    tomorrow = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(
        days=1
    )
    accept_all(specmill, "--until", tomorrow.isoformat())

    assert specmill("diff", "old", "new", "--fail-on", "wire").code == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("decisions: 1", "decisions has to be a list"),
        ("decisions: [1]", "a decision is a mapping"),
        ("other: []", "'other' is no key"),
        ("decisions: [{rule: x}]", "'pointer' has to be a text"),
        (entry(hash=1), "'hash' has to be a text"),
        (entry(reason=" "), "a decision needs a reason"),
        (entry(until="soon"), "'until' has to be a date"),
        (entry(until="20300131"), "'until' has to be a date"),
        (entry(until="2030-W01-1"), "'until' has to be a date"),
        (entry(because="z"), "'because' is no key"),
        ("- rule: x", "diff-decisions.yaml is a mapping"),
        ("decisions: [", "invalid YAML"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(
    specmill: Command, text: str, problem: str
) -> None:
    FILE.write_text(text)

    run = specmill("diff", "old", "new")

    assert run.code == 1
    assert run.err.startswith("new/diff-decisions.yaml:")
    assert problem in run.err


def test_another_file_can_be_named(specmill: Command) -> None:
    accept_all(specmill, "--decisions", "mine.yaml")

    assert not FILE.exists()
    assert specmill("diff", "old", "new", "--fail-on", "wire").code == 1
    named = ("--decisions", "mine.yaml", "--fail-on", "wire")
    assert specmill("diff", "old", "new", *named).code == 0


@pytest.mark.usefixtures("repository")
def test_a_decision_that_was_merged_is_a_warning(specmill: Command) -> None:
    Path("specs/shop/diff-decisions.yaml").write_text(
        "decisions:\n  - {rule: x, pointer: /a, hash: '1', reason: because}\n"
    )
    git("add", "specs")
    git("commit", "--quiet", "--all", "--message=Two")

    run = specmill("diff", "git:HEAD:specs/shop", "specs/shop")

    assert run.code == 0
    assert "warning[spent-decision]" in run.err


@pytest.mark.usefixtures("repository")
def test_the_author_is_who_commits(specmill: Command) -> None:
    name = name_of_first(specmill)

    specmill("diff", "old", "new", "--accept", name, "--reason", "why")

    assert '    author: "Ada"\n' in FILE.read_text()
