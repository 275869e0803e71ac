"""What clients saw: where it belongs, and the overlay that is proposed."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import specmill
from specmill_runtime.request import RawRequest, RawResponse
from tests.command_line import Command

SPEC = """\
openapi: 3.1.0
info: {title: Texts, version: "1"}
servers: [{url: "https://texts.example"}]
paths:
  /sms:
    get:
      operationId: listSms
      responses:
        "200":
          description: Texts
          content:
            application/json:
              schema:
                type: object
                properties:
                  objects: {type: array, items: {$ref: "#/components/schemas/Sms"}}
                  by-id: {type: object, additionalProperties: {$ref: "#/components/schemas/Sms"}}
components:
  schemas:
    Sms:
      allOf:
        - {$ref: "#/components/schemas/Base"}
        - {type: object, properties: {status: {type: string, enum: [new, sent]}}}
    Base: {type: object, properties: {id: {type: integer}}}
"""


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(SPEC)
    return Command(capsys, monkeypatch)


def save(*deviations: dict[str, Any]) -> None:
    saved = {"version": 1, "overflow": 0, "deviations": deviations}
    Path("drift.json").write_text(json.dumps(saved))


def seen(pointer: str, kind: str = "unknown-field") -> dict[str, Any]:
    return {"operation": "GET /sms", "pointer": pointer, "kind": kind, "count": 3}


@pytest.mark.parametrize(
    ("pointer", "kind", "place"),
    [
        ("/more", "unknown-field", 13),
        ("/objects/*/status", "unknown-value", 23),
        ("/by-id/*/status", "unknown-value", 23),
        ("/objects", "unknown-null", 16),
        ("/objects/*/id", "unknown-null", 24),
    ],
)
def test_a_deviation_is_placed(
    run: Command, pointer: str, kind: str, place: int
) -> None:
    save(seen(pointer, kind))

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert ended.code == 1
    assert f"3 x {kind} GET /sms {pointer}\n  openapi.yaml:{place}:" in ended.out


def test_an_operation_may_be_named_as_clients_name_it(run: Command) -> None:
    save(seen("/more") | {"operation": "sms.list"})

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert "3 x unknown-field sms.list /more\n  openapi.yaml:13:" in ended.out


def test_the_overlay_records_an_open_question(run: Command) -> None:
    save(seen("/objects/*/parts"), seen("/objects/*/status", "unknown-value"))

    asked = ("docs", "drift", "openapi.yaml", "drift.json")
    ended = run(*asked, "--output", "proposed/overlay.yaml")
    api = specmill.load("openapi.yaml", overlays=["proposed/overlay.yaml"])

    assert ended.out.endswith("proposed/overlay.yaml: written\n")
    assert (
        len(yaml.safe_load(Path("proposed/overlay.yaml").read_text())["actions"]) == 2
    )
    assert "parts" in str(api)
    assert "drift-get-sms-objects-status" in str(api)


def test_the_overlay_reaches_what_a_response_has_in_place(run: Command) -> None:
    save(seen("/more"))

    run("docs", "drift", "openapi.yaml", "drift.json", "--output", "overlay.yaml")
    api = specmill.load("openapi.yaml", overlays=["overlay.yaml"])

    assert "drift-get-sms-more" in str(api)


@pytest.mark.parametrize(
    "found",
    [
        (("/objects/*/status", "unknown-null"), ("/objects/*/status", "unknown-value")),
        (("/имя", "unknown-field"), ("/цена", "unknown-field")),
    ],
)
def test_open_questions_have_names_of_their_own(
    run: Command, found: tuple[tuple[str, str], ...]
) -> None:
    save(*(seen(*one) for one in found))

    run("docs", "drift", "openapi.yaml", "drift.json", "--output", "overlay.yaml")

    named = re.findall(r"id: (\S+)", Path("overlay.yaml").read_text(encoding="utf-8"))
    assert [named[0], f"{named[0]}-2"] == named


def test_an_operation_that_is_not_there_is_said(run: Command) -> None:
    save(seen("/x") | {"operation": "GET /other"})

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert "not found in the description" in ended.out


@pytest.mark.parametrize("found", [(), ({"operation": "GET /other"},)])
def test_no_overlay_is_written_without_anything_to_add(
    run: Command, found: tuple[dict[str, Any], ...]
) -> None:
    save(*(seen("/x") | one for one in found))

    ended = run("docs", "drift", "openapi.yaml", "drift.json", "--output", "o.yaml")

    assert ended.out.endswith("o.yaml: not written, there is nothing to add\n")
    assert not Path("o.yaml").exists()


class Answering:
    """A transport with one answer, which has a field that no description has."""

    def send(self, request: RawRequest) -> RawResponse:
        """One text."""
        return RawResponse(status=200, content=b'{"objects": [{"id": 1, "parts": 2}]}')

    def close(self) -> None:
        """Nothing is open."""


def test_what_a_client_saves_is_placed(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = "operationId: listSms, x-specmill-name: texts.every"
    Path("openapi.yaml").write_text(
        SPEC.replace("operationId: listSms", named.replace(", ", "\n      "))
    )
    Path("sdk.yaml").write_text("package: drifting\nfixtures: false\n")
    specmill.generate("openapi.yaml", out="sdks")
    monkeypatch.syspath_prepend("sdks/drifting")
    client = importlib.import_module("drifting").Drifting(decode="observe")
    client._core._line.transport = Answering()

    client.texts.every()
    client.drift.save("drift.json")
    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert (
        "1 x unknown-field texts.every /objects/*/parts\n  openapi.yaml:" in ended.out
    )


def test_nothing_seen_is_fine(run: Command) -> None:
    save()

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert (ended.code, ended.out) == (0, "openapi.yaml: no deviations\n")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2}', "\\x00"])
def test_another_file_is_refused(run: Command, text: str) -> None:
    Path("drift.json").write_text(text)

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert (ended.code, ended.out) == (2, "")


def test_names_of_servers_are_escaped(run: Command) -> None:
    save(seen("/\x1b[31m\u202e"))

    ended = run("docs", "drift", "openapi.yaml", "drift.json")

    assert "\x1b" not in ended.out
