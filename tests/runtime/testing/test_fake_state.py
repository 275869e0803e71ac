"""What the fake remembers: records that operations make, change, list and delete."""

from typing import Any

import httpx
import httpx2
import msgspec
import pytest
from fake_shop import NUMBER, THINGS, json_content, operation, result, shop, use
from shop_client import CHANGE, CREATE, DELETE, GET, Shop

from specmill_runtime.errors import NotFoundError
from specmill_runtime.testing import ContractViolation, Fake, Request, contract


def test_created_record_is_found_again(flavor: str) -> None:
    shop = Shop(flavor)

    made = shop.call(CREATE, "Lamp", 5.0, ["new"])

    assert made == shop.call(GET, made.id)
    assert "Lamp" == made.name


def test_ids_of_created_records_differ(flavor: str) -> None:
    shop = Shop(flavor)

    ids = {shop.call(CREATE, f"Lamp {n}", None, None).id for n in range(5)}

    assert 5 == len(ids)


def test_deleted_record_is_gone(flavor: str) -> None:
    shop = Shop(flavor)
    made = shop.call(CREATE, "Lamp", None, None)

    shop.call(DELETE, made.id)

    with pytest.raises(NotFoundError):
        shop.call(GET, made.id)


def parts_of(shop_: Shop, id: int) -> int:
    """The status of what stands below a thing."""
    url = f"https://shop.test/v1/things/{id}/parts"
    request = Request(method="GET", url=url, headers={"x-key": "k"})
    return shop_.fake.engine.handle(request).status


def test_what_is_below_a_deleted_record_is_gone() -> None:
    below = operation(
        "things.parts",
        "GET",
        "/things/{id}/parts",
        parameters=(NUMBER,),
        results=(result("200", "Thing"),),
    )
    shop_ = Shop("sync", shop(*THINGS, below))
    before = parts_of(shop_, 5)

    shop_.call(DELETE, 5)

    assert (before, parts_of(shop_, 5), parts_of(shop_, 6)) == (200, 404, 200)


def test_deleted_record_that_was_never_added_is_gone(flavor: str) -> None:
    shop = Shop(flavor)

    shop.call(DELETE, 7)

    with pytest.raises(NotFoundError):
        shop.call(GET, 7)


def test_record_that_was_never_spoken_of_is_made_up_with_its_id(flavor: str) -> None:
    assert 41 == Shop(flavor).call(GET, 41).id


def test_unknown_record_is_absent_once_there_are_others(flavor: str) -> None:
    shop = Shop(flavor)
    shop.fake.store.things.add(name="Lamp")

    with pytest.raises(NotFoundError):
        shop.call(GET, 999)


def test_changed_record_keeps_its_other_fields(flavor: str) -> None:
    shop = Shop(flavor)
    made = shop.call(CREATE, "Lamp", 5.0, ["new"])

    changed = shop.call(CHANGE, made.id, "Torch", None, None)

    assert ("Torch", 5.0, ["new"]) == (changed.name, changed.price, changed.tags)


def test_list_has_what_was_added(flavor: str) -> None:
    shop = Shop(flavor)
    shop.fake.store.things.add(name="Lamp")
    shop.fake.store.things.add(name="Torch")

    assert ["Lamp", "Torch"] == [one["name"] for one in shop.items()]


def test_list_is_narrowed_by_an_equal_name() -> None:
    shop = Shop()
    shop.fake.store.things.add(name="Lamp")
    shop.fake.store.things.add(name="Torch")

    assert ["Torch"] == [one["name"] for one in shop.items(name="Torch")]


def test_list_is_narrowed_by_a_qualifier() -> None:
    shop = Shop()
    for price in (1, 2, 3):
        shop.fake.store.things.add(name="Lamp", price=price)

    assert [2, 3] == [one["price"] for one in shop.items(price__gte=2)]


def test_cleared_list_is_empty() -> None:
    shop = Shop()
    shop.fake.store.things.add(name="Lamp")

    shop.fake.store.things.clear()

    assert [] == shop.items()


def test_whole_record_is_kept_as_it_is() -> None:
    lamp = {"id": 7, "name": "Lamp"}

    assert lamp == Fake(shop(), rich=True).store.things.add(lamp)


def test_record_that_lacks_what_is_required_is_made_up_around_it() -> None:
    assert "name" in Fake(shop()).store.things.add({"id": 7})


def test_record_outside_its_schema_blames_the_test() -> None:
    with pytest.raises(ContractViolation, match="blame: test"):
        Shop().fake.store.things.add(name="")


def test_restored_snapshot_forgets_what_came_after() -> None:
    fake = Shop().fake
    fake.store.things.add(name="Lamp")
    before = fake.snapshot()
    fake.store.things.add(name="Torch")

    fake.restore(before)

    assert ["Lamp"] == [one["name"] for one in fake.store.things.all()]


def test_two_fakes_do_not_see_each_other() -> None:
    one, other = Shop(), Shop()

    one.fake.store.things.add(name="Lamp")

    assert 0 == len(other.fake.store.things)


def test_unknown_resource_names_those_that_there_are() -> None:
    with pytest.raises(AttributeError, match="there are: things"):
        _ = Shop().fake.store.stuff


@pytest.mark.parametrize("module", [httpx, httpx2])
def test_state_is_the_same_through_an_http_library(flavor: str, module: object) -> None:
    shop = Shop(flavor, library=module)

    made = shop.call(CREATE, "Lamp", None, None)

    assert made == shop.call(GET, made.id)


def test_write_only_member_does_not_come_back() -> None:
    fake = Shop().fake
    headers = {"x-key": "k", "content-type": "application/json"}
    content = b'{"name": "Lamp", "secret": "hush"}'

    reply = fake.handle(
        Request(method="POST", url="/v1/things", headers=headers, content=content)
    )

    assert b"hush" not in reply.content


def test_deleted_path_is_gone_where_nothing_else_is_known() -> None:
    bare = (msgspec.structs.replace(one, resource=None) for one in THINGS)
    shop_ = Shop("sync", shop(*bare, resources=()))

    shop_.call(DELETE, 5)

    assert isinstance(shop_.call(GET, 6).id, int)
    with pytest.raises(NotFoundError):
        shop_.call(GET, 5)


def test_operation_that_only_leads_elsewhere_answers_so() -> None:
    moved = operation("things.moved", "GET", "/moved", results=(result("307"),))
    request = Request(
        method="GET", url="https://shop.test/v1/moved", headers={"x-key": "k"}
    )

    assert Shop("sync", shop(moved)).fake.engine.handle(request).status == 307


REPLACE = operation(
    "things.replace",
    "PUT",
    "/things/{id}",
    parameters=(msgspec.structs.replace(NUMBER, schema={"type": "string"}),),
    results=(result("200", "Thing"),),
    resource=use("replace", output=""),
)


@pytest.mark.parametrize(("id", "found"), [("7", 7), ("seven", 1)])
def test_id_from_a_path_becomes_what_the_schema_admits(id: str, found: int) -> None:
    made = shop(REPLACE)
    fake = Shop("sync", made).fake
    url = f"https://shop.test/v1/things/{id}"
    request = Request(method="PUT", url=url, headers={"x-key": "k"})

    reply = fake.engine.handle(request)

    assert msgspec.json.decode(reply.content)["id"] == found


def test_answer_of_another_schema_has_what_it_shares_with_the_record() -> None:
    other = {"properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
    create = operation(
        "things.create",
        "POST",
        "/things",
        body=THINGS[1].body,
        results=(
            contract.Result(
                status="201",
                contents=(
                    contract.Content(media_type="application/json", schema=other),
                ),
            ),
        ),
        resource=use("create", output=""),
    )
    fake = Shop("sync", shop(create)).fake
    body = b'{"name": "Lamp"}'
    headers = {"x-key": "k", "content-type": "application/json"}
    url = "https://shop.test/v1/things"
    request = Request(method="POST", url=url, headers=headers, content=body)

    assert msgspec.json.decode(fake.engine.handle(request).content) == {"name": "Lamp"}


def listed(schema: dict[str, object], pointer: str, **more: Any) -> Any:
    """The answer of a list whose only record is a lamp."""
    results = (contract.Result(status="200", contents=json_content(schema)),)
    listing = operation(
        "things.list",
        "GET",
        "/things",
        results=results,
        resource=use("list", output=pointer),
        **more,
    )
    fake = Shop("sync", shop(listing)).fake
    fake.store.things.add(id=1, name="Lamp")
    url = "https://shop.test/v1/things"
    request = Request(method="GET", url=url, headers={"x-key": "k"})
    return msgspec.json.decode(fake.engine.handle(request).content)


BRIEF = {
    "type": "object",
    "required": ["id", "name", "rank"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "rank": {"const": 3},
    },
}


def test_listed_record_is_what_the_list_describes() -> None:
    (found,) = listed({"type": "array", "items": BRIEF}, "")

    assert ("Lamp", 3, True) == (
        found["name"],
        found["rank"],
        isinstance(found["id"], str),
    )


def test_record_of_a_page_is_what_the_list_describes() -> None:
    page = {"type": "object", "properties": {"all": {"items": BRIEF, "type": "array"}}}
    paging = contract.Paging(style="cursor", items="/all", parameter="c", next="/next")

    (found,) = listed(page, "/all", paging=paging)["all"]

    assert ("Lamp", 3) == (found["name"], found["rank"])


def test_what_is_around_a_list_has_what_it_requires() -> None:
    inner = {
        "type": "object",
        "required": ["total"],
        "properties": {
            "total": {"const": 7},
            "all": {"type": "array", "items": {"$ref": "#/$defs/Thing"}},
        },
    }

    found = listed({"type": "object", "properties": {"data": inner}}, "/data/all")

    assert {"data": {"total": 7, "all": [{"id": 1, "name": "Lamp"}]}} == found


def test_file_is_no_part_of_a_record() -> None:
    collection = Shop().fake.store.things

    record = collection.admitted(
        {"id": 1, "name": "Lamp"}, {"name": b"a", "tags": [b"b"]}
    )

    assert {"id": 1, "name": "Lamp"} == record
