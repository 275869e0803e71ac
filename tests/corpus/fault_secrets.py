"""Values that are easily found again: credentials of every kind, and arguments of every placement."""

from __future__ import annotations

import pickle
import traceback
from base64 import b64encode

# Each has a core of letters and digits, which stays as it is in every form but base64.
CREDENTIALS = {
    "user": "zq1user1qz",
    "key": "a/zq2key2qz+==",
    "realm": "zq3realm3qz",
    "password": "é zq4password4qz",
    "token": "zq5token5qz",
    "sid": "zq6sid6qz",
}
CLIENT = {"client_id": "zq7client7qz", "client_secret": "?&zq8secret8qz %"}
REFRESH_TOKEN = "a/zq9refresh9qz"
ARGUMENTS = ("zq10query10qz &", "zq11header11qz", "zq12body12qz é")

_CORES = {
    name: value[value.index("zq") : value.index("qz") + 2]
    for name, value in {
        **CREDENTIALS,
        "client_secret": CLIENT["client_secret"],
        "refresh_token": REFRESH_TOKEN,
    }.items()
}
_OF_ARGUMENTS = {
    name: value[value.index("zq") : value.index("qz") + 2]
    for name, value in zip(("query", "header", "body"), ARGUMENTS, strict=True)
}
_OF_TOKENS = frozenset({"client_secret", "refresh_token"})


def found(text: str, *, of_arguments: bool) -> list[str]:
    """The names of what stands in a text, in any form."""
    wanted = {**_CORES, **(_OF_ARGUMENTS if of_arguments else {})}
    lowered = text.lower()
    return [
        name
        for name, core in wanted.items()
        if core in lowered or any(one in text for one in _IN_BASE64[name])
    ]


def misplaced(server: str, text: str) -> list[str]:
    """The credentials in a request that belong to another server; `server` is api or tokens."""
    return [
        name
        for name in found(text, of_arguments=False)
        if server == "elsewhere" or (name in _OF_TOKENS) != (server == "tokens")
    ]


def shown(error: BaseException) -> str:
    """Everything that an error shows, holds or takes elsewhere."""
    parts = (str(error), repr(error), *traceback.format_exception(error))
    return "\n".join([*parts, repr(vars(error)), repr(pickle.dumps(error))])


def _in_base64(core: str) -> tuple[str, ...]:
    """What base64 makes of it wherever it begins in what is encoded."""
    texts = (b64encode(b"~" * start + core.encode()) for start in range(3))
    # The first and the last characters depend on what stands around.
    return tuple(text.decode()[4:-4] for text in texts)


_IN_BASE64 = {
    name: _in_base64(core) for name, core in {**_CORES, **_OF_ARGUMENTS}.items()
}
