"""`sdk.yaml` is read with positions, and every mistake in it is named in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmill.config import Config, Overrides
from specmill.diagnostics import SpecError
from specmill.loading import read
from specmill.model.auth import OAuth2Scheme, TokenRequest
from specmill.python.package_checks import check_package
from specmill.python.plan import plan_package
from specmill.report import to_text
from tests.unit.delivery.descriptions import SHOP, write_shop

WITH_TOKENS = SHOP.replace(
    "key: {type: apiKey, in: header, name: X-Key}",
    "app: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}",
).replace("[{key: []}]", "[{app: []}]")


def config_of(
    folder: Path, config: str | None, overrides: Overrides | None = None
) -> Config:
    write_shop(folder, config=config)
    return read(folder, overrides or Overrides()).config


def problems_of(folder: Path, config: str, overrides: Overrides | None = None) -> str:
    with pytest.raises(SpecError) as caught:
        config_of(folder, config, overrides)
    return to_text(caught.value.diagnostics).replace(f"{folder.as_posix()}/", "")


def test_without_a_file_the_title_decides(tmp_path: Path) -> None:
    assert config_of(tmp_path, None) == Config(
        package="corner_shop",
        is_chosen=False,
        distribution="corner-shop",
        client="CornerShop",
    )


def test_a_package_without_a_name_of_its_own_is_noted(tmp_path: Path) -> None:
    write_shop(tmp_path, SHOP.replace("Corner Shop", "Магазин"), None)

    (note,) = read(tmp_path).diagnostics

    assert (note.severity, note.code) == ("note", "unnamed-package")
    assert note.message.endswith("so that the package is called 'openapi'")


def test_a_package_that_was_named_is_not_noted(tmp_path: Path) -> None:
    write_shop(tmp_path, SHOP.replace("Corner Shop", "Магазин"))

    assert tuple(read(tmp_path).diagnostics) == ()


def test_the_file_decides_over_the_title(tmp_path: Path) -> None:
    text = (
        "package: shop\ndistribution: shop-sdk\nclient: ShopClient\nversion: 1.2.0\n"
        "summary: A shop\nexample: orders.list\nenvironment: {key: SHOP_KEY}\n"
    )

    assert config_of(tmp_path, text) == Config(
        package="shop",
        distribution="shop-sdk",
        client="ShopClient",
        version="1.2.0",
        summary="A shop",
        example="listOrders",
        environment={"key": "SHOP_KEY"},
    )


def test_an_option_decides_over_the_file(tmp_path: Path) -> None:
    config = config_of(tmp_path, "package: shop\n", Overrides(package="store"))

    assert (config.package, config.client) == ("store", "Store")


def test_an_invalid_option_is_named(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "package: shop\n", Overrides(package="a b")) == (
        "--package: error[invalid-configuration]: "
        "package 'a b' is no Python identifier of ASCII letters, digits and underscores\n"
        "  hint: write a_b, for example\n"
        "1 error\n"
    )


def test_every_mistake_is_named_in_one_run(tmp_path: Path) -> None:
    text = (
        "pakage: shop\npackage: json\nversion: 1.0\n"
        "example: orders.lst\nenvironment: {kye: 1A}\n"
    )

    assert problems_of(tmp_path, text) == (
        "sdk.yaml:1:1: error[unknown-key]: 'pakage' is no key of sdk.yaml\n"
        "  hint: did you mean 'package'?\n"
        "sdk.yaml:2:1: error[invalid-configuration]: "
        "package 'json' would shadow the standard library's module 'json'\n"
        "  hint: write json_api, for example\n"
        "sdk.yaml:3:1: error[invalid-configuration]: version has to be a text, not 1.0\n"
        "  hint: put it in quotes\n"
        "sdk.yaml:4:1: error[invalid-configuration]: "
        '"orders.lst" is no operation of this description\n'
        "  hint: did you mean 'orders.list'?\n"
        "sdk.yaml:5:15: error[unknown-key]: 'kye' is no credential of this description\n"
        "  hint: did you mean 'key'?\n"
        "5 errors\n"
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("version: one\n", 'write a text such as "1.2.0", or leave the key out'),
        (
            "idempotency_key: true\n",
            "write a text such as Idempotency-Key, or leave the key out",
        ),
        ("environment: [KEY]\n", "write {api_key: ACME_API_KEY}, for example"),
        ("pagination: [orders.list]\n", "write {pets.list: false}, for example"),
        ("overlays: [missing.yaml]\n", "write the path of an overlay from here"),
        ("token_requests: {app: {}}\n", "remove it: there are none"),
    ],
)
def test_an_example_is_given_where_no_name_is_meant(
    tmp_path: Path, text: str, hint: str
) -> None:
    assert f"  hint: {hint}" in problems_of(tmp_path, text)


def test_overlays_that_are_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "names.overlay.yaml").write_text("overlay: 1.0.0\nactions: []\n")

    said = problems_of(tmp_path, "overlays: [name.overlay.yaml]\n")

    assert "hint: overlays that are there: names.overlay.yaml\n" in said


def test_requests_for_tokens_reach_the_scheme(tmp_path: Path) -> None:
    text = "token_requests: {app: {method: post, parameters: {audience: shop}}}\n"
    write_shop(tmp_path, WITH_TOKENS, text)

    (scheme,) = read(tmp_path).api.schemes

    assert isinstance(scheme, OAuth2Scheme)
    assert scheme.grant is not None
    assert scheme.grant.request == TokenRequest("post", {"audience": "shop"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{apq: {}}", "did you mean 'app'?"),
        (
            "{app: {method: digest}}",
            "'method' can't be 'digest': use one of 'basic', 'post'",
        ),
        ("{app: {parameters: {client_id: me}}}", "'client_id' is a matter of the SDK"),
        ("{app: {url: /token}}", "'url' is no key: known are method, parameters"),
    ],
)
def test_a_wrong_request_for_tokens_is_named(
    tmp_path: Path, text: str, message: str
) -> None:
    write_shop(tmp_path, WITH_TOKENS, f"token_requests: {text}\n")

    with pytest.raises(SpecError) as caught:
        read(tmp_path)

    assert message in to_text(caught.value.diagnostics)


def test_an_idempotency_key_is_for_what_cannot_be_sent_again(tmp_path: Path) -> None:
    post = (
        "    post: {operationId: addOrder, responses: {'204': {description: Done}}}\n"
    )
    text = SHOP.replace("    get:\n", f"{post}    get:\n")
    write_shop(tmp_path, text, "idempotency_key: Idempotency-Key\n")

    found = {one.id: one.idempotency_key for one in read(tmp_path).api.operations}

    assert found == {"listOrders": None, "addOrder": "Idempotency-Key"}


def test_an_idempotency_key_is_the_name_of_a_header(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "idempotency_key: a b\n").startswith(
        "sdk.yaml:1:1: error[invalid-configuration]: 'a b' can't be the name of a header"
    )


def test_a_variable_has_a_name_that_shells_can_set(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "environment: {key: 1-A}\n") == (
        "sdk.yaml:1:15: error[invalid-configuration]: "
        '"1-A" is no name for an environment variable\n'
        "  hint: write letters, digits and underscores only, such as ACME_API_KEY\n"
        "1 error\n"
    )


@pytest.mark.parametrize("name", ["apiKey", "api_key"])
def test_a_credential_of_the_environment_is_called_as_described_or_as_its_argument(
    tmp_path: Path, name: str
) -> None:
    text = SHOP.replace("key: {type", "apiKey: {type").replace(
        "{key: []}", "{apiKey: []}"
    )
    write_shop(tmp_path, text, f"environment: {{{name}: MY_KEY}}\n")

    assert read(tmp_path).config.environment == {"apiKey": "MY_KEY"}


def test_a_credential_has_one_variable(tmp_path: Path) -> None:
    text = SHOP.replace("key: {type", "apiKey: {type").replace(
        "{key: []}", "{apiKey: []}"
    )
    write_shop(tmp_path, text, "environment: {apiKey: A, api_key: B}\n")

    with pytest.raises(SpecError, match="the credential 'api_key' has two variables"):
        read(tmp_path)


def test_only_credentials_come_from_the_environment(tmp_path: Path) -> None:
    text = (
        SHOP + "x-specmill-client-parameters: [{name: shop, in: query, schema: {}}]\n"
    )
    write_shop(tmp_path, text, "environment: {shop: SHOP}\n")

    with pytest.raises(SpecError, match="'shop' is no credential of this description"):
        read(tmp_path)


def test_mistakes_of_the_description_and_of_the_file_come_together(
    tmp_path: Path,
) -> None:
    write_shop(tmp_path, "openapi: 9.9.9\n", "package: json\n")

    with pytest.raises(SpecError) as caught:
        read(tmp_path)

    codes = {one.code for one in caught.value.diagnostics}
    assert codes == {"unknown-version", "invalid-configuration"}


@pytest.mark.parametrize("text", ["", "# package: shop\n", "---\n# nothing yet\n"])
def test_configuration_without_keys_is_none(tmp_path: Path, text: str) -> None:
    write_shop(tmp_path, config=text)

    assert read(tmp_path).config.package == "corner_shop"


def test_configuration_that_is_a_list_is_called_by_its_name(tmp_path: Path) -> None:
    write_shop(tmp_path, config="- a\n")

    with pytest.raises(SpecError, match=r"sdk\.yaml is a mapping"):
        read(tmp_path)


def test_example_without_documented_values_is_warned_about(tmp_path: Path) -> None:
    text = SHOP.replace(
        "{name: limit, in: query,", "{name: limit, in: query, required: true,"
    )
    config = "package: shop\nexample: orders.list\nfixtures: false\n"
    write_shop(tmp_path, text, config)
    loaded = read(tmp_path)
    check_package(plan_package(loaded.api, loaded.config), loaded.diagnostics)

    assert "undocumented-example" in [one.code for one in loaded.diagnostics]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("package: my-shop", "write my_shop, for example"),
        ("client: my shop", "write MyShop, for example"),
        ("client: 1Shop", "write Api1Shop, for example"),
        ("token_requests: [key]", "write {oauth: {method: post}}, for example"),
        ("distribution: my shop!", "write my-shop, for example"),
        ("fixtures: no", "`yes` and `no` are texts in YAML 1.2"),
        ("overlays: more.yaml", "write [more.yaml]"),
        ("retries: 3", "known: aliases, client, distribution, environment, example"),
    ],
)
def test_usual_slips_have_a_hint(tmp_path: Path, line: str, hint: str) -> None:
    assert f"hint: {hint}" in problems_of(tmp_path, line + "\n")
