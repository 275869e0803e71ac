"""What operations without an id are called: as REST does, where method and path allow it."""

from __future__ import annotations

import pytest

from specmill.passes.words import one_of
from tests.unit.passes.conftest import FINE, Refined, refined_paths

LIST = (
    "responses: {'200': {description: all, content: {application/json: "
    "{schema: {type: array, items: {type: string}}}}}}"
)


def api(*operations: str, **more: str) -> Refined:
    """An API of operations, each `METHOD /path`, or `METHOD /path -> list`."""
    lines: dict[str, list[str]] = {}
    for one in operations:
        method, path, *_ = one.split(" ")
        answer = LIST if one.endswith("-> list") else FINE
        extra = "".join(f"{key}: {value}, " for key, value in more.items())
        lines.setdefault(path, []).append(f"{method.lower()}: {{{extra}{answer}}}")
    paths = "".join(
        f"{path}: {{{_variables(path)}{', '.join(each)}}}\n"
        for path, each in lines.items()
    )
    return refined_paths(paths)


def _variables(path: str) -> str:
    names = [one.partition("}")[0] for one in path.split("{")[1:]]
    given = ", ".join(
        f"{{name: {name}, in: path, required: true, schema: {{}}}}" for name in names
    )
    return f"parameters: [{given}], "


USERS = (
    "GET /users",
    "POST /users",
    "GET /users/{id}",
    "PUT /users/{id}",
    "DELETE /users/{id}",
)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("get /users", "users.list"),
        ("post /users", "users.create"),
        ("get /users/{id}", "users.get"),
        ("put /users/{id}", "users.update"),
        ("delete /users/{id}", "users.delete"),
    ],
)
def test_collection_and_items_have_the_usual_names(
    operation: str, expected: str
) -> None:
    assert expected == api(*USERS).call(operation)


def test_two_ways_to_write_have_names_of_their_own() -> None:
    found = api(*USERS, "PATCH /users/{id}")

    assert (found.call("put /users/{id}"), found.call("patch /users/{id}")) == (
        "users.replace",
        "users.update",
    )


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("GET /users/{id}/posts", "users.get_posts"),
        ("GET /users/{id}/posts -> list", "users.list_posts"),
        ("POST /users/{id}/posts", "users.create_post"),
        ("POST /users/{id}/activate", "users.activate"),
        ("POST /users/{id}/sendMessages", "users.send_messages"),
        ("PUT /users/{id}/resetPassword", "users.reset_password"),
        ("GET /users/{id}/import-jobs", "users.get_import_jobs"),
        ("GET /users/{id}/profile", "users.get_profile"),
        ("DELETE /users/{id}/address", "users.delete_address"),
        ("DELETE /users/{id}/posts/{post}", "users.delete_post"),
        (
            "GET /users/{id}/posts/{post}/comments -> list",
            "users.list_post_comments",
        ),
        ("DELETE /users", "users.delete_all"),
        ("HEAD /users/{id}", "users.head_by_id"),
        ("POST /users/{id}:ban", "users.post_by_id_ban"),
    ],
)
def test_what_lies_deeper_is_appended(operation: str, expected: str) -> None:
    method, path, *_ = operation.split(" ")

    assert expected == api(*USERS, operation).call(f"{method.lower()} {path}")


def test_list_is_known_by_the_items_below_it() -> None:
    found = api("GET /users/{id}/posts", "GET /users/{id}/posts/{post}")

    assert found.call("get /users/{id}/posts") == "users.list_posts"


def test_tag_of_several_resources_names_each() -> None:
    found = api("GET /books -> list", "GET /authors/{id}", tags="[Library]")

    assert (found.call("get /books"), found.call("get /authors/{id}")) == (
        "library.list_books",
        "library.get_author",
    )


def test_usual_name_is_that_of_the_shorter_path() -> None:
    found = api("GET /users/{id}", "GET /teams/{team}/users/{id}", tags="[users]")

    assert (
        found.call("get /users/{id}"),
        found.call("get /teams/{team}/users/{id}"),
    ) == ("users.get", "users.get_team_user")


def test_equal_usual_names_of_equal_paths_have_all_words_of_theirs() -> None:
    found = api("GET /teams/{id}/users", "GET /clubs/{id}/users", tags="[users]")

    assert (
        found.call("get /teams/{id}/users"),
        found.call("get /clubs/{id}/users"),
    ) == ("users.get_team_users", "users.get_club_users")


@pytest.mark.parametrize(
    ("operation", "tag", "expected"),
    [
        ("POST /servers/{id}/actions/reboot", "Server Actions", "reboot"),
        ("GET /servers/{id}/actions/{action}", "Server Actions", "get"),
        ("POST /assets/returns/average", "Assets / Returns", "average"),
        ("GET /big/servers/{id}/actions", "Server Actions", "get"),
        ("GET /servers/{id}/tasks", "Server Actions", "get_server_tasks"),
    ],
)
def test_group_of_several_segments_is_not_said_again(
    operation: str, tag: str, expected: str
) -> None:
    method, path = operation.split(" ")

    found = api(operation, tags=f"['{tag}']").call(f"{method.lower()} {path}")

    assert found.partition(".")[2] == expected


@pytest.mark.parametrize(
    ("path", "member", "expected"),
    [
        ("/users", "data", "users.list"),
        ("/users", "Items", "users.list"),
        ("/users", "roles", "users.get"),
        ("/profile", "data", "profile.get"),
        ("/users/{id}/posts", "results", "users.list_posts"),
    ],
)
def test_plural_that_answers_with_a_list_of_usual_name_is_a_collection(
    path: str, member: str, expected: str
) -> None:
    page = LIST.replace(
        "{type: array, items: {type: string}}",
        f"{{type: object, properties: {{{member}: {{type: array, items: {{type: string}}}}}}}}",
    )
    found = refined_paths(f"{path}: {{{_variables(path)}get: {{{page}}}}}")

    assert found.call(f"get {path}") == expected


def test_percent_signs_of_a_path_are_no_words() -> None:
    found = api("GET /labs/%40jupyter/a%2Fb")

    assert found.call("get /labs/%40jupyter/a%2Fb") == "labs.get_jupyter_a_b"


def test_operation_with_an_id_keeps_its_name_beside_one_without() -> None:
    found = refined_paths(f"""
/books/{{id}}:
  parameters: [{{name: id, in: path, required: true, schema: {{}}}}]
  get: {{operationId: getBook, {FINE}}}
/shelves/{{id}}/books/{{book}}:
  parameters:
    - {{name: id, in: path, required: true, schema: {{}}}}
    - {{name: book, in: path, required: true, schema: {{}}}}
  get: {{tags: [books], {FINE}}}
""")

    assert found.call("getBook") == "books.get"
    assert found.call("get /shelves/{id}/books/{book}") != "books.get"


def test_operations_without_ids_are_counted_in_one_note() -> None:
    notes = [one for one in api(*USERS).reports if one.code == "missing-operation-id"]

    assert [one.message.partition(";")[0] for one in notes] == [
        "5 operations have no operationId of their own"
    ]


def test_reason_is_the_convention() -> None:
    (decision,) = api("GET /users -> list").api.decisions

    assert decision.value == "users.list"
    assert decision.reason.endswith("name from its method and the form of its path")


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("posts", "post"),
        ("user_addresses", "user_address"),
        ("status", "status"),
        ("statuses", "status"),
        ("databases", "database"),
        ("categories", "category"),
        ("boxes", "box"),
        ("people", "person"),
        ("class", "class"),
        ("us", "us"),
        ("test_sms", "test_sms"),
        ("analysis", "analysis"),
        ("feedback", "feedback"),
    ],
)
def test_singular_of_a_resource(many: str, one: str) -> None:
    assert one == one_of(many)


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("POST /sendMessage", "send_message"),
        ("GET /v1/getUpdates", "get_updates"),
        ("POST /log-out", "log_out"),
        ("POST /import-jobs", "import_jobs.create"),
        ("POST /orders", "orders.create"),
        ("POST /close", "close"),
        ("GET /close", "close.get"),
        ("POST /closes", "closes.create"),
    ],
)
def test_path_that_says_what_is_done_is_the_name(operation: str, expected: str) -> None:
    method, path, *_ = operation.split(" ")

    assert api(operation).call(f"{method.lower()} {path}") == expected


def test_path_that_others_share_is_a_group_whatever_it_says() -> None:
    found = api("POST /sendMessage", "GET /sendMessage/status")

    assert found.call("post /sendMessage") == "send_message.create"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/users/{id}.json", "users.get"),
        ("/users/{id}.{format}", "users.get"),
        ("/users/{id}{mediaTypeExtension}", "users.get"),
        ("/users/{id}/summary.{ext}", "users.get_summary"),
        ("/users/latest.json", "users.get_latest"),
        ("/users/avatar.png", "users.get_avatar_png"),
    ],
)
def test_form_of_the_answer_is_no_part_of_a_name(path: str, expected: str) -> None:
    assert api(f"GET {path}").call(f"get {path}") == expected


@pytest.mark.parametrize("tag", ["v2", "V1.1", "3", "/v1/users", "users/{id}/posts"])
def test_tag_that_is_a_version_or_a_path_is_no_group(tag: str) -> None:
    found = api("GET /users/{id}", tags=f"['{tag}']")

    assert found.call("get /users/{id}") == "users.get"


@pytest.mark.parametrize(
    "start", ["/v1", "/api-public/v2", "/api2", "/1.1", "/2020-01", "/rest-api/v1beta2"]
)
def test_version_of_an_api_is_no_group(start: str) -> None:
    assert api(f"GET {start}/users/{{id}}").call(f"get {start}/users/{{id}}") == (
        "users.get"
    )
