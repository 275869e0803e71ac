"""What a request may prefer to be answered."""

import msgspec
import pytest
from fake_faces import KEY, over_asgi
from fake_shop import THINGS, shop

from specmill_runtime.testing import Fake, contract


@pytest.mark.parametrize(
    ("prefer", "status"),
    [
        ("code=404", 404),
        ("code=503", 503),
        ("code=99", 200),
        ("code=-404", 200),
        (f"code={'4' * 5_000}", 200),
        (f"seed={'4' * 5_000}", 200),
    ],
)
def test_preferred_status_is_answered(prefer: str, status: int) -> None:
    found = over_asgi(Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": prefer})

    assert status == found.status


def test_applied_preferences_are_named() -> None:
    prefer = "seed=3, code=404, nonsense=1"

    found = over_asgi(Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": prefer})

    assert "seed=3, code=404" == found.headers["preference-applied"]


def test_preferred_example_is_answered() -> None:
    example = contract.Example(
        name="red", status="200", result={"id": 1, "name": "Red"}
    )
    got = msgspec.structs.replace(THINGS[2], examples=(example,), resource=None)

    found = over_asgi(
        Fake(shop(got)), "/v1/things/5", headers={**KEY, "Prefer": "example=red"}
    )

    assert "Red" == found.json["name"]


@pytest.mark.parametrize(
    ("accept", "name"),
    [("application/json", "Red"), ("application/json;v=2", "Blue")],
)
def test_example_of_the_media_type_that_is_asked_for_is_answered(
    accept: str, name: str
) -> None:
    contents = tuple(
        contract.Content(media_type=one, schema={"type": "object"})
        for one in ("application/json;v=2", "application/json")
    )
    examples = tuple(
        contract.Example(
            name=one, status="200", result={"name": one}, result_media_type=media_type
        )
        for one, media_type in (
            ("Red", "application/json"),
            ("Blue", "application/json;v=2"),
        )
    )
    got = msgspec.structs.replace(
        THINGS[2],
        results=(contract.Result(status="200", contents=contents),),
        examples=examples,
        resource=None,
    )

    found = over_asgi(
        Fake(shop(got)), "/v1/things/5", headers={**KEY, "Accept": accept}
    )

    assert name == found.json["name"]


def test_preferred_seed_changes_values() -> None:
    bodies = {
        over_asgi(
            Fake(shop()), "/v1/things/5", headers={**KEY, "Prefer": f"seed={seed}"}
        ).content
        for seed in range(4)
    }

    assert 1 < len(bodies)


def test_dynamic_fills_in_optional_members() -> None:
    headers = {**KEY, "Prefer": "dynamic=true"}

    found = over_asgi(Fake(shop()), "/v1/things/5", headers=headers)

    assert {"id", "name", "price", "tags"} == set(found.json)


def test_wait_passes_on_the_clock() -> None:
    fake = Fake(shop())

    over_asgi(fake, "/v1/things/5", headers={**KEY, "Prefer": "wait=3"})

    assert [3] == fake.clock.slept
