"""Which frontend reads a description."""

from __future__ import annotations

import pytest

from specmill.diagnostics import Diagnostics
from specmill.frontends.registry import FRONTENDS, detect
from specmill.source import Workspace
from tests.unit.frontends.conftest import read


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"openapi": "3.0.3"}, "OpenAPI 3.0"),
        ({"openapi": "3.1.1"}, "OpenAPI 3.1"),
        ({"openrpc": "1.0.0-rc1"}, "OpenRPC 1"),
    ],
)
def test_version_decides_the_frontend(document: dict[str, object], name: str) -> None:
    found = detect(Workspace(Diagnostics()).load_value(document))

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ({"openapi": "4.0.0"}, "/openapi"),
        ({"openapi": 3.1}, "/openapi"),
        ({"openrpc": "2.0.0"}, "/openrpc"),
        ({"title": "x"}, ""),
    ],
)
def test_unknown_version_is_an_error(document: dict[str, object], pointer: str) -> None:
    assert read(document).pointer("unknown-version") == pointer


@pytest.mark.parametrize(
    ("key", "version", "expected"),
    [
        ("openapi", 3.1, 'write "3.1.0"'),
        ("openapi", "3.0", 'write "3.0.0"'),
        ("swagger", "2", 'write "2.0"'),
        ("openrpc", "1.3", 'write "1.3.0"'),
        ("openrpc", 1, 'write "1.0.0"'),
        ("swagger", 2.0, 'write the version as text, such as "2.0"'),
    ],
)
def test_version_that_is_written_otherwise_has_the_right_one_as_hint(
    key: str, version: object, expected: str
) -> None:
    assert read({key: version}).report("unknown-version").hint == expected


def test_names_of_frontends_are_different() -> None:
    assert len({one.name for one in FRONTENDS}) == len(FRONTENDS)


@pytest.mark.parametrize(
    ("document", "hint"),
    [
        ({"opanapi": "3.1.0", "paths": {}}, "did you mean 'openapi' by 'opanapi'?"),
        ({"openapi": "2.0"}, 'write `swagger: "2.0"`'),
        ({"swagger": "3.1.1"}, 'write `openapi: "3.1.1"`'),
    ],
)
def test_the_key_of_a_version_is_put_right(
    document: dict[str, object], hint: str
) -> None:
    assert read(document).report("unknown-version").hint == hint
