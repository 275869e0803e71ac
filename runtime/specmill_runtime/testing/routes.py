"""The table of routes: which operation a request is for, or which one it nearly is."""

from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from itertools import chain
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from specmill_runtime.errors import ArgumentError
from specmill_runtime.servers import server_address
from specmill_runtime.testing.contract import Operation, Server
from specmill_runtime.testing.messages import ContractViolation, Request
from specmill_runtime.testing.route_tree import QUERIED, VARIABLE, Node, fitting

_IN_PATHS: Final = "/%:@!$&'()*+,;=~"
"""What stands in paths as it is (RFC 3986 §3.3), and `%`, which escapes."""
Takes = Callable[[Operation, dict[str, str]], bool]
_NO_HEADERS: Final[Mapping[str, str]] = {}


class Match(NamedTuple):
    """An operation found by a request: texts of the path's variables, and the query."""

    operation: Operation
    path: dict[str, str]
    query: str


class Routes:
    """All operations of an API over HTTP, by method and path.

    `takes` says whether the texts of a path's variables are values of an operation.
    """

    def __init__(
        self,
        operations: Iterable[Operation],
        servers: tuple[Server, ...],
        takes: Takes = lambda operation, path: True,
    ) -> None:
        self._operations = tuple(operations)
        self._takes = takes
        self._root = Node()
        first = next(map(address_of, servers), "")
        prefixes = {"", *map(server_path, servers)}
        for operation in self._operations:
            path, _, query = operation.path.partition("#")[0].partition("?")
            self._root.add(path.split("/")[1:], operation, query)
            prefixes.update(_path(first, one) for one in operation.servers)
        self.prefixes: list[str] = sorted(prefixes, key=len, reverse=True)

    def of(self, request: Request) -> Match:
        """The operation of a request; ContractViolation, naming the nearest, for none.

        Over HTTP, HEAD is GET without a body where it is not described (RFC 9110 §9.3.2).
        """
        if request.is_remote and request.method == "HEAD":
            try:
                return self.match("HEAD", request.url, request.headers)
            except ContractViolation:
                return self.match("GET", request.url, request.headers)
        return self.match(request.method, request.url, request.headers)

    def has(self, request: Request) -> bool:
        """Whether an operation is described for a request."""
        try:
            self.of(request)
        except ContractViolation:
            return False
        return True

    def match(
        self, method: str, url: str, headers: Mapping[str, str] = _NO_HEADERS
    ) -> Match:
        """The operation of a method and an address; ContractViolation as `of`.

        `headers` have names in lower case.
        """
        path, query = target_of(url)
        path = quote(path, safe=_IN_PATHS)
        allowed: set[str] = set()
        variables = 0
        for prefix in self.prefixes:
            if not path.startswith(prefix) or path[len(prefix) :][:1] not in ("/", ""):
                continue
            segments = path[len(prefix) :].split("/")[1:]
            for node, texts in sorted(self._root.find(segments), key=_openness):
                found = fitting(node.operations.get(method), query, headers)
                # OpenAPI 3.1 §4.8.8.1: a more literal path comes first. It hides the others from
                # values that these are not for.
                is_behind = bool(allowed) and len(texts) > variables
                if found is not None:
                    match = _matched(found, list(chain(*texts)), query)
                    if not is_behind or self._takes(found, match.path):
                        return match
                elif not is_behind:
                    allowed |= node.operations.keys()
                    variables = len(texts)
        raise self._unknown(method, path, allowed)

    def _unknown(self, method: str, path: str, allowed: set[str]) -> ContractViolation:
        if allowed:
            return ContractViolation(
                "method",
                f"there is no {method} here, only {', '.join(sorted(allowed))}",
                pointer="/method",
                status=405,
            )
        nearest = self._nearest(method, path)
        if nearest is None:
            return ContractViolation("route", "there are no operations", status=404)
        return ContractViolation(
            "route",
            f"no operation has the path of this {method}; "
            f"nearest is {nearest.accessor}, {nearest.method} {nearest.path}: "
            f"{self._difference(nearest, path)}",
            pointer="/path",
            status=404,
        )

    def _nearest(self, method: str, path: str) -> Operation | None:
        sent = self._bare(path).split("/")[1:]

        def likeness(operation: Operation) -> float:
            wanted = operation.path.split("/")[1:]
            found = 0.2 if operation.method == method else 0.0
            for one, other in zip(wanted, sent, strict=False):
                is_open = VARIABLE.search(one) is not None
                found += 0.8 if is_open else SequenceMatcher(None, one, other).ratio()
            return found - abs(len(wanted) - len(sent))

        return max(self._operations, key=likeness, default=None)

    def _bare(self, path: str) -> str:
        fitting = (one for one in self.prefixes if path.startswith(one))
        return path[len(next(fitting, "")) :]

    def _difference(self, operation: Operation, path: str) -> str:
        wanted = operation.path.split("/")[1:]
        sent = self._bare(path).split("/")[1:]
        for index, (one, other) in enumerate(zip(wanted, sent, strict=False), 1):
            if not VARIABLE.search(one) and unquote(one) != unquote(other):
                return f"segment {index} is {other!r} instead of {one!r}"
        if wanted[: len(sent)] != sent and len(wanted) == len(sent):
            return "a variable of the path is empty"
        return f"{len(sent)} segments instead of {len(wanted)}"


def _openness(found: tuple[Node, list[tuple[str, ...]]]) -> tuple[int, int]:
    """How much of a path is left to variables: their segments, and the characters in them."""
    _, texts = found
    return len(texts), sum(map(len, chain(*texts)))


def with_usual(methods: Iterable[str]) -> tuple[str, ...]:
    """Methods and those that every server has beside them, sorted."""
    known = set(methods)
    return tuple(sorted(known | {"OPTIONS"} | ({"HEAD"} if "GET" in known else set())))


def target_of(url: str) -> tuple[str, str]:
    """Path and query of an address."""
    rest = url
    if not url.startswith("/"):
        _, _, after = url.partition("://")
        slash, mark = after.find("/"), after.find("?")
        start = min((one for one in (slash, mark) if one >= 0), default=len(after))
        rest = after[start:]
    path, _, query = rest.partition("#")[0].partition("?")
    return path, query


def address_of(server: Server) -> str:
    """The address of a server with its variables filled in; it may be relative."""
    return VARIABLE.sub(
        lambda found: server.variables.get(found[1], "value"), server.url
    )


def is_address(server: Server) -> bool:
    """Whether a client that is told nothing knows where the server is."""
    try:
        server_address(server.url, server.variables, {})
    except ArgumentError:
        return False
    return True


def server_path(server: Server) -> str:
    """The path below which a server has its operations, "" for the root."""
    return _path(address_of(server))


def path_below(servers: tuple[Server, ...], operation: Operation) -> str:
    """The path below which a client sends an operation: that of its first server, or of the API's."""
    first = next(map(address_of, servers), "")
    return _path(first, *operation.servers[:1])


def _path(*addresses: str) -> str:
    """The path of the last address, each of which may be relative to the one before (RFC 3986 §5.2)."""
    whole = "https://fake.test"
    for one in addresses:
        whole = urljoin(whole, one or "/")
    return quote(urlsplit(whole).path.rstrip("/"), safe=_IN_PATHS)


def _matched(operation: Operation, texts: list[str], query: str) -> Match:
    path, _, fixed = operation.path.partition("#")[0].partition("?")
    values = dict(zip(VARIABLE.findall(path), texts, strict=False))
    if not fixed:
        return Match(operation, values, query)
    wanted = fixed.split("&")
    named: dict[str, str] = dict(QUERIED.findall(fixed))
    left: list[str] = []
    for pair in query.split("&"):
        name, _, text = pair.partition("=")
        if name in named:
            values.setdefault(named[name], text)
        elif pair not in wanted:
            left.append(pair)
    return Match(operation, values, "&".join(left))
