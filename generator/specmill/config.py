"""What the user decides about one SDK: its names, its version, the variables of credentials."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from specmill.aliases import NO_ALIASES, Aliases, read_aliases
from specmill.diagnostics import Diagnostics, Location
from specmill.environment import read_environment
from specmill.frontends.hints import read_pagination
from specmill.misfits import misfit, shown
from specmill.model.api import Api
from specmill.model.auth import OAuth2Scheme, OpenIdScheme, TokenRequest
from specmill.model.pagination import Pagination
from specmill.names import (
    client_problem,
    default_client,
    distribution_problem,
    example_of,
    header_problem,
    hint_for,
    package_problem,
    suggested,
    summary_problem,
    version_problem,
)
from specmill.package_names import usual_package
from specmill.passes import check_paging
from specmill.source.node import Node
from specmill.source.workspace import SETTINGS, Workspace

CONFIG_NAME = SETTINGS


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about an SDK that its description does not say.

    `is_chosen`: the package is not called after the title. `example` is the id of the operation that
    the README shows first, None leaves the choice to the generator. `environment` maps credential
    arguments to the variables that stand in for them, `token_requests` schemes to how their tokens are
    requested, `pagination` ids of operations to how they are paged (None: not at all).
    `idempotency_key` is the header of a key that the server knows for every POST and PATCH. `fixtures`:
    whether the SDK gets a fake of its API for tests. `vendor_runtime`: whether it has a copy of the
    runtime in it. `aliases` are old names that it keeps for a while.
    """

    package: str
    is_chosen: bool = True
    distribution: str
    client: str
    version: str = "0.1.0"
    summary: str | None = None
    example: str | None = None
    environment: dict[str, str] = {}
    token_requests: dict[str, TokenRequest] = {}
    pagination: dict[str, Pagination | None] = {}
    idempotency_key: str | None = None
    fixtures: bool = True
    vendor_runtime: bool = False
    aliases: Aliases = NO_ALIASES
    runtime_requirement: str = ">=0.1,<0.2"


class Overrides(msgspec.Struct, frozen=True, kw_only=True):
    """Values that win over `sdk.yaml`; None and False leave a key alone."""

    package: str | None = None
    distribution: str | None = None
    client: str | None = None
    version: str | None = None
    summary: str | None = None
    vendor_runtime: bool = False


NO_OVERRIDES = Overrides()


class _Checked(msgspec.Struct, frozen=True):
    """A key of `sdk.yaml`, and what says why a value can't be used (None when it can)."""

    key: str
    problem: Callable[[str], str | None]


def load_config(
    spec: Path | None,
    api: Api | None,
    workspace: Workspace,
    diagnostics: Diagnostics,
    overrides: Overrides = NO_OVERRIDES,
) -> Config:
    """The configuration of an SDK: overrides, then `sdk.yaml` beside `spec`, then defaults.

    Wrong keys and values are reported to `diagnostics`; the defaults then take their place. Without
    a model (the description has errors) only what needs none is checked.
    """
    root = workspace.settings(spec)
    texts = _texts(root, diagnostics) if root is not None else {}
    for key, value in msgspec.structs.asdict(overrides).items():
        if not isinstance(value, str):
            continue
        place = Location(f"--{key}")
        problem = next(one.problem for one in _TEXTS if one.key == key)(value)
        if problem is None:
            texts[key] = value
        else:
            hint = suggested(key, value)
            diagnostics.error("invalid-configuration", problem, place, hint)
    package = texts.get("package") or usual_package(api, spec, diagnostics)
    return Config(
        package=package,
        is_chosen="package" in texts,
        distribution=texts.get("distribution") or package.replace("_", "-"),
        client=texts.get("client") or default_client(package),
        version=texts.get("version") or "0.1.0",
        summary=texts.get("summary"),
        example=_example(root, api, diagnostics),
        environment=read_environment(root, api, diagnostics),
        token_requests=_token_requests(root, api, diagnostics),
        pagination=_pagination(root, api, diagnostics),
        idempotency_key=texts.get("idempotency_key"),
        fixtures=_flag("fixtures", True, root, diagnostics),
        vendor_runtime=overrides.vendor_runtime
        or _flag("vendor_runtime", False, root, diagnostics),
        aliases=read_aliases(root, diagnostics),
    )


_TEXTS = (
    _Checked("package", package_problem),
    _Checked("distribution", distribution_problem),
    _Checked("client", client_problem),
    _Checked("version", version_problem),
    _Checked("summary", summary_problem),
    _Checked("idempotency_key", header_problem),
)
_NO_FLAG = "`yes` and `no` are texts in YAML 1.2"
KEYS = (
    *(one.key for one in _TEXTS),
    *("example", "environment", "token_requests", "pagination"),
    *("overlays", "fixtures", "vendor_runtime", "aliases"),
)


def _texts(root: Node, diagnostics: Diagnostics) -> dict[str, str]:
    for key, node in root.items():
        if key not in KEYS:
            diagnostics.error(
                "unknown-key",
                f"'{key}' is no key of {CONFIG_NAME}",
                node.location,
                hint_for(key, KEYS),
            )
    texts: dict[str, str] = {}
    for one in _TEXTS:
        member = root.get(one.key)
        if member is None:
            continue
        if not isinstance(member.value, str):
            is_number = type(member.value) in (int, float)
            hint = "put it in quotes" if is_number else example_of(one.key)
            message = f"{one.key} has to be a text, not {shown(member.value)}"
            diagnostics.error("invalid-configuration", message, member.location, hint)
        elif (problem := one.problem(member.value)) is not None:
            hint = suggested(one.key, member.value)
            diagnostics.error("invalid-configuration", problem, member.location, hint)
        else:
            texts[one.key] = member.value
    return texts


def _flag(key: str, usual: bool, root: Node | None, diagnostics: Diagnostics) -> bool:
    """A key that is true or false, `usual` without it."""
    node = root.get(key) if root is not None else None
    if node is None:
        return usual
    if isinstance(node.value, bool):
        return node.value
    message = f"{key} has to be true or false, not {shown(node.value)}"
    diagnostics.error("invalid-configuration", message, node.location, _NO_FLAG)
    return usual


def _example(
    root: Node | None, api: Api | None, diagnostics: Diagnostics
) -> str | None:
    node = root.get("example") if root is not None else None
    if node is None or api is None:
        return None
    ids = _ids(api)
    if isinstance(node.value, str) and node.value in ids:
        return ids[node.value]
    message = f"{shown(node.value)} is no operation of this description"
    diagnostics.error(
        "invalid-configuration", message, node.location, hint_for(str(node.value), ids)
    )
    return None


def _ids(api: Api) -> dict[str, str]:
    """The ids of operations by all that they may be called in `sdk.yaml`."""
    ids = {".".join((*one.group, one.name)): one.id for one in api.operations}
    return ids | {one.id: one.id for one in api.operations}


def _pagination(
    root: Node | None, api: Api | None, diagnostics: Diagnostics
) -> dict[str, Pagination | None]:
    node = root.get("pagination") if root is not None else None
    if node is None or api is None:
        return {}
    ids = _ids(api)
    found: dict[str, Pagination | None] = {}
    if not isinstance(node.value, dict):
        message = "pagination has to map operations to false or to how they are paged"
        hint = "write {pets.list: false}, for example"
        diagnostics.error("invalid-configuration", message, node.location, hint)
    for key, member in node.items():
        if key not in ids:
            message = f"'{key}' is no operation of this description"
            diagnostics.error(
                "unknown-key", message, member.location, hint_for(key, ids)
            )
        elif member.value is False:
            found[ids[key]] = None
        else:
            found[ids[key]] = paging = read_pagination(diagnostics, member)
            by_id = {one.id: one for one in api.operations}
            checked = msgspec.structs.replace(by_id[ids[key]], pagination=paging)
            check_paging(api, checked, member.location, diagnostics)
    return found


def _token_requests(
    root: Node | None, api: Api | None, diagnostics: Diagnostics
) -> dict[str, TokenRequest]:
    node = root.get("token_requests") if root is not None else None
    if node is None or api is None:
        return {}
    fetched = {
        one.key
        for one in api.schemes
        if isinstance(one, (OAuth2Scheme, OpenIdScheme)) and one.grant is not None
    }
    requests: dict[str, TokenRequest] = {}
    if not isinstance(node.value, dict):
        message = (
            "token_requests has to map security schemes to how tokens are requested"
        )
        hint = "write {oauth: {method: post}}, for example"
        diagnostics.error("invalid-configuration", message, node.location, hint)
    for key, member in node.items():
        if key not in fetched:
            message = f"'{key}' is no security scheme that tokens are requested for"
            diagnostics.error(
                "unknown-key", message, member.location, hint_for(key, fetched)
            )
            continue
        try:
            requests[key] = msgspec.convert(member.value, TokenRequest)
        except msgspec.ValidationError as error:
            message = f"{shown(member.value)} is no request for tokens: {misfit(error, TokenRequest)}"
            hint = "write {method: post, parameters: {audience: …}}, or one of the two"
            diagnostics.error("invalid-configuration", message, member.location, hint)
    return requests
