"""Which exceptions the errors module of an SDK offers."""

from __future__ import annotations

from pathlib import Path

from specmill.python.error_plan import RUNTIME_CLASSES, YIELDING_CLASSES
from specmill_runtime import errors
from tests.command_line import Command

RPC = """
openrpc: 1.2.6
info: {title: Vault, version: "1"}
servers: [{name: main, url: "https://vault.example/rpc"}]
methods:
  - name: keys.get
    params: []
    result: {name: key, schema: {type: string}}
    errors: [{code: 7, message: Token}]
"""


def test_every_exception_of_the_runtime_is_offered() -> None:
    everything = {
        name
        for name, one in vars(errors).items()
        if isinstance(one, type) and issubclass(one, errors.SdkError)
    }

    assert everything == {*RUNTIME_CLASSES, *YIELDING_CLASSES}


def test_an_error_of_the_api_keeps_its_name(specmill: Command) -> None:
    Path("openrpc.yaml").write_text(RPC)

    assert specmill("generate", "openrpc.yaml").code == 0

    text = Path("generated/vault/vault/errors.py").read_text()
    assert "class TokenError(RpcError[object]):" in text
    assert "    TokenError,\n" not in text


def test_errors_of_one_code_share_a_class_that_fits_all(specmill: Command) -> None:
    late = "{code: 7, message: Late, data: {type: string}}"
    lost = "{code: 7, message: Lost, data: {type: integer}}"
    refused = (
        "{code: -32602, message: No}, {code: -32602, message: No, data: {type: string}}"
    )
    text = RPC.replace("{code: 7, message: Token}", f"{late}, {lost}, {refused}")
    Path("openrpc.yaml").write_text(text)

    assert specmill("generate", "openrpc.yaml").code == 0

    text = Path("generated/vault/vault/errors.py").read_text()
    assert 'class Code7Error(RpcError["Any"]):\n    """JSON-RPC error 7."""' in text
    assert 'InvalidParamsError["str"]):\n    """JSON-RPC error -32602: no."""' in text
