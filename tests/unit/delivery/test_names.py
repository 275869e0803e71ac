"""Names that would break an import, an installation or a class are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill import names

GENERATED = Path(__file__).parents[3] / "generated"


@pytest.mark.parametrize(
    ("package", "problem"),
    [
        ("class", "package 'class' is a Python keyword"),
        ("match", "package 'match' is a Python keyword"),
        ("json", "package 'json' would shadow the standard library's module 'json'"),
        ("JSON", "package 'JSON' would shadow the standard library's module 'json'"),
        (
            "telnetlib",
            "package 'telnetlib' would shadow the standard library's module 'telnetlib'",
        ),
        (
            "httpx",
            "package 'httpx' would shadow the library 'httpx', which SDKs import",
        ),
        (
            "msgspec",
            "package 'msgspec' would shadow the library 'msgspec', which SDKs import",
        ),
        (
            "pytest",
            "package 'pytest' would shadow the library 'pytest', which SDKs import",
        ),
        (
            "typing_extensions",
            "package 'typing_extensions' would shadow the library 'typing_extensions', which SDKs import",
        ),
        (
            "",
            "package '' is no Python identifier of ASCII letters, digits and underscores",
        ),
        ("con", "package 'con' is the name of a device on Windows"),
        ("LPT1", "package 'LPT1' is the name of a device on Windows"),
        (
            "my-shop",
            "package 'my-shop' is no Python identifier of ASCII letters, digits and underscores",
        ),
        (
            "a.b",
            "package 'a.b' is no Python identifier of ASCII letters, digits and underscores",
        ),
        (
            "übung",
            "package 'übung' is no Python identifier of ASCII letters, digits and underscores",
        ),
    ],
)
def test_a_package_that_can_not_be_imported_is_refused(
    package: str, problem: str
) -> None:
    assert problem == names.package_problem(package)


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("Quorum Send SMS", "quorum_send_sms"),
        ("WhatCounts SMS API", "what_counts_sms_api"),
        ("HTTPServer 2.0", "http_server_2_0"),
        ("Überweisungen & Café", "uberweisungen_cafe"),
        ("Acme's Node2Nodes", "acme_node2_nodes"),
        ("3D printing", "api_3d_printing"),
        ("Shop API Reference Documentation", "shop_api"),
        ("API documentation", "api"),
        ("Developer documentation", "developer_documentation"),
        ("Shop specification (https://git.example/shop)", "shop_specification"),
        ("Shop API (https://git.example/shop)", "shop_api"),
        (
            "Retail Web API with fixes and improvements",
            "retail_web_api_with_fixes",
        ),
        ("JSON", "json_api"),
        ("NUL", "nul_api"),
        ("Class", "class_api"),
        ("../../etc/passwd\n", "etc_passwd"),
        ("支付", "pay"),
        (
            "The longest title that anyone has ever given to an interface",
            "the_longest_title_that_anyone_has_ever",
        ),
        ("x" * 100, "x" * 40),
    ],
)
def test_a_default_package_follows_the_title(title: str, package: str) -> None:
    default = names.default_package(title, Path("specs/pay.yaml"))

    assert package == default
    assert names.package_problem(default) is None


@pytest.mark.parametrize("title", ["支付", "API заказов", "注文 REST API v2"])
def test_a_title_in_another_script_says_little(title: str) -> None:
    assert names.says_little(title)


@pytest.mark.parametrize("title", ["API", "v2", "Überweisungen", "支付 (Pay)", ""])
def test_other_titles_say_enough(title: str) -> None:
    assert not names.says_little(title)


def test_without_any_letter_there_is_still_a_package() -> None:
    assert names.default_package("", None) == "api"


@pytest.mark.parametrize(
    "version", ["1", "1.2.3", "0.1.0rc1", "1!2.0", "1.0.post1", "1.0.dev3", "1.0+a.1"]
)
def test_versions_of_pep_440_are_taken(version: str) -> None:
    assert names.version_problem(version) is None


@pytest.mark.parametrize(
    "version", ["", "v1", "1.0-beta", "1.0\n", "latest", '1.0", "x']
)
def test_other_versions_are_refused(version: str) -> None:
    form = "the normal form of PEP 440, such as 1.2.0 or 1.2.0rc1"
    problem = f"version '{version}' is no version in {form}"

    assert problem == names.version_problem(version)


@pytest.mark.parametrize("name", ["shop", "Shop.Client", "shop-sdk", "s"])
def test_distribution_names_of_pep_508_are_taken(name: str) -> None:
    assert names.distribution_problem(name) is None


@pytest.mark.parametrize(
    "name", ["", "-shop", "shop-", "a b", 'a"', "shop\n", "Specmill-Runtime", "HTTPX"]
)
def test_other_distribution_names_are_refused(name: str) -> None:
    assert names.distribution_problem(name) is not None


@pytest.mark.parametrize(
    "name", ["", "shop client", "None", "_Shop", "Shop()", "Läden"]
)
def test_a_client_has_the_name_of_a_class(name: str) -> None:
    assert names.client_problem(name) == f"client '{name}' is no name for a class"


@pytest.mark.parametrize(
    "name",
    [
        *("errors", "models", "webhooks", "testing", "client", "async_raw_resources"),
        *("list", "Exception", "match", "TYPE_CHECKING", "SPEC", "OrdersResource"),
    ],
)
def test_a_client_is_not_called_like_something_else(name: str) -> None:
    assert names.client_problem(name) is not None


@pytest.mark.parametrize("name", ["Errors", "Client", "Hooks", "Mapping", "AsyncCore"])
def test_a_client_may_be_called_like_a_class_that_gives_way(name: str) -> None:
    assert names.client_problem(name) is None


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("corner_shop", "CornerShop"),
        ("any", "AnyClient"),
        ("warning", "WarningClient"),
        ("human_resource", "HumanResource"),
    ],
)
def test_default_client_is_a_name_that_is_free(package: str, expected: str) -> None:
    assert expected == names.default_client(package)


@pytest.mark.parametrize("sdk", sorted(GENERATED.glob("*/*/client.py")))
def test_no_client_is_called_like_a_module_of_its_package(sdk: Path) -> None:
    modules = {one.stem for one in sdk.parent.iterdir() if one.stem[:1].isalpha()}

    assert all(names.client_problem(one) is not None for one in modules - {"py"})


@pytest.mark.parametrize("summary", ["", "  ", "two\nlines", "a\x1b[31mred"])
def test_a_summary_is_one_line(summary: str) -> None:
    assert names.summary_problem(summary) == "summary has to be one line of text"
