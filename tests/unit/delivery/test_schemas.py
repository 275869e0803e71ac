"""The JSON Schemas of a user's own files: editors refuse what specmill refuses, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from specmill.aliases import AliasKind
from specmill.cli_schema import Settings
from specmill.config import KEYS
from specmill.diagnostics import Diagnostics, SpecError
from specmill.diff.decisions import DECISION_KEYS, read_decisions
from specmill.loading import read
from specmill.model.auth import TokenRequest
from specmill.model.pagination import Pagination
from specmill.source.workspace import Workspace
from tests.command_line import Command
from tests.unit.delivery.descriptions import SHOP, write_shop

REPOSITORY = Path(__file__).parents[3]
FOLDER = REPOSITORY / "generator/specmill/schemas"
SDK: Any = json.loads((FOLDER / "sdk.schema.json").read_text(encoding="utf-8"))
DECISIONS: Any = json.loads(
    (FOLDER / "diff-decisions.schema.json").read_text(encoding="utf-8")
)
ENTRY = DECISIONS["properties"]["decisions"]["items"]

TOKENS = SHOP.replace(
    "  schemas:\n",
    "    app: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}\n"
    "  schemas:\n",
)


def is_valid(schema: Any, path: Path) -> bool:
    """Whether an editor has nothing against a file."""
    root = Workspace(Diagnostics()).open(path, "a file", may_be_empty=True)
    value = None if root is None else root.value
    return jsonschema_rs.validator_for(schema).is_valid(value)


def test_every_key_of_the_reader_is_a_key_of_the_schema() -> None:
    assert set(KEYS) == SDK["properties"].keys()


def test_every_kind_of_alias_is_a_key_of_the_schema() -> None:
    assert set(get_args(AliasKind)) == SDK["properties"]["aliases"]["properties"].keys()


def test_every_key_of_a_request_for_tokens_is_a_key_of_the_schema() -> None:
    shown = SDK["definitions"]["token_request"]["properties"]

    assert set(TokenRequest.__struct_fields__) == shown.keys()


@pytest.mark.parametrize("style", get_args(Pagination))
def test_every_key_of_a_pagination_is_a_key_of_the_schema(style: Any) -> None:
    shown = SDK["definitions"][style.__struct_config__.tag]["properties"]

    assert {*style.__struct_fields__, "style"} == shown.keys()


def test_every_key_of_a_decision_is_a_key_of_the_schema() -> None:
    assert set(DECISION_KEYS) == ENTRY["properties"].keys()


@pytest.mark.parametrize("schema", [SDK, DECISIONS], ids=["sdk", "decisions"])
def test_every_key_is_described(schema: Any) -> None:
    described = {**schema["properties"], **SDK["properties"]["aliases"]["properties"]}
    if schema is DECISIONS:
        described.update(ENTRY["properties"])

    assert [key for key, one in described.items() if "description" not in one] == []


FILES = sorted(
    [*REPOSITORY.glob("specs/*/sdk.yaml"), *REPOSITORY.glob("tests/cases/*/sdk.yaml")]
)
# Files whose own values are wrong, whatever the description says.
REFUSED = {"bad-package-name", "several-problems", "unknown-configuration"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_files_of_this_repository_are_what_the_schema_says(path: Path) -> None:
    assert is_valid(SDK, path) == (path.parent.name not in REFUSED)


CURSOR = "{pagination: {orders.list: {style: cursor, cursor: limit, items: '', %s}}}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet",
        "{package: shop, distribution: a-b.c, client: Shop, version: 1.2.0rc1}",
        "{summary: A shop, example: orders.list, idempotency_key: X-Key}",
        "{environment: {key: _KEY1}, fixtures: false, vendor_runtime: true}",
        "{overlays: [more.overlay.yaml]}",
        "{token_requests: {app: {method: post, parameters: {audience: shop}}}}",
        "{aliases: {resources: {a: orders}, methods: {a.b: orders.list}, models: {A: B}}}",
        "{aliases: {arguments: {orders.list.max: limit}, values: {Kind.A: B}}}",
        "{aliases: {models: {Größe: Size}}}",
        "{pagination: {orders.list: false, listOrders: {style: next-url, items: '', link_header: true}}}",
        "{pagination: {orders.list: {style: skip, offset: limit, items: '', page_size: null}}}",
        "{pagination: {orders.list: {style: page, page: limit, items: '', first: 0}}}",
        CURSOR % "last_item: /id",
        "pakage: shop",
        "package: my-shop",
        "package: null",
        "distribution: -shop",
        "client: 1Shop",
        "version: 1.0",
        "version: one",
        "summary: ' '",
        'summary: "two\\nlines"',
        "example: 7",
        "idempotency_key: a b",
        "fixtures: no",
        "vendor_runtime: null",
        "overlays: more.overlay.yaml",
        "overlays: [7]",
        "environment: [key]",
        "environment: {key: 1-A}",
        "token_requests: [app]",
        "token_requests: null",
        "token_requests: {app: {url: /token}}",
        "token_requests: {app: {method: digest}}",
        "token_requests: {app: {parameters: {client_id: me}}}",
        "token_requests: {app: null}",
        "aliases: [models]",
        "aliases: {classes: {A: B}}",
        "aliases: {models: [A]}",
        "aliases: {models: {A b: B}}",
        "aliases: {models: {A: 7}}",
        "aliases: {values: {RED: WARM}}",
        "pagination: [orders.list]",
        "pagination: {orders.list: true}",
        "pagination: {orders.list: {style: pages, page: limit, items: ''}}",
        "pagination: {orders.list: {style: page, items: ''}}",
        "pagination: {orders.list: {style: page, page: limit, items: '', size: 3}}",
        "pagination: {orders.list: {style: next-url, items: ''}}",
        CURSOR % "has_more: /more",
    ],
)
def test_a_value_is_refused_where_the_reader_refuses_it(
    tmp_path: Path, text: str
) -> None:
    folder = write_shop(tmp_path, TOKENS, f"{text}\n")
    (folder / "more.overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: Nothing, version: '1'}\nactions: []\n"
    )
    try:
        refusals = [one.code for one in read(folder).diagnostics]
    except SpecError as error:
        refusals = [one.code for one in error.diagnostics]
    own = {"unknown-key", "invalid-configuration", "invalid-extension"}
    is_refused = bool(own.intersection(refusals))

    assert is_valid(SDK, folder / "sdk.yaml") == (not is_refused)


ACCEPTED = "rule: field-removed, pointer: /a, hash: 12ab, reason: Unused"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "decisions:",
        "decisions: []",
        f"decisions: [{{{ACCEPTED}, author: Ada, until: 2030-01-31}}]",
        "decisions: {}",
        "decision: []",
        "decisions: [7]",
        "decisions: [{rule: field-removed, pointer: /a, hash: 12ab}]",
        f"decisions: [{{{ACCEPTED}, by: Ada}}]",
        f"decisions: [{{{ACCEPTED}, author: 7}}]",
        f"decisions: [{{{ACCEPTED}, until: soon}}]",
        "decisions: [{rule: a, pointer: '', hash: b, reason: ' '}]",
    ],
)
def test_a_decision_is_refused_where_the_reader_refuses_it(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "diff-decisions.yaml"
    path.write_text(f"{text}\n")
    found = Diagnostics()
    read_decisions(path, Workspace(found), found)

    assert is_valid(DECISIONS, path) == (not list(found))


@pytest.mark.parametrize(
    ("file", "shown"), [(Settings.SDK, SDK), (Settings.DECISIONS, DECISIONS)]
)
def test_a_schema_is_printed_for_editors(
    specmill: Command, file: str, shown: Any
) -> None:
    run = specmill("schema", file)

    assert (run.code, json.loads(run.out)) == (0, shown)


def test_the_schema_of_the_settings_is_the_usual_one(specmill: Command) -> None:
    assert json.loads(specmill("schema").out) == SDK
