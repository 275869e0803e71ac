"""Settings of clients and options of calls: what they do, and what is refused."""

import ast
import inspect
from datetime import date
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, cast

import pytest
from harness import PLAIN, Caller, Server, get, post, reply, rpc_reply, sent
from msgspec import json

from specmill_runtime import settings
from specmill_runtime.arguments import Argument, field, header, query
from specmill_runtime.client import ClientSpec, SyncCore
from specmill_runtime.errors import ArgumentError
from specmill_runtime.models import UNSET
from specmill_runtime.operation import AnyOperation, Operation, body
from specmill_runtime.options import DEFAULT_TIMEOUT, RequestOptions, Timeout
from specmill_runtime.servers import operation_address, server_address

SITED = ClientSpec(
    name="Sited",
    package="sited",
    version="1.0",
    servers=("https://{site}/{base}/sms", "https://other.test"),
    server_variables={"site": "main.test", "base": "rest"},
)
PARAMETERS = ClientSpec(
    name="Plain",
    package="plain",
    version="1.0",
    servers=("https://plain.test",),
    parameters=(
        header("Acting-For", str, identifier="acting_for"),
        query("realm", int, required=True),
        query("format"),
    ),
    constants={"format": "json", "X-Version": 7, "Accept": "application/vnd.x+json"},
)


def url(operation: AnyOperation, spec: ClientSpec = SITED, **settings: Any) -> str:
    server = Server()
    Caller("sync", server, spec, **settings).call(operation)
    return server.request.url


def test_first_server_is_used_with_its_defaults() -> None:
    assert "https://main.test/rest/sms/things" == url(get())


def test_variables_fill_the_server() -> None:
    assert "https://mail.mine.test:8443/rest/sms/things" == (
        url(get(), variables={"site": "mail.mine.test:8443"})
    )


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [
        ("http://localhost:8000", "http://localhost:8000/things"),
        ("https://a.test/v1", "https://a.test/v1/things"),
        ("https://a.test/v1/", "https://a.test/v1/things"),
        ("https://[::1]:8000/", "https://[::1]:8000/things"),
    ],
)
def test_base_url_replaces_the_server(base_url: str, expected: str) -> None:
    assert expected == url(get(), base_url=base_url)


def test_operation_may_have_a_server_of_its_own() -> None:
    operation = get(server="https://upload.{base}.test/u")

    assert "https://upload.rest.test/u/things" == url(operation)


@pytest.mark.parametrize(
    ("server", "expected"),
    [
        ("https://upload.{base}.test/u", "https://a.test/v1/things"),
        ("https://main.test/other", "https://a.test/other/things"),
        ("https://main.test", "https://a.test/things"),
        ("https://a.test/u", "https://a.test/u/things"),
        ("/u", "https://a.test/u/things"),
    ],
)
def test_base_url_replaces_the_servers_of_operations(
    server: str, expected: str
) -> None:
    assert expected == url(get(server=server), base_url="https://a.test/v1")


def test_base_url_replaces_servers_of_operations_without_any_other() -> None:
    spec = ClientSpec(name="Own", package="own", version="1", servers=())
    operation = get(server="https://voice.test/v2")

    assert "https://voice.test/v2/things" == url(operation, spec)
    assert "http://localhost:1/things" == url(
        operation, spec, base_url="http://localhost:1"
    )


@pytest.mark.parametrize(
    "base_url",
    [
        "",
        "a.test",
        "ftp://a.test",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://user@a.test",
        "https://user:pw@a.test",
        "https://a.test?x=1",
        "https://a.test#x",
        "https://a.test:port",
        "https://[::1",
        "https://a.test/\r\nX: y",
        " https://a.test",
        "https://a.test\\x",
        7,
    ],
)
def test_unusable_base_url_is_refused_by_name(base_url: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^base_url "):
        SyncCore(SITED, base_url=base_url)


@pytest.mark.parametrize("value", ["", "a@b", "a?b", "a#b", "a b", "a\nb", "a\\b"])
def test_unusable_variable_is_refused_by_name(value: str) -> None:
    with pytest.raises(ArgumentError, match="server variable 'site'"):
        SyncCore(SITED, variables={"site": value})


def test_unknown_variable_is_refused() -> None:
    with pytest.raises(ArgumentError, match="there is no server variable 'cite'"):
        SyncCore(SITED, variables={"cite": "x"})


def test_variable_without_value_is_refused() -> None:
    spec = ClientSpec(name="N", package="n", version="1", servers=("https://{site}",))

    with pytest.raises(ArgumentError, match="server variable 'site' has no value"):
        SyncCore(spec)


def test_client_without_server_asks_for_a_base_url() -> None:
    spec = ClientSpec(name="Homeless", package="n", version="1", servers=())

    with pytest.raises(ArgumentError, match="give Homeless a base_url"):
        sent(get(), spec=spec)


def test_parameters_and_constants_travel_with_every_request(flavor: str) -> None:
    server = Server()
    caller = Caller(
        flavor, server, PARAMETERS, parameters={"Acting-For": "User.ada", "realm": 7}
    )

    caller.call(get())

    assert "/things?realm=7&format=json" == server.target
    assert "User.ada" == server.headers["acting-for"]
    assert "7" == server.headers["x-version"]
    assert "application/vnd.x+json" == server.headers["accept"]


def test_absent_parameter_is_not_sent() -> None:
    server = Server()
    parameters = {"Acting-For": None, "realm": 7}

    Caller("sync", server, PARAMETERS, parameters=parameters).call(get())

    assert "acting-for" not in server.headers


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({}, "realm is required"),
        ({"realm": "x"}, "realm must be an int, not str"),
        ({"realm": 1, "Acting-For": "a\nb"}, "acting_for cannot be sent"),
        ({"realm": 1, "other": 1}, "there is no parameter 'other'"),
    ],
)
def test_wrong_parameter_is_refused_at_construction(
    parameters: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        SyncCore(PARAMETERS, parameters=parameters)


def test_request_says_who_asks() -> None:
    assert (
        sent(get())
        .headers["user-agent"]
        .startswith("plain/1.0 specmill-runtime/0.1.0 python/")
    )


def test_name_of_the_client_is_made_ascii() -> None:
    spec = ClientSpec(
        name="Café", package="café", version="1\n", servers=("https://cafe.test",)
    )

    assert sent(get(), spec=spec).headers["user-agent"].startswith("caf_/1_ ")


def test_headers_of_the_call_beat_those_of_the_client_beat_the_rest(
    flavor: str,
) -> None:
    server = Server()
    caller = Caller(flavor, server, headers={"USER-AGENT": "client", "X-A": "client"})

    caller.call(get(), (), {"headers": {"x-a": "call"}})

    assert ("client", "call") == (server.headers["user-agent"], server.headers["x-a"])


def test_header_is_sent_once() -> None:
    server = Server()

    Caller("sync", server, headers={"ACCEPT": "a/b"}).call(
        get(arguments=(header("accept"),)), (1,)
    )

    names = [name.lower() for name, _ in server.request.headers]
    assert 1 == names.count(b"accept")


def test_media_type_of_the_body_can_be_overridden() -> None:
    server = Server()
    operation = post(arguments=(body(),))

    Caller("sync", server).call(operation, ({},), {"headers": {"Content-Type": "a/b"}})

    assert "a/b" == server.headers["content-type"]


@pytest.mark.parametrize(
    ("headers", "complaint"),
    [
        ({"X A": "b"}, "the name is no token"),
        ({"": "b"}, "the name is no token"),
        ({"X-A\r\nX-B": "c"}, "the name is no token"),
        ({"X-A": "b\r\nX-B: c"}, "printable ASCII only"),
        ({"X-A": 7}, "must be str, not int"),
    ],
)
def test_header_that_cannot_be_sent_is_refused(headers: Any, complaint: str) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        SyncCore(PLAIN, headers=headers)
    with pytest.raises(ArgumentError, match=complaint):
        Caller("sync", Server()).call(get(), (), {"headers": headers})


def test_refused_header_is_named_with_its_source() -> None:
    with pytest.raises(ArgumentError, match=r"^headers\['X-A'\] cannot be sent"):
        SyncCore(PLAIN, headers={"X-A": "b\nc"})


def test_query_of_the_call_that_cannot_be_sent_is_refused_by_name() -> None:
    with pytest.raises(ArgumentError, match=r"^options\.query\['a'\] cannot be sent"):
        Caller("sync", Server()).call(get(), (), {"query": {"a": float("nan")}})


def test_query_of_the_call_is_added(flavor: str) -> None:
    server = Server()
    options: RequestOptions = {"query": {"a": "b c", "d": [1, 2], "e": True}}

    Caller(flavor, server).call(get(arguments=(query("q"),)), (0,), options)

    assert "/v1/things?q=0&a=b%20c&d=1&d=2&e=true" == server.target


def test_unknown_option_is_refused() -> None:
    options = cast("RequestOptions", {"timeuot": 1})

    with pytest.raises(
        ArgumentError,
        match=r"^things\.get: unknown option 'timeuot'; known: body, deadline, decode,",
    ):
        Caller("sync", Server()).call(get(), (), options)


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize(
    "query", [7, "a=b", [("a", "b")], {1: "b"}, {"\udc00": "b"}, {"a": ENDLESS}]
)
def test_query_of_the_call_that_cannot_be_sent_is_refused(query: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^options\.query"):
        Caller("sync", Server()).call(get(), (), {"query": query})


def test_headers_of_the_call_that_are_no_mapping_are_refused() -> None:
    wrong: Any = 7

    with pytest.raises(ArgumentError, match=r"^options\.headers must be a mapping"):
        Caller("sync", Server()).call(
            get(idempotency_key="X-Key"), (), {"headers": wrong}
        )


@pytest.mark.parametrize("headers", [[("X-A", "1")], "X-A: 1", 7])
def test_headers_that_are_no_mapping_are_refused(headers: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^headers must be a mapping of names to"):
        SyncCore(PLAIN, headers=headers)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (UNSET, DEFAULT_TIMEOUT),
        (None, Timeout(None, None, None, None)),
        (2, Timeout(2, 2, 2, 2)),
        (Timeout(read=9), Timeout(5.0, 9, 60.0, 60.0)),
    ],
)
def test_timeout_applies_to_every_request(
    flavor: str, given: float | Timeout | None, expected: Timeout
) -> None:
    server = Server()

    Caller(flavor, server, timeout=given).call(get())

    assert expected == server.request.timeout


@pytest.mark.parametrize(
    ("given", "expected"),
    [(3, Timeout(3, 3, 3, 3)), (None, Timeout(None, None, None, None))],
)
def test_timeout_of_the_call_beats_that_of_the_client(
    given: float | None, expected: Timeout
) -> None:
    server = Server()

    Caller("sync", server, timeout=1).call(get(), (), {"timeout": given})

    assert expected == server.request.timeout


@pytest.mark.parametrize(
    "value", [0, -1, float("nan"), float("inf"), 10**400, "5", True]
)
def test_timeout_that_is_no_duration_is_refused(value: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^timeout "):
        SyncCore(PLAIN, timeout=value)
    with pytest.raises(ArgumentError, match=r"^timeout\.read "):
        Timeout(read=value)


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("https://{region}.api.example/v1", "evil.example/x"),
        ("https://{region}.api.example/v1", "evil.example:443"),
    ],
)
def test_server_variable_cannot_end_the_host(template: str, value: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        server_address(template, {}, {"region": value})

    assert "server variable 'region' is no part of an address" == str(caught.value)


@pytest.mark.parametrize(
    ("template", "values", "expected"),
    [
        ("https://api.example{base}", {"base": "/v1/x"}, "https://api.example/v1/x"),
        ("https://api.example{base}", {"base": ""}, "https://api.example"),
        ("https://api.example/{version}", {"version": ""}, "https://api.example/"),
        ("{url}", {"url": "https://api.example/v1"}, "https://api.example/v1"),
        (
            "https://{host}{base}",
            {"host": "localhost:8080", "base": "/v1"},
            "https://localhost:8080/v1",
        ),
    ],
)
def test_server_variable_behind_the_host_may_be_any_path(
    template: str, values: dict[str, str], expected: str
) -> None:
    assert server_address(template, values, {}) == expected


def test_empty_server_variable_within_the_host_is_refused() -> None:
    with pytest.raises(ArgumentError, match="server variable 'region' has no value"):
        server_address("https://{region}.api.example", {"region": ""}, {})


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("https://api.example/v2", "", "https://api.example/"),
        ("https://api.example/v2", "/v3", "https://api.example/v3"),
        ("https://api.example/v2", "https://own.example", "https://api.example/v2"),
        (None, "https://own.example", "https://own.example"),
        (None, "/v3", None),
        (None, "https://{region}.own.example", "https://us.own.example"),
        ("https://api.example/v2", "{whole}", "https://api.example/v2"),
        (None, "{whole}", "https://whole.example/v1"),
        ("https://api.example/v2", "/{region}", "https://api.example/us"),
    ],
)
def test_server_of_an_operation_is_found_from_that_of_the_client(
    base: str | None, own: str, expected: str | None
) -> None:
    spec = ClientSpec(
        name="Own",
        package="own",
        version="1",
        servers=(),
        server_variables={"region": "eu", "whole": "https://whole.example/v1"},
    )

    assert operation_address(own, base, spec, {"region": "us"}) == expected


def test_server_variable_can_name_host_and_port() -> None:
    address = server_address("https://{host}/v1", {}, {"host": "localhost:8080"})

    assert "https://localhost:8080/v1" == address


FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("operation", "argument", "members", "expected"),
    [
        (
            post(arguments=(body(dict),)),
            {"a": 1, "b": 2},
            {"b": [3]},
            b'{"a":1,"b":[3]}',
        ),
        (
            post(arguments=(body(dict),)),
            None,
            {"d": date(2026, 1, 2)},
            b'{"d":"2026-01-02"}',
        ),
        (
            post(arguments=(body(dict),), media_type=FORM),
            {"a": "x y", "b": 2},
            {"b": [3, 4], "c": "\u00e4"},
            b"a=x+y&b=3&b=4&c=%C3%A4",
        ),
        (post(), None, {"a": None}, b'{"a":null}'),
        (
            post(arguments=(field("kind", str, needed=True, default="x"),)),
            UNSET,
            {"a": 1},
            b'{"kind":"x","a":1}',
        ),
    ],
)
def test_option_body_adds_members(
    flavor: str, operation: AnyOperation, argument: Any, members: Any, expected: bytes
) -> None:
    server = Server()
    given = (argument,) if operation.arguments else ()

    Caller(flavor, server).call(operation, given, {"body": members})

    assert expected == server.request.content
    assert (operation.media_type or "application/json") == server.headers[
        "content-type"
    ]


PARTS = "multipart/form-data"


@pytest.mark.parametrize("argument", [{"a": "x", "b": "y", "f": b"file"}, None])
def test_option_body_adds_parts(flavor: str, argument: Any) -> None:
    server = Server()
    operation = post(arguments=(body(dict),), media_type=PARTS)
    members = {"b": [1, "ä"], "d": {"e": True}, "none": None}

    Caller(flavor, server).call(operation, (argument,), {"body": members})

    kept = [("a", "x"), ("f", "file")] if argument else []
    added = [("b", "1"), ("b", "ä"), ("d", '{"e":true}')]
    assert [*kept, *added] == parts_of(server)


@pytest.mark.parametrize("number", [1, None])
def test_option_body_adds_params_by_name(flavor: str, number: int | None) -> None:
    remote = Operation(
        id="things.rpc",
        rpc="things",
        arguments=(Argument(wire="a", placement="name"),),
        by_position=False,
        notification=number is None,
    )
    server = Server(rpc_reply({"result": None}) if number else reply(content=b""))

    Caller(flavor, server).call(remote, (1,), {"body": {"b": [2]}})

    sent = json.decode(server.request.content)
    assert {"a": 1, "b": [2]} == sent.pop("params")
    assert {"jsonrpc": "2.0", "method": "things"} == {
        key: one for key, one in sent.items() if key != "id"
    }


def test_option_body_gives_params_to_a_call_without_any() -> None:
    server = Server(rpc_reply({"result": None}))

    Caller("sync", server).call(
        Operation(id="things.rpc", rpc="things"), (), {"body": {"b": 2}}
    )

    assert {"b": 2} == json.decode(server.request.content)["params"]


def parts_of(server: Server) -> list[tuple[str, str]]:
    """The names and texts of the parts that came."""
    body = server.request.content
    assert body is not None
    assert not isinstance(body, bytes)
    head = f"Content-Type: {server.headers['content-type']}\r\n\r\n".encode()
    message: Any = BytesParser(policy=HTTP).parsebytes(head + b"".join(body.chunks()))
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_payload(decode=True).decode(),
        )
        for part in message.iter_parts()
    ]


@pytest.mark.parametrize(
    ("operation", "argument", "members"),
    [
        (
            Operation(
                id="things.rpc",
                rpc="things",
                arguments=(Argument(wire="a", placement="position"),),
            ),
            1,
            {"b": 1},
        ),
        (post(arguments=(body(dict),), media_type=PARTS), {}, {"a": object()}),
        (post(arguments=(body(list),)), [1], {"a": 1}),
        (post(arguments=(body(bytes),), media_type="image/png"), b"x", {"a": 1}),
        (post(arguments=(body(dict),)), {}, {"a": object()}),
        (post(arguments=(body(dict),)), {}, [("a", 1)]),
    ],
)
def test_option_body_is_refused_where_it_cannot_be_added(
    operation: AnyOperation, argument: Any, members: Any
) -> None:
    server = Server()

    with pytest.raises(ArgumentError, match=r"options\.body"):
        Caller("sync", server).call(operation, (argument,), {"body": members})

    assert not server.requests


def test_settings_that_are_known_are_those_that_type_checkers_see() -> None:
    classes = {
        node.name: node
        for node in ast.walk(ast.parse(inspect.getsource(settings)))
        if isinstance(node, ast.ClassDef)
    }

    declared = {
        ast.unparse(node.target)
        for node in classes["ClientSettings"].body
        if isinstance(node, ast.AnnAssign)
    }

    assert declared == settings.SETTING_NAMES
