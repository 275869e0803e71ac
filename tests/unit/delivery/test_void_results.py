"""What a method whose result is only ever null looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command

RPC = """
openrpc: 1.2.6
info: {title: Vault, version: "1"}
servers: [{name: main, url: "https://vault.example/rpc"}]
methods:
  - name: keys.drop
    params: [{name: id, required: true, schema: {type: integer}}]
    result: {name: nothing, schema: {type: "null"}}
"""


@pytest.fixture
def resource(specmill: Command) -> str:
    Path("openrpc.yaml").write_text(RPC)
    assert specmill("generate", "openrpc.yaml").code == 0
    return Path("generated/vault/vault/resources/keys.py").read_text()


def test_its_example_uses_no_result(resource: str) -> None:
    assert "\n            client.keys.drop(" in resource


def test_its_docstring_promises_none(resource: str) -> None:
    assert "Returns:" not in resource
