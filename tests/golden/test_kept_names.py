"""Old names of an SDK: they do what the new ones do, and say so."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from specmill_runtime.request import RawRequest, RawResponse
from tests.golden.cases import CASES, Case, generate

LAMPS = RawResponse(status=200, content=b'[{"name": "a", "hue": "red"}]')


class Server:
    """A transport that remembers addresses."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def send(self, request: RawRequest) -> RawResponse:
        """All lamps, whatever is asked."""
        self.urls.append(request.url)
        return LAMPS

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture(scope="module", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The SDK of the case, to be imported."""
    out = tmp_path_factory.mktemp("kept")
    path = str(generate(Case(CASES / "kept-names"), out).parent)
    sys.path.insert(0, path)
    yield
    sys.path.remove(path)


@pytest.fixture
def server() -> Server:
    """What the client talks to."""
    return Server()


@pytest.fixture
def client(server: Server) -> Any:
    """A client of that server."""
    module = importlib.import_module("kept_names")
    made = module.KeptNames()
    made._core._line.transport = server
    return made


def test_an_old_method_calls_the_new_one_and_warns(client: Any, server: Server) -> None:
    with pytest.warns(
        DeprecationWarning, match=r"lights\.find is called lights\.search"
    ):
        lamps = client.lights.find(place=3)

    assert "a" == lamps[0].name
    assert ["https://kept.example.com/lights?place=3&form=long"] == server.urls


def test_an_old_method_of_another_namespace_is_found(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match=r"rooms\.lights is called"):
        assert 1 == len(client.rooms.lights())


def test_an_old_namespace_is_the_new_one(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match="lamps is called lights"):
        lamps = client.lamps

    assert type(client.lights) is type(lamps)


def test_the_warning_of_a_namespace_points_at_its_user(client: Any) -> None:
    with pytest.warns(DeprecationWarning, match="lamps") as caught:
        _ = client.lamps

    assert __file__ == caught[0].filename


def test_an_old_argument_is_taken_for_the_new_one(client: Any, server: Server) -> None:
    with pytest.warns(DeprecationWarning, match="room is called place") as caught:
        client.lights.search(room=3)

    assert ["https://kept.example.com/lights?place=3&form=long"] == server.urls
    assert __file__ == caught[0].filename


def test_an_old_argument_is_taken_for_one_with_a_default(
    client: Any, server: Server
) -> None:
    with pytest.warns(DeprecationWarning, match="format is called form"):
        client.lights.search(format="long")

    assert ["https://kept.example.com/lights?form=long"] == server.urls


def test_both_names_of_an_argument_are_refused(client: Any) -> None:
    with pytest.raises(TypeError, match="place was given twice"):
        client.lights.search(place=3, room=3)


def test_the_new_names_do_not_warn(
    client: Any, recwarn: pytest.WarningsRecorder
) -> None:
    client.lights.search(place=3)

    assert [] == [one for one in recwarn if one.category is DeprecationWarning]


def test_an_old_class_is_the_new_one() -> None:
    models = importlib.import_module("kept_names.models")

    with pytest.warns(DeprecationWarning, match="Lamp is called Light now") as caught:
        old = models.Lamp

    assert models.Light is old
    assert __file__ == caught[0].filename
    assert "Lamp" in dir(models)


def test_an_old_member_is_the_new_one() -> None:
    models = importlib.import_module("kept_names.models")

    assert models.Hue.WARM is models.Hue.RED
    assert ["WARM", "COLD"] == [one.name for one in models.Hue]
