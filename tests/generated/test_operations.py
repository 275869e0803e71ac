"""Every operation of every SDK, both clients, whole and decoded, over every kind of transport."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import msgspec
import pytest
import yaml

from tests.generated.calls import Call, Sdk
from tests.generated.places import ROOT
from tests.generated.recording import Server, settle
from tests.generated.tables import callr
from tests.generated.tables.all import SDKS

ROWS = [
    pytest.param(sdk, call, id=f"{sdk}.{call}") for sdk in SDKS for call in sdk.calls
]
BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)


def warning_of(call: Call) -> AbstractContextManager[Any]:
    if not call.deprecated:
        return nullcontext()
    return pytest.warns(DeprecationWarning, match=f"^{call.operation} is deprecated")


@pytest.mark.parametrize(("sdk", "call"), ROWS)
def test_documented_call_is_sent_and_decoded(
    sdk: Sdk, call: Call, flavor: str, route: str
) -> None:
    server = Server(call.reply)
    client = sdk.open(server, flavor, route)

    with warning_of(call):
        result = settle(call.make(client))

    assert [call.sent] == server.requests
    assert call.result == result
    # Equality is too kind to open enumerations, which equal their raw values.
    assert repr(call.result) == repr(result)


@pytest.mark.parametrize(("sdk", "call"), ROWS)
def test_whole_response_comes_from_the_same_request(
    sdk: Sdk, call: Call, flavor: str, route: str
) -> None:
    server = Server(call.reply)
    client = sdk.open(server, flavor, route)

    with warning_of(call):
        response = settle(call.make(client.with_raw_response))

    assert [call.sent] == server.requests
    assert (call.reply.status, call.reply.payload) == (
        response.status,
        response.content,
    )
    assert ("req-7", "req-7") == (response.request_id, response.headers["X-Request-Id"])
    assert repr(call.body) == repr(response.parse())


@BY_SDK
def test_table_covers_every_operation(sdk: Sdk, flavor: str) -> None:
    assert {call.operation for call in sdk.calls} == sdk.operations(flavor)


@BY_SDK
def test_whole_responses_are_there_for_every_operation(sdk: Sdk, flavor: str) -> None:
    raw = sdk.open(Server(), flavor).with_raw_response

    offered = {
        f"{group}.{name}"
        for group in sdk.groups(flavor)
        for name in vars(type(getattr(raw, group)))
        if not name.startswith("_")
    }
    assert sdk.operations(flavor) == offered


@BY_SDK
def test_table_holds_every_documented_example(sdk: Sdk) -> None:
    documented = (
        callr_examples() if sdk.package == "callr" else rest_examples(sdk.package)
    )

    tabled = {
        (call.operation, call.example): msgspec.json.decode(call.reply.payload)
        for call in sdk.calls
    }
    assert documented == {
        key: reply["result"] if sdk.package == "callr" else reply
        for key, reply in tabled.items()
    }


def test_callr_table_sends_the_documented_parameters() -> None:
    tabled = {
        (call.operation, call.example): msgspec.json.decode(call.sent.body or b"")[
            "params"
        ]
        for call in callr.SDK.calls
    }

    assert tabled == {
        (method["name"], example["name"]): [one["value"] for one in example["params"]]
        for method in described("callr", "openrpc.yaml")["methods"]
        for example in method["examples"]
    }


def described(package: str, name: str) -> Any:
    return yaml.load((ROOT / "specs" / package / name).read_bytes(), yaml.CSafeLoader)


def callr_examples() -> dict[tuple[str, str], object]:
    return {
        (method["name"], example["name"]): example["result"]["value"]
        for method in described("callr", "openrpc.yaml")["methods"]
        for example in method["examples"]
    }


def rest_examples(package: str) -> dict[tuple[str, str], object]:
    """Examples of successful responses, by name of operation and of example."""
    return {
        (operation["x-specmill-name"], name): example["value"]
        for path in described(package, "openapi.yaml")["paths"].values()
        for operation in path.values()
        for status, response in operation["responses"].items()
        if status.startswith("2")
        for content in response["content"].values()
        for name, example in content["examples"].items()
    }
