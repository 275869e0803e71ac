"""Names at their worst: refused with a place, or exact on the wire and harmless in Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specmill.diagnostics import SpecError
from specmill.names import DEVICES
from specmill.render.source_file import SourceFile
from specmill.render.verifier import try_package
from tests.hostile.descriptions import NAMES, Fill, generated, http, neutral, rpc
from tests.hostile.structure import words
from tests.unit.python.nasty import PIECES

ODD = (
    *(
        "class",
        "\uff43\uff4c\uff41\uff53\uff53",
        "self",
        "None",
        "__init__",
        "__class__",
        "mro",
        "_",
        "-",
    ),
    *(
        "\ufb01le",
        "a\xb2b",
        "x\xb7y",
        "\u0130",
        "\u017f",
        "\u212a",
        "con",
        "nul",
        "aux.txt",
        "name.",
        "../../x",
    ),
    *("property", "cached property", "deprecated", "list", "str", "Any", "Model"),
    *("items", "keys", "values", "loop", "name", "value", "true", "1", "-1", "extra"),
    *("", "n" * 5000, "call", "client", "models", "errors", "httpx", "typing", "UNSET"),
)
names = (
    st.sampled_from(ODD)
    | st.text(max_size=12)
    | st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
)
HTTP = [role for role in NAMES if not role.startswith("rpc.")]
RPC = ["rpc.method", "rpc.parameter", "rpc.error", "property.name", "enum.value"]

# What ends the host or the path of an address (RFC 3986, section 3), or stands in none: left out, with a warning.
IN_NO_ADDRESS = re.compile(r"[\s@?#\\]")

# Names of Python only, and names of what the SDK has no use for.
NOT_SENT = {
    "operation.id",
    "tag",
    "schema.key",
    "scheme.key",
    "enum.name",
    "path",
    "rpc.error",
}


def assert_exact_or_refused(
    build: Callable[[Fill], dict[str, Any]], role: str, name: str
) -> None:
    description = build(lambda one: name if one == role else neutral(one))
    try:
        found = words(generated(description))
    except SpecError as refused:
        errors = [one for one in refused.diagnostics if one.severity == "error"]
        assert all(one.pointer for one in errors), errors
        return
    if role == "variable.value" and name not in found:
        assert IN_NO_ADDRESS.search(name) or not name.isprintable()
        return
    # An empty text that is the only one allowed is written as any text.
    assert role in NOT_SENT or name in found or (role, name) == ("const", "")


@pytest.mark.parametrize("role", HTTP)
@given(name=names)
@settings(max_examples=10)
def test_a_name_of_an_http_api_is_exact_or_refused(role: str, name: str) -> None:
    assert_exact_or_refused(http, role, name)


@pytest.mark.parametrize("role", RPC)
@given(name=names)
@settings(max_examples=10)
def test_a_name_of_an_rpc_api_is_exact_or_refused(role: str, name: str) -> None:
    assert_exact_or_refused(rpc, role, name)


@pytest.mark.parametrize("name", ODD)
def test_an_odd_name_of_a_tag_makes_a_package_that_compiles(name: str) -> None:
    assert_exact_or_refused(http, "tag", name)


@pytest.mark.parametrize("name", ["con", "AUX", "com1", "lpt9"])
def test_no_file_is_called_like_a_device_of_windows(name: str) -> None:
    description = http(lambda one: name if one == "tag" else neutral(one))

    stems = {Path(one).name.partition(".")[0] for one in generated(description)}

    assert f"{name.lower()}_" in stems
    assert stems.isdisjoint(DEVICES)


WORDS = (
    *("property", "cached_property", "deprecated", "overload", "staticmethod", "super"),
    *(
        "type",
        "str",
        "int",
        "float",
        "bool",
        "list",
        "dict",
        "tuple",
        "object",
        "bytes",
    ),
    *("class", "import", "async", "await", "match", "case", "None", "True", "lambda"),
    *("self", "cls", "args", "kwargs", "print", "exec", "eval", "open", "__init__"),
    *("Any", "Literal", "Mapping", "Sequence", "Annotated", "TYPE_CHECKING", "Unset"),
    *("Model", "OpenModel", "OpenStrEnum", "UNSET", "extra", "Exception", "Client"),
    *("client", "models", "errors", "resources", "types", "typing", "msgspec", "httpx"),
    *("datetime", "decimal", "uuid", "json", "os", "sys", "conftest", "con", "aux"),
    *("close", "request", "with_options", "raw", "batch", "page", "limit", "timeout"),
    *("ApiError", "NotFoundError", "SdkError", "sdk", "Sdk", "AsyncSdk", "root"),
)
"""What Python, the runtime and the SDK itself call something."""


def spelled(role: str) -> dict[str, Any]:
    """A description in which `role` is each of the words once, in an operation of its own."""
    whole = http(neutral)
    whole["paths"] = {}
    whole["components"]["schemas"] = {}
    for number, word in enumerate(WORDS):
        one = http(partial(_named, role, word, number))
        whole["paths"] |= one["paths"]
        whole["components"]["schemas"] |= one["components"]["schemas"]
    return whole


def _named(role: str, word: str, number: int, asked: str) -> str:
    if asked == role:
        return word
    if asked in ("operation.id", "schema.key", "path"):
        return f"{neutral(asked).replace(' ', '_')}{number}"
    return neutral(asked)


@pytest.mark.parametrize(
    "role", ["tag", "operation.id", "schema.key", "parameter.name", "property.name"]
)
def test_words_of_python_and_of_the_sdk_are_no_obstacle(role: str) -> None:
    files = [
        SourceFile(path, text.encode())
        for path, text in generated(spelled(role)).items()
    ]

    assert try_package(files, ".", "sdk").problems == ()
