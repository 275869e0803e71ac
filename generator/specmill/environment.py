"""`environment` in `sdk.yaml`: which variables credentials come from."""

from __future__ import annotations

import re

from specmill.diagnostics import Diagnostics
from specmill.misfits import shown
from specmill.model.api import Api
from specmill.names import hint_for
from specmill.source.node import Node
from specmill.words import split_words

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def read_environment(
    root: Node | None, api: Api | None, diagnostics: Diagnostics
) -> dict[str, str]:
    """The variables by the names that the description has for credentials.

    The keys of `sdk.yaml` are those, or the arguments made of them (`bearer_auth` of `bearerAuth`).
    """
    node = root.get("environment") if root is not None else None
    if api is None or node is None:
        return {}
    if not isinstance(node.value, dict):
        message = "environment has to map credential arguments to names of variables"
        hint = "write {api_key: ACME_API_KEY}, for example"
        diagnostics.error("invalid-configuration", message, node.location, hint)
        return {}
    names = [name for scheme in api.schemes for name in scheme.credentials]
    arguments = {_argument(name): name for name in reversed(names)}
    known = arguments | {name: name for name in names}
    variables: dict[str, str] = {}
    for key, member in node.items():
        if key not in known:
            message = f"'{key}' is no credential of this description"
            diagnostics.error(
                "unknown-key", message, member.location, hint_for(key, arguments)
            )
        elif not isinstance(member.value, str) or not _VARIABLE.fullmatch(member.value):
            message = f"{shown(member.value)} is no name for an environment variable"
            hint = "write letters, digits and underscores only, such as ACME_API_KEY"
            diagnostics.error("invalid-configuration", message, member.location, hint)
        elif known[key] in variables:
            message = f"the credential '{_argument(known[key])}' has two variables"
            hint = f"keep one of them: {_argument(known[key])} and {known[key]} are the same"
            diagnostics.error("invalid-configuration", message, member.location, hint)
        else:
            variables[known[key]] = member.value
    return variables


def _argument(name: str) -> str:
    return "_".join(word.lower() for word in split_words(name))
