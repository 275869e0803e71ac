"""What an OpenAPI description says of the whole API: title, servers, tags, formats, parameters of the client."""

from __future__ import annotations

import pytest

from specmill_runtime.patterns import TextPattern
from tests.unit.frontends.conftest import read

ROOT = """
openapi: 3.1.0
info: {title: Shop, version: '1', license: {name: MIT}, contact: {email: a@b.example}}
externalDocs: {url: https://docs.example}
paths: {}
servers:
  - url: https://{region}.example/v1
    variables: {region: {default: eu, enum: [eu, us]}}
tags: [{name: Pets, description: All pets.}]
x-specmill-formats: {day: {type: date, pattern: '%Y'}}
x-specmill-client-parameters:
  - {name: X-Act-As, in: header, schema: {type: string}, x-specmill-name: act_as}
"""


def test_title_page_is_read() -> None:
    api = read(ROOT).api

    assert (api.title, api.version, api.licence, api.contact, api.notes.docs_url) == (
        "Shop",
        "1",
        "MIT",
        "a@b.example",
        "https://docs.example",
    )


def test_server_variables_are_read() -> None:
    (server,) = read(ROOT).api.servers

    assert [(one.name, one.default, one.values) for one in server.variables] == [
        ("region", "eu", ("eu", "us"))
    ]


def test_described_tags_are_groups() -> None:
    (group,) = read(ROOT).api.groups

    assert (group.path, group.description) == (("Pets",), "All pets.")


def test_declared_formats_are_read() -> None:
    (found,) = read(ROOT).api.formats

    assert (found.name, found.kind, found.pattern) == ("day", "date", "%Y")


def test_pattern_that_no_sdk_can_read_is_an_error() -> None:
    outcome = read(ROOT.replace("'%Y'", "'%Y-%j'"))

    assert outcome.pointer("invalid-extension").endswith("/day/pattern")
    message = outcome.report("invalid-extension").message
    assert message == "the pattern '%Y-%j' has the unknown directive '%j'"


@pytest.mark.parametrize("pattern", ["%a, %d %b %Y %H:%M:%S %z", "%Y%%", "%Y %"])
def test_pattern_that_sdks_can_read_is_none(pattern: str) -> None:
    (found,) = read(ROOT.replace("%Y", pattern)).api.formats

    assert pattern == found.pattern
    assert TextPattern(pattern).text == pattern


def test_client_parameters_are_read() -> None:
    (found,) = read(ROOT).api.client_parameters

    assert (found.wire_name, found.identifier) == ("X-Act-As", "act_as")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://{host}/v1", "server-variable-undefined"),
        ("javascript:alert(1)", "invalid-server-url"),
        ("https://exa mple.com", "invalid-server-url"),
        ("https://example.com:99999/", "invalid-server-url"),
        ("http://[::1", "invalid-server-url"),
    ],
)
def test_unusable_address_is_an_error(url: str, code: str) -> None:
    assert code in read(ROOT.replace("https://{region}.example/v1", f"'{url}'")).codes


@pytest.mark.parametrize("url", ["Your API URL", "<the address of your server>"])
def test_prose_in_place_of_an_address_is_left_out(url: str) -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", url))

    assert (outcome.api.servers, outcome.codes) == ((), ["degraded-server"])


def test_an_address_of_websockets_is_left_out() -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", "wss://host.example"))

    assert (outcome.api.servers, outcome.codes) == ((), ["degraded-server"])


@pytest.mark.parametrize("url", ["api.host.example", "host.example/v1"])
def test_a_host_without_a_scheme_is_told(url: str) -> None:
    report = read(ROOT.replace("https://{region}.example/v1", url)).report(
        "degraded-server"
    )

    assert (report.severity, report.hint) == ("warning", f"write https://{url}")


@pytest.mark.parametrize(
    "url",
    ["/v1", "../v1", "v1.0/api", "//host.example/v1", "https://h.example:8080/v1"],
)
def test_usable_address_is_none(url: str) -> None:
    assert read(ROOT.replace("https://{region}.example/v1", f"'{url}'")).codes == []


def test_default_of_a_variable_that_leads_elsewhere_is_an_error() -> None:
    outcome = read(ROOT.replace("default: eu", "default: evil.example/#"))

    (report,) = outcome.reports
    assert (report.code, report.severity) == ("server-variable-default", "error")


def test_first_value_of_a_variable_is_its_default_where_that_is_another() -> None:
    outcome = read(ROOT.replace("default: eu", "default: '{region}'"))

    (variable,) = outcome.api.servers[0].variables
    assert variable.default in variable.values
    assert outcome.pointer("server-variable-default") == "/servers/0/variables/region"


def test_address_without_a_scheme_has_https() -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", "//host.example/v1"))

    assert [one.url for one in outcome.api.servers] == ["https://host.example/v1"]


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://ada:secret@api.example/v1", "https://api.example/v1"),
        ("https://api.example/rest?format=json", "https://api.example/rest"),
        ("https://api.example/v1#top", "https://api.example/v1"),
    ],
)
def test_address_is_left_with_what_paths_are_appended_to(url: str, plain: str) -> None:
    outcome = read(ROOT.replace("https://{region}.example/v1", f"'{url}'"))

    assert [plain] == [one.url for one in outcome.api.servers]
    assert ["degraded-server"] == outcome.codes


@pytest.mark.parametrize(
    ("variable", "default", "values"),
    [
        ("{default: <your region>}", "", ()),
        ("{default: a@b}", "", ()),
        ('{default: "e\\u202eu"}', "", ()),
        ("{default: e u, enum: [e u, us]}", "us", ("us",)),
        ("{default: e u, enum: [e u]}", "", ()),
    ],
)
def test_value_that_no_address_can_hold_is_left_out(
    variable: str, default: str, values: tuple[str, ...]
) -> None:
    outcome = read(ROOT.replace("{default: eu, enum: [eu, us]}", variable))

    [found] = outcome.api.servers[0].variables
    assert (default, values) == (found.default, found.values)
    assert ["degraded-server"] == outcome.codes


@pytest.mark.parametrize("other", ["X-Act-As, in: query", "x-act-as, in: header"])
def test_client_parameters_of_one_name_are_refused(other: str) -> None:
    outcome = read(f"{ROOT}  - {{name: {other}, schema: {{type: string}}}}\n")

    assert ["invalid-extension"] == outcome.codes
