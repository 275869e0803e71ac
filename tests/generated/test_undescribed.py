"""Clients call what their descriptions do not have; operations called `request` keep other names."""

import asyncio
import inspect
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import specmill
from callr.models import SMSQuote
from callr.testing import FakeCallr
from quorum.models import SendSms
from quorum.testing import FakeQuorum

from specmill_runtime.errors import NotFoundError
from specmill_runtime.testing import ContractViolation, Reply, Request
from tests.generated.calls import Sdk
from tests.generated.places import SEARCH_PATH, child_environment
from tests.generated.recording import Reply as Recorded
from tests.generated.recording import Server, settle
from tests.generated.tables.all import SDKS
from tests.generated.tables.quorum import SDK as QUORUM

BY_SDK = pytest.mark.parametrize("sdk", SDKS, ids=str)
NAMED = """
openapi: 3.1.0
info: {title: Named, version: "1"}
servers: [{url: "https://api.example/v1"}]
paths:
  /one: {get: {operationId: request, x-specmill-name: request, responses: {"204": {description: Done.}}}}
  /two: {get: {operationId: list, tags: [request], responses: {"204": {description: Done.}}}}
"""


@BY_SDK
def test_every_client_has_request(sdk: Sdk, flavor: str) -> None:
    client: Any = sdk.open(Server(Recorded()), flavor)

    for place in (client, client.with_raw_response):
        assert callable(place.request)
        assert inspect.iscoroutinefunction(type(place.request).__call__) == (
            flavor == "async"
        )


def test_request_reaches_a_fake_with_credentials() -> None:
    fake = FakeQuorum()
    sms = fake.store.send_sms.add(message_content="Hi")

    found = fake.client().request(
        "GET", "/sendsms/{id}/", path_parameters={"id": sms.id}, expect=SendSms
    )

    assert sms == found
    assert {"id": sms.id} == fake.calls.send_sms.get[-1].args


def test_request_reaches_a_fake_asynchronously() -> None:
    fake = FakeQuorum()
    fake.on.send_sms.list.fail(status=404)

    with pytest.raises(NotFoundError, match="request: GET /sendsms/ answered 404"):
        asyncio.run(fake.async_client().request("GET", "/sendsms/"))


def test_fake_refuses_what_is_not_described() -> None:
    with pytest.raises(ContractViolation, match="no operation has the path"):
        FakeQuorum().client().request("GET", "/beta/plans")
    with pytest.raises(ContractViolation, match=r"no method 'sms\.nothing'"):
        FakeCallr().client().request("sms.nothing")


class Newer(FakeQuorum):
    """A fake that answers more than is described."""

    def handle(self, request: Request) -> Reply:
        """The answer to one more path."""
        if request.url.partition("?")[0].endswith("/beta/plans"):
            return Reply(content=b'[{"id": 1}]')
        return super().handle(request)


def test_subclass_of_a_fake_answers_what_is_not_described() -> None:
    client = Newer().client()

    assert [{"id": 1}] == client.request("GET", "/beta/plans")
    assert 7 == client.send_sms.get(7).id


def test_batch_has_calls_of_both_kinds() -> None:
    client = FakeCallr().client()

    with client.batch() as batch:
        first = batch.sms.get_quote(to="+33612345678", text="Hi")
        second = batch.request(
            "sms.get_quote", ["+33612345678", "Hi", None], expect=SMSQuote
        )

    assert first.result() == second.result()


def test_request_sends_what_the_sdk_sends(flavor: str) -> None:
    server = Server(Recorded(body={}))
    client: Any = QUORUM.open(server, flavor)

    settle(client.request("POST", "/beta/plans", json={"name": "free"}))

    [sent] = server.requests
    assert sent.url.startswith("https://www.quorum.us/api/beta/plans?username=")
    assert b'{"name":"free"}' == sent.body


LOADED = """
import json, sys
from quorum import Quorum
from quorum.testing import FakeQuorum
client = FakeQuorum().client()
client.send_sms.list().page()
before = [name for name in sys.modules if name.startswith("specmill_runtime.")]
client.request("GET", "/sendsms/")
print(json.dumps(before))
"""


def test_nothing_is_loaded_before_the_first_request() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={
            **child_environment(),
            "PYTHONPATH": os.pathsep.join(map(str, SEARCH_PATH)),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    late = ("http_calls", "http_parts", "undescribed", "rpc_calls", "rpc_parts")
    assert not {f"specmill_runtime.{one}" for one in late} & set(
        json.loads(done.stdout)
    )


def test_operations_called_request_keep_other_names(tmp_path: Path) -> None:
    (tmp_path / "named").mkdir()
    (tmp_path / "named/openapi.yaml").write_text(NAMED, encoding="utf-8")

    summary = specmill.generate(tmp_path / "named", out=tmp_path / "sdks")

    client = Path(summary.root) / summary.package / "client.py"
    lines = client.read_text("utf-8").splitlines()
    assert ["request_2", "request", "request_"] == [
        line.partition("def ")[2].partition("(")[0]
        for line in lines
        if "def request" in line
    ]
