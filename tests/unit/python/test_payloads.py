"""Names of the functions that read webhooks and callbacks."""

from __future__ import annotations

from specmill.diagnostics import Location
from specmill.model.api import Api
from specmill.model.incoming import Incoming
from specmill.python.payloads import plan_payloads


def webhook(key: str, name: str) -> Incoming:
    return Incoming(
        name=name, method="POST", location=Location("api.yaml", f"/webhooks/{key}/post")
    )


def functions(*given: Incoming) -> dict[str, str]:
    here = Location("api.yaml")
    api = Api(title="T", version="1", protocol="http", incoming=given, location=here)
    return {
        one.incoming.location.pointer: str(one.function) for one in plan_payloads(api)
    }


def test_numbers_stay_when_webhooks_are_added_before() -> None:
    alike = webhook("a", "sold"), webhook("b", "sold")
    others = (webhook(f"other{index}", f"other{index}") for index in range(9))

    found = functions(*alike)

    assert found.items() <= functions(*others, *alike).items()
