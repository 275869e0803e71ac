"""Under which namespace and name an operation is called."""

from __future__ import annotations

import pytest

from tests.unit.passes.conftest import FINE, Refined, refined_methods, refined_paths


def one(text: str, path: str = "/pets", method: str = "get") -> Refined:
    return refined_paths(f"{path}: {{{method}: {{{text}, {FINE}}}}}")


def test_hint_decides() -> None:
    found = one("operationId: x, tags: [Pets], x-specmill-name: zoo.animals.list")

    assert found.call("x") == "zoo.animals.list"


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("listSendSms", "send_sms.list"),
        ("send-sms/get-all", "send_sms.get_all"),
        ("sendIndividualSms", "send_sms.send_individual_sms"),
        ("sendSms", "send_sms.send_sms"),
        ("getSendSmsById", "send_sms.get_by_id"),
        ("sendSmsById", "send_sms.send_sms_by_id"),
        ("reportForSendSms", "send_sms.report_for_send_sms"),
    ],
)
def test_name_is_what_the_id_adds_to_the_tag(id_: str, expected: str) -> None:
    assert one(f"operationId: {id_}, tags: [Send SMS]").call(id_) == expected


def test_singular_and_plural_are_the_same_word() -> None:
    assert (
        one("operationId: createPet, tags: [pets]").call("createPet") == "pets.create"
    )


def test_without_tag_the_first_fixed_segment_is_the_group() -> None:
    found = one("operationId: listPets", "/api/v2/pets/{id}/x".replace("{id}", "1"))

    assert found.call("listPets") == "pets.list"


def test_without_id_method_and_path_make_the_name() -> None:
    found = refined_paths(f"""
/pets/{{petId}}/toys:
  parameters: [{{name: petId, in: path, required: true, schema: {{}}}}]
  get: {{{FINE}}}
""")

    assert found.call("get /pets/{petId}/toys") == "pets.get_toys"


def test_equal_names_fall_back_to_whole_ids() -> None:
    found = refined_paths(f"""
/a: {{get: {{operationId: listPets, tags: [pets], {FINE}}}}}
/b: {{get: {{operationId: petList, tags: [pets], {FINE}}}}}
""")

    assert (found.call("listPets"), found.call("petList")) == (
        "pets.list_pets",
        "pets.pet_list",
    )


def test_equal_ids_in_words_fall_back_to_paths() -> None:
    found = refined_paths(f"""
/a: {{get: {{operationId: getIt, tags: [pets], {FINE}}}}}
/b: {{get: {{operationId: get_it, tags: [pets], {FINE}}}}}
""")

    assert (found.call("getIt"), found.call("get_it")) == ("pets.get_a", "pets.get_b")


def test_two_operations_with_the_same_hint_are_an_error() -> None:
    found = refined_paths(f"""
/a: {{get: {{x-specmill-name: pets.list, {FINE}}}, put: {{x-specmill-name: pets.list, {FINE}}}}}
""")

    assert found.pointer("duplicate-operation-name") == "/paths/~1a/put"


def test_unrelated_operation_renames_nothing() -> None:
    pets = f"/a: {{get: {{operationId: listPets, tags: [pets], {FINE}}}}}\n"
    toys = f"/b: {{get: {{operationId: listToys, tags: [toys], {FINE}}}}}\n"

    assert refined_paths(pets).call("listPets") == refined_paths(toys + pets).call(
        "listPets"
    )


@pytest.mark.parametrize(
    ("method", "expected"),
    [("sms.send", "sms.send"), ("a/b/c", "a.b.c"), ("eth_getBlock", "eth.get_block")],
)
def test_separators_of_rpc_methods_are_namespaces(method: str, expected: str) -> None:
    found = refined_methods(
        f"[{{name: {method}, params: [], result: {{name: r, schema: {{}}}}}}]"
    )

    assert found.call(method) == expected


def test_group_has_the_description_of_its_tag() -> None:
    found = refined_paths(
        f"/a: {{get: {{operationId: x, tags: [Send SMS], {FINE}}}}}",
        tags="[{name: Send SMS, description: Texts., externalDocs: {url: https://d.example}}]",
    )

    (group,) = found.api.groups
    assert (group.path, group.description, group.docs_url) == (
        ("send_sms",),
        "Texts.",
        "https://d.example",
    )


def test_group_by_hint_has_the_description_of_the_tag_of_all_its_operations() -> None:
    found = refined_paths(
        f"/a: {{get: {{x-specmill-name: zoo.list, tags: [Pets], {FINE}}}}}",
        tags="[{name: Pets, description: All pets.}]",
    )

    assert found.api.groups[0].description == "All pets."


def test_outer_groups_are_listed_too() -> None:
    found = one("operationId: x, x-specmill-name: a.b.c")

    assert [group.path for group in found.api.groups] == [("a",), ("a", "b")]


def test_operations_are_sorted_by_group_and_name() -> None:
    found = refined_paths(f"""
/z: {{get: {{x-specmill-name: b.a, {FINE}}}, put: {{x-specmill-name: a.z, {FINE}}}}}
/a: {{get: {{x-specmill-name: a.b, {FINE}}}}}
""")

    assert [(*one.group, one.name) for one in found.api.operations] == [
        ("a", "b"),
        ("a", "z"),
        ("b", "a"),
    ]


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("Users_GetById", "users.get_by_id"),
        ("UserGroups_DeleteUserGroup", "user_groups.delete"),
        ("Users_get", "pets.get_users"),
        ("users_Get", "pets.get_users"),
        ("Users_Get_All", "pets.users_get_all"),
    ],
)
def test_class_in_an_id_is_the_group(id_: str, expected: str) -> None:
    assert one(f"operationId: {id_}, tags: [Pets]").call(id_) == expected


def test_tag_is_a_group_below_that_of_its_parent() -> None:
    found = refined_paths(
        f"/a: {{get: {{operationId: x, tags: [Cats], {FINE}}}}}",
        tags="[{name: Cats, parent: Pets, description: Cats.},"
        " {name: Pets, parent: Zoo, summary: All pets.}]",
        openapi="3.2.0",
    )

    assert [(group.path, group.description) for group in found.api.groups] == [
        (("zoo",), None),
        (("zoo", "pets"), "All pets."),
        (("zoo", "pets", "cats"), "Cats."),
    ]
    assert found.call("x") == "zoo.pets.cats.x"


def test_tags_that_are_each_others_parents_end() -> None:
    found = refined_paths(
        f"/a: {{get: {{operationId: x, tags: [a], {FINE}}}}}",
        tags="[{name: a, parent: b}, {name: b, parent: a}]",
        openapi="3.2.0",
    )

    assert found.call("x") == "b.a.x"


def test_badge_is_no_group() -> None:
    found = refined_paths(
        f"/a: {{get: {{operationId: x, tags: [Beta, Pets], {FINE}}}}}",
        tags="[{name: Beta, kind: badge}, {name: Pets, kind: nav}]",
        openapi="3.2.0",
    )

    assert found.call("x") == "pets.x"


@pytest.mark.parametrize("path", ["/#Target=Find", "/?Action=Find"])
def test_what_follows_the_path_is_no_group(path: str) -> None:
    assert one("operationId: find", path).call("find") == "find"


ID = "{name: id, in: path, required: true, schema: {}}"


def test_a_word_that_links_may_end_an_id() -> None:
    found = refined_paths(
        f"/i/{{id}}/blocked_by: {{get: {{operationId: issues/list-blocked-by, "
        f"tags: [issues], parameters: [{ID}], {FINE}}}}}"
    )

    assert found.call("issues/list-blocked-by") == "issues.list_blocked_by"


@pytest.mark.parametrize(
    ("operation", "tag", "called"),
    [
        ("get_my_user", "users", "users.get_my_user"),
        ("addDoNotContacts", "contacts", "contacts.add_do_not_contacts"),
        ("get_my_user_settings", "users", "users.get_my_settings"),
        ("list_all_users", "users", "users.list_all"),
    ],
)
def test_a_name_does_not_end_where_a_noun_has_to_follow(
    operation: str, tag: str, called: str
) -> None:
    found = refined_paths(
        f"/a/mine: {{get: {{operationId: {operation}, tags: [{tag}], {FINE}}}}}"
    )

    assert found.call(operation) == called


def test_a_name_that_is_the_whole_id_is_said_to_be_it() -> None:
    found = refined_paths(
        f"/issues/by/{{id}}: {{get: {{operationId: listByIssues, tags: [issues], "
        f"parameters: [{ID}], {FINE}}}}}"
    )

    (decision,) = (one for one in found.api.decisions if one.subject == "method")
    assert (decision.value, decision.reason) == (
        "issues.list_by_issues",
        "group from the tag 'issues', name from the whole operation id 'listByIssues'",
    )
