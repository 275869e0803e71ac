"""Pagination that nobody wrote down: where parameters and answers agree, and where they do not."""

from __future__ import annotations

import pytest

from specmill.diagnostics import Diagnostics
from specmill.model.decisions import NO_LOCK, Decision, Lock, LockedPaging
from specmill.model.pagination import (
    CursorPagination,
    NextUrlPagination,
    OffsetPagination,
    PageNumberPagination,
    Pagination,
)
from specmill.passes import settle_pagination
from tests.unit.passes.conftest import refined_methods, refined_paths

ROWS = "type: array, items: {type: object, properties: {id: {type: string}}}"
KNOWN_ROWS = ROWS.replace("{type: object,", "{type: object, required: [id],")
AFTER_ITEM = "{name: starting_after, in: query, schema: {type: string}}"
LIMIT = "{name: limit, in: query, schema: {type: integer}}"
AFTER_LAST = (
    "{name: after, in: query, schema: {type: string},"
    " description: Identifier for the last event of the page before.}"
)
CURSOR = "{name: cursor, in: query, schema: {type: string}}"
OFFSET = "{name: offset, in: query, schema: {type: integer}}"


def decided(
    parameters: str,
    answer: str,
    *,
    method: str = "get",
    more: str = "",
    headers: str = "{}",
    lock: Lock = NO_LOCK,
) -> tuple[Decision | None, list[str]]:
    """The decision about one operation, and the codes of what was reported."""
    content = f"content: {{application/json: {{schema: {{{answer}}}}}}}"
    api = refined_paths(
        f"/rows: {{{method}: {{operationId: rows, {more} parameters: [{parameters}],"
        f" responses: {{'200': {{description: d, headers: {headers}, {content}}}}}}}}}"
    ).api
    diagnostics = Diagnostics()
    settled = settle_pagination(api, lock, diagnostics)
    (operation,) = settled.operations
    found = [one for one in settled.decisions if one.subject == "pagination"]
    assert not found or operation.pagination == found[0].value
    return (found[0] if found else None), [one.code for one in diagnostics]


def paging(parameters: str, answer: str, headers: str = "{}") -> object:
    decision, _ = decided(parameters, answer, headers=headers)
    return None if decision is None else decision.value


def an_object(properties: str) -> str:
    return f"type: object, properties: {{{properties}}}"


@pytest.mark.parametrize(
    ("parameters", "answer", "expected"),
    [
        (
            f"{CURSOR}, {LIMIT}",
            an_object(
                f"data: {{{ROWS}}}, meta: {{type: object, properties: {{next_cursor: {{type: string}},"
                " has_more: {type: boolean}}}"
            ),
            CursorPagination(
                cursor="cursor",
                items="/data",
                next="/meta/next_cursor",
                has_more="/meta/has_more",
                limit="limit",
            ),
        ),
        (
            "{name: pageToken, in: query, schema: {type: string}}",
            an_object(f"rows: {{{ROWS}}}, nextPageToken: {{type: string}}"),
            CursorPagination(cursor="pageToken", items="/rows", next="/nextPageToken"),
        ),
        (
            f"{AFTER_ITEM}, {LIMIT}",
            an_object(f"data: {{{KNOWN_ROWS}}}, has_more: {{type: boolean}}"),
            CursorPagination(
                cursor="starting_after",
                items="/data",
                last_item="/id",
                has_more="/has_more",
                limit="limit",
            ),
        ),
        (
            "{name: after, in: query, schema: {type: string}}",
            an_object(
                f"data: {{{ROWS}}}, last_id: {{type: string}}, has_more: {{type: boolean}}"
            ),
            CursorPagination(
                cursor="after", items="/data", next="/last_id", has_more="/has_more"
            ),
        ),
        (
            AFTER_LAST,
            an_object(f"data: {{{KNOWN_ROWS}}}, has_more: {{type: boolean}}"),
            CursorPagination(
                cursor="after", items="/data", last_item="/id", has_more="/has_more"
            ),
        ),
        (
            "{name: page, in: query, schema: {type: string}}",
            an_object(
                f"data: {{{ROWS}}}, next_page: {{type: string}}, has_more: {{type: boolean}}"
            ),
            CursorPagination(
                cursor="page", items="/data", next="/next_page", has_more="/has_more"
            ),
        ),
        (
            "{name: after, in: query, schema: {type: string}}",
            an_object(
                f"data: {{{ROWS}}}, next: {{type: string, description: Cursor of what follows.}}"
            ),
            CursorPagination(cursor="after", items="/data", next="/next"),
        ),
        (
            "{name: after, in: query, schema: {type: string}}",
            an_object(
                f"data: {{{ROWS}}}, last_id: {{type: string}}, has_more: {{type: boolean}},"
                " next: {type: string, description: A cursor.}"
            ),
            CursorPagination(
                cursor="after", items="/data", next="/next", has_more="/has_more"
            ),
        ),
        (
            f"{OFFSET}, {LIMIT}",
            ROWS,
            OffsetPagination(offset="offset", items="", limit="limit"),
        ),
        (
            f"{OFFSET}, {LIMIT}",
            an_object(f"rows: {{{ROWS}}}, total_count: {{type: integer}}"),
            OffsetPagination(
                offset="offset", items="/rows", limit="limit", total="/total_count"
            ),
        ),
        (
            (
                "{name: page, in: query, schema: {type: integer}},"
                " {name: per_page, in: query, schema: {type: integer}}"
            ),
            an_object(f"rows: {{{ROWS}}}, total_pages: {{type: integer}}"),
            PageNumberPagination(
                page="page",
                items="/rows",
                limit="per_page",
                total_pages="/total_pages",
            ),
        ),
        (
            (
                "{name: page, in: query, schema: {type: integer, default: 0}},"
                " {name: size, in: query, schema: {type: integer}}"
            ),
            an_object(f"content: {{{ROWS}}}"),
            PageNumberPagination(page="page", items="/content", first=0, limit="size"),
        ),
        (
            LIMIT,
            an_object(f"rows: {{{ROWS}}}, next: {{type: string, format: uri}}"),
            NextUrlPagination(items="/rows", next="/next", limit="limit"),
        ),
        (
            LIMIT,
            an_object(
                f"_embedded: {{type: object, properties: {{rows: {{{ROWS}}}}}}}, _links: {{type: object,"
                " properties: {next: {type: object, properties: {href: {type: string}}}}}"
            ),
            NextUrlPagination(
                items="/_embedded/rows", next="/_links/next/href", limit="limit"
            ),
        ),
        (
            "{name: q, in: query, schema: {type: string}}",
            an_object(f"value: {{{ROWS}}}, nextLink: {{type: string}}"),
            NextUrlPagination(items="/value", next="/nextLink"),
        ),
        (
            "{name: pageToken, in: query, schema: {type: string}}",
            an_object(
                "shelves: {type: array, items: {type: object, properties: {a: {}}}},"
                " unreachable: {type: array, items: {type: string}}, nextPageToken: {type: string}"
            ),
            CursorPagination(
                cursor="pageToken", items="/shelves", next="/nextPageToken"
            ),
        ),
    ],
    ids=[
        "cursor",
        "page-token",
        "last-item",
        "last-id",
        "after-last-item",
        "next-page-as-text",
        "next-that-is-a-cursor",
        "next-cursor-beside-last-id",
        "offset-of-bare-list",
        "offset-with-total",
        "page",
        "page-from-0",
        "next-url",
        "hal",
        "next-link-alone",
        "objects-beside-texts",
    ],
)
def test_well_known_shape_is_paged(
    parameters: str, answer: str, expected: Pagination
) -> None:
    assert paging(parameters, answer) == expected


@pytest.mark.parametrize(
    ("answer", "items"),
    [
        (f"messages: {{{ROWS}}}", None),
        (f"rows: {{{ROWS}}}, messages: {{{ROWS}}}", "/rows"),
        (f"rows: {{{ROWS}}}, others: {{{ROWS}}}", "/rows"),
        (f"rows: {{{ROWS}}}, data: {{{ROWS}}}", "/rows"),
    ],
)
def test_list_that_the_path_names_is_the_one(answer: str, items: str | None) -> None:
    found = paging(f"{OFFSET}, {LIMIT}", an_object(answer))

    assert items == (found and getattr(found, "items", None))


def test_list_beside_others_may_be_what_the_path_names() -> None:
    found = refined_paths(
        f"/v1/Messages.json: {{get: {{parameters: [{OFFSET}, {LIMIT}], responses: {{'200':"
        " {description: d, content: {application/json: {schema: {"
        + an_object(f"messages: {{{ROWS}}}")
        + "}}}}}}}"
    )

    (operation,) = settle_pagination(found.api, NO_LOCK, Diagnostics()).operations

    assert operation.pagination is not None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Page to display. Starts from 1.", 1),
        ("page of the list (default: 1)", 1),
        ("the default value is `0`", 0),
        ("zero-based number of the page", 0),
        ("zero-based, starts at 0", 0),
        ("a page; defaults to 10 rows", None),
        ("defaults to 1, and is 0-based", None),
        ("the page", None),
    ],
)
def test_text_says_which_number_the_first_page_has(
    text: str, first: int | None
) -> None:
    page = (
        f"{{name: page, in: query, description: '{text}', schema: {{type: integer}}}}"
    )

    found = paging(f"{page}, {LIMIT}", ROWS)

    assert first == (found and getattr(found, "first", None))


def test_default_that_is_null_says_nothing() -> None:
    schema = "{type: [integer, 'null'], default: null}"
    page = f"{{name: page, in: query, description: Starts at 1., schema: {schema}}}"

    assert isinstance(paging(f"{page}, {LIMIT}", ROWS), PageNumberPagination)


@pytest.mark.parametrize(
    ("name", "following"), [("page", "next_page"), ("cursor", "next_cursor")]
)
def test_address_of_the_next_page_is_no_cursor(name: str, following: str) -> None:
    text = f"{{name: {name}, in: query, schema: {{type: string}}}}"
    link = f"{following}: {{type: string, format: uri}}"

    found = paging(
        text, an_object(f"data: {{{ROWS}}}, {link}, has_more: {{type: boolean}}")
    )

    assert found is None


def test_next_of_django_is_an_address() -> None:
    found = paging(
        LIMIT,
        an_object(
            f"results: {{{ROWS}}}, count: {{type: integer}}, next: {{type: string}},"
            " previous: {type: string}"
        ),
    )

    assert found == NextUrlPagination(items="/results", next="/next", limit="limit")


def test_parameters_that_differ_in_signs_only_are_no_doubt() -> None:
    dates = ", ".join(
        f"{{name: '{name}', in: query, schema: {{type: string}}}}"
        for name in ("sent", "sent<", "sent>")
    )

    assert paging(f"{dates}, {OFFSET}, {LIMIT}", ROWS) is not None


def test_two_parameters_that_may_move_are_a_doubt() -> None:
    other = OFFSET.replace("offset", "Offset")

    assert paging(f"{OFFSET}, {other}, {LIMIT}", ROWS) is None


def test_link_header_leads_on() -> None:
    found = paging(LIMIT, ROWS, "{Link: {schema: {type: string}}}")

    assert found == NextUrlPagination(items="", link_header=True, limit="limit")


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        (CURSOR, an_object(f"data: {{{ROWS}}}")),
        (LIMIT, an_object(f"data: {{{ROWS}}}, next_cursor: {{type: string}}")),
        (OFFSET, ROWS),
        (f"{OFFSET}, {LIMIT}", an_object(f"a: {{{ROWS}}}, b: {{{ROWS}}}")),
        (
            f"{OFFSET}, {LIMIT}",
            an_object(
                "columns: {type: array, items: {type: object, properties: {a: {}}}},"
                " cells: {type: array, items: {type: array, items: {}}}"
            ),
        ),
        (f"{OFFSET}, {LIMIT}", an_object("name: {type: string}")),
        ("{name: offset, in: query, schema: {type: string}}, " + LIMIT, ROWS),
        (
            "{name: offset, in: query, required: true, schema: {type: integer}}, "
            + LIMIT,
            ROWS,
        ),
        (
            "{name: page, in: query, schema: {type: integer}}, " + LIMIT,
            an_object(f"rows: {{{ROWS}}}, total: {{type: integer}}"),
        ),
        (
            f"{OFFSET}, {LIMIT}, {{name: page, in: query, schema: {{type: integer}}}}",
            ROWS,
        ),
        (
            "{name: offset, in: query, schema: {type: integer, default: 1}}, " + LIMIT,
            ROWS,
        ),
        (LIMIT, an_object(f"rows: {{{ROWS}}}, next: {{type: string}}")),
        (
            "{name: after, in: query, schema: {type: string}}",
            an_object(f"data: {{{ROWS}}}, last_id: {{type: string}}"),
        ),
        (
            AFTER_LAST.replace("last", "next"),
            an_object(f"data: {{{KNOWN_ROWS}}}, has_more: {{type: boolean}}"),
        ),
        (
            "{name: page, in: query, schema: {type: string}}",
            an_object(f"data: {{{ROWS}}}, next_page: {{type: string}}"),
        ),
        (
            "{name: page, in: query, schema: {type: integer}}",
            an_object(
                f"data: {{{ROWS}}}, next_page: {{type: string}}, has_more: {{type: boolean}}"
            ),
        ),
        (
            "{name: id, in: query, schema: {type: string}}",
            an_object(f"rows: {{{ROWS}}}, next: {{type: string, format: uri}}"),
        ),
    ],
    ids=[
        "cursor-without-next",
        "next-without-cursor",
        "offset-without-limit",
        "two-lists",
        "columns-and-rows",
        "no-list",
        "offset-of-text",
        "required-offset",
        "first-page-unknown",
        "two-ways",
        "offset-from-1",
        "next-of-unknown-kind",
        "last-id-without-has-more",
        "after-of-unknown-kind",
        "next-page-without-has-more",
        "next-page-of-a-number",
        "next-url-without-parameter-of-pages",
    ],
)
def test_doubtful_shape_is_not_paged(parameters: str, answer: str) -> None:
    assert paging(parameters, answer) is None


def test_request_that_changes_something_is_not_paged() -> None:
    assert decided(f"{OFFSET}, {LIMIT}", ROWS, method="post") == (None, [])


def test_false_denies_pages() -> None:
    decision, _ = decided(
        f"{OFFSET}, {LIMIT}", ROWS, more="x-specmill-pagination: false,"
    )

    assert decision is None


def test_decision_says_which_facts_agree() -> None:
    decision, _ = decided(f"{OFFSET}, {LIMIT}", ROWS)

    assert decision is not None
    assert decision.rule == "offset-and-limit"
    assert "'offset' and 'limit'" in decision.reason


def test_method_of_json_rpc_is_paged_by_name() -> None:
    api = refined_methods(
        "[{name: rows, params: [{name: cursor, schema: {type: string}}], result: {name: r, schema:"
        f" {{type: object, properties: {{rows: {{{ROWS}}}, nextCursor: {{type: string}}}}}}}}}}]"
    ).api

    (operation,) = settle_pagination(api, NO_LOCK, Diagnostics()).operations

    assert operation.pagination == CursorPagination(
        cursor="cursor", items="/rows", next="/nextCursor"
    )


def test_locked_operation_stays_without_pages() -> None:
    decision, codes = decided(f"{OFFSET}, {LIMIT}", ROWS, lock=Lock(unpaged=("rows",)))

    assert decision is not None
    assert (decision.value, decision.locked, codes) == (
        None,
        True,
        ["decision-changed"],
    )


def test_locked_pages_stay_as_they_are() -> None:
    held = OffsetPagination(offset="offset", items="")
    lock = Lock(pagination={"rows": LockedPaging(held, "old", "because")})

    decision, codes = decided(f"{OFFSET}, {LIMIT}", ROWS, lock=lock)

    assert decision is not None
    assert (decision.value, decision.rule, codes) == (
        held,
        "old",
        ["decision-changed"],
    )


def test_locked_pages_go_when_the_description_has_them_no_more() -> None:
    held = CursorPagination(cursor="gone", items="", next="/next")
    lock = Lock(pagination={"rows": LockedPaging(held, "old", "because")})

    decision, codes = decided(f"{OFFSET}, {LIMIT}", ROWS, lock=lock)

    assert decision is not None
    assert (decision.rule, codes) == ("offset-and-limit", ["decision-changed"])


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        (AFTER_ITEM, f"data: {{{KNOWN_ROWS}}}"),
        (
            AFTER_ITEM,
            f"data: {{{ROWS.replace('id:', 'key:')}}}, has_more: {{type: boolean}}",
        ),
        (
            f"{AFTER_ITEM}, {OFFSET}",
            f"data: {{{KNOWN_ROWS}}}, has_more: {{type: boolean}}",
        ),
    ],
)
def test_last_item_is_no_cursor_without_its_id_or_word_of_more(
    parameters: str, answer: str
) -> None:
    assert paging(parameters, an_object(answer)) is None
