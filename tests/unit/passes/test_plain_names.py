"""Names that say what is meant, and nothing twice."""

from __future__ import annotations

import pytest

from specmill.passes.group_names import plain_names
from tests.unit.passes.conftest import FINE, Refined, refined_methods, refined_paths

NONE: frozenset[str] = frozenset()


def tagged(path: str, tag: str, id_: str, method: str = "get", **more: str) -> Refined:
    """An API of one operation."""
    names = [part.partition("}")[0] for part in path.split("{")[1:]]
    given = ", ".join(
        f"{{name: {name}, in: path, required: true, schema: {{}}}}" for name in names
    )
    extra = "".join(f"{key}: {value}, " for key, value in more.items())
    line = f"operationId: {id_}, tags: [{tag}], parameters: [{given}], {extra}{FINE}"
    return refined_paths(f"{path}: {{{method}: {{{line}}}}}")


def methods(*names: str) -> Refined:
    """A JSON-RPC API with methods of such names."""
    listed = (
        f"{{name: {name}, params: [], tags: [{{name: Chain API}}],"
        " result: {name: r, schema: {}}}"
        for name in names
    )
    return refined_methods(f"[{', '.join(listed)}]")


@pytest.mark.parametrize(
    ("path", "id_", "expected"),
    [
        ("/sites/{id}/assets", "deleteSiteAsset", "assets.delete_site_asset"),
        ("/sites/{id}/assets", "listSiteAssets", "assets.list_site_assets"),
        ("/assets/{id}/public", "listPublicAssets", "assets.list_public"),
        ("/public/assets", "listPublicAssets", "assets.list_public"),
        ("/assets/{id}/files", "createAssetFile", "assets.create_file"),
    ],
)
def test_name_of_another_thing_is_kept_whole(
    path: str, id_: str, expected: str
) -> None:
    assert tagged(path, "assets", id_).call(id_) == expected


@pytest.mark.parametrize(
    ("tag", "id_", "expected"),
    [
        ("invites", "inviteUser", "invites.invite_user"),
        ("search", "searchUsers", "search.users"),
        ("invites", "inviteUpdate", "invites.update"),
    ],
)
def test_verb_is_no_word_of_the_group(tag: str, id_: str, expected: str) -> None:
    assert tagged("/x", tag, id_).call(id_) == expected


@pytest.mark.parametrize(
    ("path", "id_", "method", "expected"),
    [
        ("/users/{id}", "user", "get", "users.get"),
        ("/users", "search", "get", "users.search"),
        ("/users", "users", "post", "users.users"),
    ],
)
def test_id_that_is_the_group_says_nothing(
    path: str, id_: str, method: str, expected: str
) -> None:
    assert tagged(path, "Users", id_, method).call(id_) == expected


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("create-an-album", "albums.create"),
        ("get-an-albums-tracks", "albums.get_tracks"),
        ("move-a-track-of-an-album", "albums.move_a_track_of_an_album"),
        ("_", "albums.default"),
    ],
)
def test_article_goes_with_its_noun(id_: str, expected: str) -> None:
    assert tagged("/albums", "Albums", id_).call(id_) == expected


def test_nouns_in_se_are_the_words_of_their_group() -> None:
    found = tagged("/responses/{id}", "Responses", "getResponse")

    assert found.call("getResponse") == "responses.get"


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("Deleteusergroup", "user_groups.delete"),
        ("Deleteausergroup", "user_groups.delete"),
        ("Getusergroupmembers", "user_groups.get_members"),
        ("Getinternationalization", "user_groups.getinternationalization"),
        ("getFieldConfigurations", "user_groups.get_field_configurations"),
    ],
)
def test_words_that_are_written_as_one_are_told_apart(id_: str, expected: str) -> None:
    found = tagged("/user-groups/{id}/members", "User groups", id_)

    assert found.call(id_) == expected


def test_method_that_springfox_appends_says_nothing() -> None:
    found = tagged("/pets/{id}", "pets", "savePetUsingPOST_1", "post")

    assert found.call("savePetUsingPOST_1") == "pets.save_1"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["users_api", "logs_rest_api", "open_api"], ["users", "logs", "open_api"]),
        (["users_api", "users"], ["users_api", "users"]),
        (["user_api_controller", "api"], ["user", "api"]),
        (["import_api"], ["import_api"]),
        (["chat_v1_user", "chat_v1_room"], ["user", "room"]),
        (["chat_v1_user", "chat_v2_user"], ["chat_v1_user", "chat_v2_user"]),
        (["api20100401_account", "v2"], ["account", "v2"]),
        (["users_v1"], ["users"]),
    ],
)
def test_groups_have_plain_names(names: list[str], expected: list[str] | None) -> None:
    found = plain_names(names, NONE)

    assert [found[name] for name in names] == (expected or names)


def test_group_that_the_path_calls_so_keeps_its_name() -> None:
    found = tagged("/llm-api", "LLM API", "getLlmApi")

    assert found.operation("getLlmApi").group == ("llm_api",)


def test_group_with_a_plain_name_has_the_description_of_its_tag() -> None:
    found = refined_paths(
        f"/pets: {{get: {{operationId: listPets, tags: [Pets API], {FINE}}}}}",
        tags="[{name: Pets API, description: All pets.}]",
    )

    (group,) = found.api.groups
    assert (group.path, group.description) == (("pets",), "All pets.")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("eth_getBlock", "eth_call"), "eth.get_block"),
        (("eth_getBlock", "eth_signData_v4", "rpc.ping"), "eth.get_block"),
        (("get_block", "get_user"), "chain.get_block"),
        (("eth_getBlock", "ethCall"), "eth.get_block"),
        (("eth_accounts", "eth_getBlock"), "eth.accounts"),
        (("eth_accounts", "net_getBlock"), "chain.eth_accounts"),
        (("get_Block", "set_Block"), "chain.get_block"),
    ],
)
def test_prefix_of_rpc_methods_is_a_namespace(
    names: tuple[str, ...], expected: str
) -> None:
    assert methods(*names).call(names[0]) == expected


@pytest.mark.parametrize(
    ("path", "tag", "expected"),
    [
        ("/vectors", "Vector Operations", "vector.x"),
        ("/status", "Utility endpoints", "utility.x"),
        ("/cdn/endpoints", "CDN Endpoints", "cdn_endpoints.x"),
    ],
)
def test_operations_and_endpoints_say_nothing_unless_a_path_does(
    path: str, tag: str, expected: str
) -> None:
    assert tagged(path, tag, "x").call("x") == expected


def test_plain_name_that_is_the_plural_of_another_stays() -> None:
    names = plain_names({"file_operations", "files"}, NONE)

    assert names == {"file_operations": "file_operations", "files": "files"}
