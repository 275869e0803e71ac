"""What a value of a description is, told by the keys that lead to it."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "root",
    "info",
    "path",
    "operation",
    "parameter",
    "schema",
    "security scheme",
    "response",
    "body",
    "tag",
    "server",
]

# Beginnings of the keys that lead to a value, with "*" for any one key.
_KINDS: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    (("info",), "info"),
    (("tags", "*"), "tag"),
    (("servers", "*"), "server"),
    (("paths", "*"), "path"),
    (("webhooks", "*"), "path"),
    (("parameters", "*"), "parameter"),
    (("paths", "*", "parameters", "*"), "parameter"),
    (("components", "parameters", "*"), "parameter"),
    (("components", "contentDescriptors", "*"), "parameter"),
    (("definitions", "*"), "schema"),
    (("components", "schemas", "*"), "schema"),
    (("components", "responses", "*"), "response"),
    (("components", "requestBodies", "*"), "body"),
    (("components", "securitySchemes", "*"), "security scheme"),
    (("securityDefinitions", "*"), "security scheme"),
    (("x-specmill-security-schemes", "*"), "security scheme"),
)
_OPERATIONS: Final = (
    ("methods", "*"),
    *(
        (home, "*", method)
        for home in ("paths", "webhooks")
        for method in (
            *("get", "put", "post", "delete", "options", "head", "patch", "trace"),
            "query",
        )
    ),
)
_INNER: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    ((), "operation"),
    (("parameters", "*"), "parameter"),
    (("params", "*"), "parameter"),
    (("result",), "parameter"),
    (("requestBody",), "body"),
    (("responses", "*"), "response"),
)


def kind_of(keys: tuple[str, ...]) -> Kind | None:
    """What stands at the end of `keys`; None where that is not certain, as in schemas and callbacks."""
    if not keys:
        return "root"
    for pattern, kind in _KINDS:
        if _fits(keys, pattern):
            return kind
    for pattern in _OPERATIONS:
        for below, kind in _INNER:
            if _fits(keys, (*pattern, *below)):
                return kind
    return None


def _fits(keys: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    return len(keys) == len(pattern) and all(
        wanted in ("*", key) for key, wanted in zip(keys, pattern, strict=True)
    )
