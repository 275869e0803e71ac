"""Names from ids that repeat the path, the group, or the HTTP method."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import FINE, Refined, refined_paths

LIST = (
    "responses: {'200': {description: all, content: {application/json: "
    "{schema: {type: array, items: {type: string}}}}}}"
)
PAGE = LIST.replace(
    "{type: array, items: {type: string}}",
    "{type: object, properties: {pets: {type: array, items: {type: string}}}}",
)
ITEM = "parameters: [{name: id, in: path, required: true, schema: {}}]"


def api(*operations: str) -> Refined:
    """An API of operations, each `METHOD /path id [tag] [list]`."""
    lines: dict[str, list[str]] = {}
    for one in operations:
        method, path, id_, *more = one.split(" ")
        tags = f"tags: [{', '.join(word for word in more if word not in ('list', 'page'))}]"
        answer = LIST if "list" in more else PAGE if "page" in more else FINE
        lines.setdefault(path, []).append(
            f"{method.lower()}: {{operationId: {id_}, {tags}, {answer}}}"
        )
    return refined_paths(
        "".join(
            f"{path}: {{{ITEM + ', ' if '{' in path else ''}{', '.join(each)}}}\n"
            for path, each in lines.items()
        )
    )


ACCOUNTS = (
    "GET /v1/accounts GetAccounts",
    "POST /v1/accounts PostAccounts",
    "GET /v1/accounts/{id} GetAccountsId",
    "POST /v1/accounts/{id} PostAccountsId",
    "DELETE /v1/accounts/{id} DeleteAccountsId",
    "GET /v1/accounts/{id}/persons GetAccountsIdPersons list",
    "GET /v1/accounts/{id}/balance GetAccountsIdBalance",
    "POST /v1/accounts/{id}/balance PostAccountsIdBalance",
    "POST /v1/accounts/{id}/reject PostAccountsIdReject",
    "GET /v1/accounts/search GetAccountsSearch",
)


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("GetAccounts", "accounts.list"),
        ("PostAccounts", "accounts.create"),
        ("GetAccountsId", "accounts.get"),
        ("PostAccountsId", "accounts.update"),
        ("DeleteAccountsId", "accounts.delete"),
        ("GetAccountsIdPersons", "accounts.list_persons"),
        ("GetAccountsIdBalance", "accounts.get_balance"),
        ("PostAccountsIdBalance", "accounts.update_balance"),
        ("PostAccountsIdReject", "accounts.reject"),
        ("GetAccountsSearch", "accounts.search"),
    ],
)
def test_id_that_repeats_method_and_path_says_nothing(id_: str, expected: str) -> None:
    assert api(*ACCOUNTS).call(id_) == expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("GET /users/{id} read_user_users__id__get users", "users.read"),
        ("POST /login log_in_login_post auth", "auth.log_in"),
        (
            "GET /v1/items/{id}?beta=true read_item_v1_items__id__get items",
            "items.read",
        ),
        ("GET /users users_get users", "users.get"),
    ],
)
def test_path_that_a_framework_appends_goes(operation: str, expected: str) -> None:
    assert api(operation).call(operation.split(" ")[2]) == expected


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("GET /v1/shop/pets getPets pet list", "pet.list"),
        ("GET /v1/shop/pets getPets pet page", "pet.list"),
        ("GET /v1/shop/pets getPets pet", "pet.get"),
        ("GET /v1/shop/pets/{id} getPet pet", "pet.get"),
        ("POST /v1/shop/pets postPet pet list", "pet.create"),
        ("PATCH /v1/shop/pets/{id} pet_patch pet", "pet.update"),
        ("POST /v1/shop/pet/login getPet pet", "pet.get"),
    ],
)
def test_methods_of_http_are_those_of_rest(operation: str, expected: str) -> None:
    assert api(operation).call(operation.split(" ")[2]) == expected


def test_one_goes_before_many() -> None:
    found = api(
        "DELETE /v1/shop/pets deletePets pet", "DELETE /v1/shop/pets/{id} deletePet pet"
    )

    assert (found.call("deletePet"), found.call("deletePets")) == (
        "pet.delete",
        "pet.delete_pets",
    )


@pytest.mark.parametrize(
    ("tag", "id_", "expected"),
    [
        ("NewAlphaSender", "FetchAlphaSender", "new_alpha_sender.fetch"),
        ("OrderItems", "getItem", "order_items.get"),
        ("SendSms", "sendIndividualSms", "send_sms.send_individual_sms"),
    ],
)
def test_end_of_a_group_is_not_said_again(tag: str, id_: str, expected: str) -> None:
    assert api(f"GET /x/{{id}}/y {id_} {tag}").call(id_) == expected


def test_ids_of_google_are_namespaces() -> None:
    found = api(
        "GET /v1/{id} store.projects.shelves.get projects",
        "POST /v1/{id}:move store.projects.shelves.books.move projects",
    )

    assert [
        found.call("store.projects.shelves.get"),
        found.call("store.projects.shelves.books.move"),
    ] == ["projects.shelves.get", "projects.shelves.books.move"]


def test_operation_that_is_all_of_its_group_has_none() -> None:
    found = api("POST /CreateImage CreateImage", "POST /GetImage GetImage")

    assert found.call("CreateImage") == "create_image"


def test_operation_beside_others_below_its_path_keeps_its_group() -> None:
    found = api("POST /SendSms SendSms", "POST /SendSms/{id} SendSmsAgain")

    assert found.call("SendSms") == "send_sms.send_sms"


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("GET /parts/rim partsRimGET parts", "parts.get_rim"),
        ("GET /parts/paint parts_paint_get parts", "parts.get_paint"),
        ("POST /parts partsPost parts", "parts.create"),
        ("POST /merge mergeFilesPost files", "files.merge"),
        ("POST /posts/share sharePost feeds", "feeds.share_post"),
        ("GET /trees parts.get trees", "trees.parts_get"),
    ],
)
def test_method_at_the_end_of_an_id_comes_first(operation: str, expected: str) -> None:
    _, _, id_, *_ = operation.split(" ")

    assert api(operation).call(id_) == expected


def test_id_about_one_thing_does_not_delete_all() -> None:
    found = api("GET /devices getDevices list", "DELETE /devices DeleteDevice")

    assert found.call("DeleteDevice") == "devices.delete"


def test_path_before_the_name_of_a_function_is_no_part_of_it() -> None:
    id_ = "get-/crm/v3/owners/{id}_getById"

    found = api(f"GET /crm/v3/owners/{{id}} '{id_}' Owners")

    assert found.call(id_) == "owners.get_by_id"


@pytest.mark.parametrize(
    ("path", "id_", "tag", "expected"),
    [
        ("/contacts/contacts", "contacts_contacts_list", "contacts", "contacts.list"),
        ("/x/charts", "charts_charts_svg_show", "Charts", "charts.svg_show"),
        (
            "/wireless/wireless-lans",
            "wireless_wireless_lans_list",
            "wireless",
            "wireless.wireless_lans_list",
        ),
    ],
)
def test_group_that_an_id_says_twice_is_left_out_twice(
    path: str, id_: str, tag: str, expected: str
) -> None:
    assert api(f"GET {path} {id_} {tag}").call(id_) == expected


def test_group_said_twice_makes_way_for_one_said_once() -> None:
    found = api(
        "GET /users users_list users", "GET /users/users users_users_list users"
    )

    assert (found.call("users_list"), found.call("users_users_list")) == (
        "users.list",
        "users.users_list",
    )
