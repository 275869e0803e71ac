"""From a description to its model and configuration: load, parse, refine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from specmill.config import NO_OVERRIDES, Config, Overrides, load_config
from specmill.diagnostics import Diagnostic, Diagnostics, Location, SpecError
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.passes import check, configure, refine
from specmill.report import locate
from specmill.source.limits import Limits
from specmill.source.node import Node
from specmill.source.workspace import Workspace

Description = Path | str | Mapping[str, Any]
"""A file, a folder that holds one description, or a description as a mapping."""

DESCRIPTION_NAMES = (
    "openapi.yaml",
    "openapi.yml",
    "openapi.json",
    "swagger.yaml",
    "swagger.yml",
    "swagger.json",
    "openrpc.yaml",
    "openrpc.yml",
    "openrpc.json",
)
"""What a description is called in a folder that is given in its place."""

DEFAULT_LIMITS = Limits()


class Loaded(msgspec.Struct, frozen=True):
    """A description that was read: the model, its configuration, and what was found on the way."""

    name: str
    root: Node
    api: Api
    config: Config
    workspace: Workspace
    diagnostics: Diagnostics


def read(
    spec: Description,
    overrides: Overrides = NO_OVERRIDES,
    limits: Limits = DEFAULT_LIMITS,
) -> Loaded:
    """Load, parse and refine a description, and read its configuration.

    Raises SpecError when there are errors; warnings are in the result.
    """
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, limits)
    path: Path | None = None
    root: Node | None
    if isinstance(spec, Mapping):
        root = workspace.load_value(spec)
    else:
        path = _find(Path(spec), diagnostics)
        root = workspace.open(path) if path is not None else None
    api = parse(root, workspace, diagnostics) if root is not None else None
    if api is not None:
        if diagnostics.has_errors:
            check(api, diagnostics)
        else:
            api = refine(api, diagnostics)
    config = load_config(path, api, workspace, diagnostics, overrides)
    stop_on_errors(diagnostics, workspace)
    assert root is not None
    assert api is not None, "a description without a model has errors"
    api = configure(api, config.token_requests, config.idempotency_key)
    name = str(path) if path is not None else "<mapping>"
    return Loaded(name, root, api, config, workspace, diagnostics)


def conclude(
    diagnostics: Diagnostics, workspace: Workspace, *, strict: bool
) -> tuple[Diagnostic, ...]:
    """All findings with their positions.

    Raises SpecError when one of them is an error; with `strict` every warning is one.
    """
    findings = locate(diagnostics, workspace)
    if strict:
        findings = tuple(
            (
                msgspec.structs.replace(one, severity="error")
                if one.severity == "warning"
                else one
            )
            for one in findings
        )
    if any(one.severity == "error" for one in findings):
        raise SpecError(findings)
    return findings


def _find(spec: Path, diagnostics: Diagnostics) -> Path | None:
    """The file of a description that may be named by its folder."""
    if not spec.is_dir():
        return spec
    found = [spec / name for name in DESCRIPTION_NAMES if (spec / name).is_file()]
    if not found:
        message = (
            f"the folder holds no description: none of {', '.join(DESCRIPTION_NAMES)}"
        )
        diagnostics.error(
            "no-description", message, Location(str(spec)), "name the file itself"
        )
        return None
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        message = f"the folder holds {len(found)} descriptions: {names}"
        diagnostics.error(
            "several-descriptions", message, Location(str(spec)), "name the file itself"
        )
        return None
    return found[0]


def stop_on_errors(diagnostics: Diagnostics, workspace: Workspace) -> None:
    """Raise SpecError, with every finding so far, when one of them is an error."""
    if diagnostics.has_errors:
        raise SpecError(locate(diagnostics, workspace))
