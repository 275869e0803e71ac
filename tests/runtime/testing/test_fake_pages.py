"""Lists in pages, by the client's own plan."""

from typing import Any

import msgspec
import pytest
from fake_shop import LIST, PLANS, SCHEMAS, paged_shop, shop, use
from shop_client import Shop

from specmill_runtime.errors import PaginationError
from specmill_runtime.testing import Fake, Request
from specmill_runtime.testing.contract import Content, Example, Paging, Parameter
from specmill_runtime.testing.schemas import Schemas

STYLES = sorted(PLANS)
TEXT = {"type": "string"}
DOCUMENTED = Example(
    name="geo",
    status="200",
    result={"type": "x"},
    result_media_type="application/geo+json",
)


def fits(schema: Any, value: Any) -> bool:
    return Schemas(SCHEMAS, {}).checker(schema, "response").accepts(value)


@pytest.mark.parametrize("style", STYLES)
def test_every_item_comes_once(style: str, flavor: str) -> None:
    shop = Shop(flavor, paged_shop(style))
    for number in range(45):
        shop.fake.store.things.add(name=f"Thing {number}")

    names = [one["name"] for one in shop.items(style)]

    assert [f"Thing {number}" for number in range(45)] == names
    assert 3 <= len(shop.fake.calls.things.list)


@pytest.mark.parametrize("style", STYLES)
def test_page_has_no_members_that_are_not_described(style: str) -> None:
    shop = Shop("sync", paged_shop(style))
    shop.fake.store.things.add(name="Lamp")

    shop.items(style)

    body = msgspec.json.decode(shop.fake.calls.things.list[0].reply.content)
    assert body.keys() <= SCHEMAS["Page"]["properties"].keys()


@pytest.mark.parametrize("style", STYLES)
def test_list_that_nobody_filled_has_one_page(style: str, flavor: str) -> None:
    shop = Shop(flavor, paged_shop(style))

    assert 1 == len(shop.items(style))
    assert 1 == len(shop.fake.calls.things.list)


@pytest.mark.parametrize("style", STYLES)
def test_pages_have_the_sizes_that_a_test_gives(style: str, flavor: str) -> None:
    shop = Shop(flavor, paged_shop(style))
    shop.fake.on.things.list.pages(sizes=[2, 3])

    items = shop.items(style)

    assert [1, 2, 3, 4, 5] == [one["id"] for one in items]


@pytest.mark.parametrize("style", ["cursor", "next_url", "link"])
def test_empty_page_in_the_middle_is_passed(style: str) -> None:
    shop = Shop("sync", paged_shop(style))
    shop.fake.on.things.list.pages(sizes=[2, 0, 3])

    assert 5 == len(shop.items(style))
    assert 3 == len(shop.fake.calls.things.list)


@pytest.mark.parametrize("style", ["cursor", "next_url", "link"])
def test_loop_is_noticed_by_the_client(style: str) -> None:
    shop = Shop("sync", paged_shop(style))
    shop.fake.on.things.list.pages(sizes=[1, 1], loop=True)

    with pytest.raises(PaginationError):
        shop.items(style)


@pytest.mark.parametrize(
    ("limit", "sizes"), [(1, [1, 1, 1, 1]), (2, [2, 2]), (3, [3, 1]), (4, [4])]
)
def test_limit_is_the_size_of_a_page(limit: int, sizes: list[int]) -> None:
    shop = Shop("sync", paged_shop("cursor"))
    for _ in range(4):
        shop.fake.store.things.add(name="Lamp")

    shop.items(limit=limit)

    assert sizes == [
        call.reply.content.count(b"Lamp") for call in shop.fake.calls.things.list
    ]


def test_limit_may_be_described_as_a_text() -> None:
    listed = msgspec.structs.replace(
        LIST,
        parameters=(Parameter(name="limit", location="query", schema=TEXT),),
    )
    fake = Fake(shop(listed))
    for number in range(5):
        fake.store.things.add(name=f"Thing {number}")
    request = Request(method="GET", url="/v1/things?limit=2", headers={"x-key": "k"})

    reply = fake.handle(request)

    assert 2 == len(msgspec.json.decode(reply.content)["things"])


def test_list_has_what_is_documented_around_it() -> None:
    documented = Example(name="some", status="200", result={"things": [], "pages": 7})
    listed = msgspec.structs.replace(
        LIST,
        paging=None,
        resource=use("list", output="/things"),
        examples=(documented,),
    )
    fake = Fake(shop(listed))
    fake.store.things.add(name="Lamp")

    reply = fake.handle(Request(method="GET", url="/v1/things", headers={"x-key": "k"}))

    found = msgspec.json.decode(reply.content)
    assert (["Lamp"], 7) == ([one["name"] for one in found["things"]], found["pages"])


def handled(fake: Fake, url: str) -> list[int]:
    """The ids of the things on a page."""
    reply = fake.handle(Request(method="GET", url=url, headers={"x-key": "k"}))
    return [one["id"] for one in msgspec.json.decode(reply.content)["things"]]


def test_default_of_the_limit_is_the_size_of_a_page() -> None:
    limit = Parameter(
        name="limit", location="query", schema={"type": "integer", "default": 2}
    )
    fake = Fake(shop(msgspec.structs.replace(LIST, parameters=(limit,))))
    for number in range(3):
        fake.store.things.add(id=number)

    assert [0, 1] == handled(fake, "/v1/things")


@pytest.mark.parametrize(("cursor", "ids"), [("5", [7]), ("7", []), ("9", [])])
def test_page_begins_behind_the_item_that_the_cursor_names(
    cursor: str, ids: list[int]
) -> None:
    plan = Paging(style="cursor", parameter="cursor", items="/things", last_item="/id")
    fake = Fake(shop(msgspec.structs.replace(LIST, paging=plan)))
    for number in (3, 5, 7):
        fake.store.things.add(id=number)

    assert ids == handled(fake, f"/v1/things?cursor={cursor}")


@pytest.mark.parametrize("cursor", ["elsewhere", f"page-{'9' * 5_000}"])
def test_cursor_of_nobody_leads_to_the_first_page(cursor: str) -> None:
    fake = Fake(shop())
    fake.store.things.add(name="Lamp")
    url = f"/v1/things?cursor={cursor}"

    reply = fake.handle(Request(method="GET", url=url, headers={"x-key": "k"}))

    assert b"Lamp" in reply.content


def test_list_that_nobody_filled_is_the_same_at_every_call() -> None:
    shop = Shop()

    assert shop.items() == shop.items()


def test_link_is_an_address_where_the_schema_wants_one() -> None:
    page = msgspec.json.decode(msgspec.json.encode(SCHEMAS["Page"]))
    page["properties"]["next"]["format"] = "uri"
    made = paged_shop("next_url")
    made = msgspec.structs.replace(made, schemas={**SCHEMAS, "Page": page})
    shop = Shop("sync", made)
    shop.fake.on.things.list.pages(sizes=[1, 1])

    assert 2 == len(shop.items("next_url"))
    assert (
        b'"https://shop.test/v1/things?' in shop.fake.calls.things.list[0].reply.content
    )


def test_address_of_a_link_is_that_which_a_program_has_asked() -> None:
    page = msgspec.json.decode(msgspec.json.encode(SCHEMAS["Page"]))
    page["properties"]["next"]["format"] = "uri"
    made = paged_shop("next_url")
    fake = Fake(msgspec.structs.replace(made, schemas={**SCHEMAS, "Page": page}))
    fake.on.things.list.pages(sizes=[1, 1])
    headers = {"x-key": "k", "host": "127.0.0.1:8000"}

    reply = fake.handle(Request(method="GET", url="/v1/things", headers=headers))

    assert b'"http://127.0.0.1:8000/v1/things?' in reply.content


def test_total_is_left_out_where_what_is_around_it_lacks_more() -> None:
    meta = {
        "type": "object",
        "required": ["total", "size"],
        "properties": {"total": {"type": "integer"}, "size": {"type": "integer"}},
    }
    page = {**SCHEMAS["Page"], "properties": {**SCHEMAS["Page"]["properties"]}}
    page["properties"]["meta"] = meta
    made = paged_shop("next_url")
    (listed,) = (one for one in made.operations if one.accessor == "things.list")
    assert listed.paging is not None
    paging = msgspec.structs.replace(listed.paging, total="/meta/total")
    listed = msgspec.structs.replace(listed, paging=paging)
    made = msgspec.structs.replace(
        made, schemas={**SCHEMAS, "Page": page}, operations=(listed,), resources=()
    )
    shop = Shop("sync", made)

    shop.items("next_url")

    assert b"meta" not in shop.fake.calls.things.list[0].reply.content


def test_what_is_said_around_a_page_has_the_types_of_the_schema() -> None:
    page = {**SCHEMAS["Page"], "properties": {**SCHEMAS["Page"]["properties"]}}
    page["properties"] |= {"total": {"type": "string"}, "offset": {"type": "boolean"}}
    made = msgspec.structs.replace(
        paged_shop("offset"), schemas={**SCHEMAS, "Page": page}, resources=()
    )
    shop = Shop("sync", made)

    shop.items("offset")

    content = shop.fake.calls.things.list[0].reply.content
    assert fits(page, msgspec.json.decode(content))


def test_page_that_is_not_described_is_empty() -> None:
    made = paged_shop("offset")
    listed, *_ = made.operations
    results = (msgspec.structs.replace(listed.results[0], contents=()),)
    listed = msgspec.structs.replace(listed, results=results, resource=None)
    shop = Shop("sync", msgspec.structs.replace(made, operations=(listed,)))

    assert [] == shop.items("offset")


def test_answer_in_another_media_type_has_no_pages() -> None:
    made = paged_shop("next_url")
    listed, *_ = made.operations
    first, *others = listed.results
    schema = {"type": "object", "required": ["type"]}
    other = Content(media_type="application/geo+json", schema=schema)
    first = msgspec.structs.replace(first, contents=(*first.contents, other))
    listed = msgspec.structs.replace(
        listed, results=(first, *others), examples=(DOCUMENTED,)
    )
    made = msgspec.structs.replace(made, operations=(listed,), resources=())
    headers = {"x-key": "k", "accept": "application/geo+json"}

    reply = Fake(made).handle(Request(method="GET", url="/v1/things", headers=headers))

    assert b'{"type":"x"}' == reply.content


def test_pages_end_where_only_the_way_to_the_next_is_required() -> None:
    page = {**SCHEMAS["Page"], "required": ["next"], "properties": {}}
    page["properties"] |= SCHEMAS["Page"]["properties"]
    page["properties"]["next"] = {"type": "string", "examples": ["/v1/things?page=2"]}
    made = paged_shop("next_url")
    made = msgspec.structs.replace(
        made, schemas={**SCHEMAS, "Page": page}, resources=()
    )
    listed, *_ = made.operations
    assert listed.accessor == "things.list"
    listed = msgspec.structs.replace(listed, resource=None)
    shop = Shop("sync", msgspec.structs.replace(made, operations=(listed,)))

    assert [] == shop.items("next_url")
    assert 1 == len(shop.fake.calls.things.list)


def test_value_that_looks_like_the_page_of_a_fake_is_none() -> None:
    request = Request(
        method="GET", url="/v1/things?name=fake-page=2", headers={"x-key": "k"}
    )

    assert 200 == Fake(shop()).handle(request).status
