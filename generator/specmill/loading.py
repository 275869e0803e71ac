"""From a description to its model and configuration: load, parse, refine."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from specmill.config import (
    CONFIG_NAME,
    NO_OVERRIDES,
    Config,
    Overrides,
    load_config,
)
from specmill.deadline import OutOfTimeError, deadline
from specmill.diagnostics import Diagnostic, Diagnostics, Location, Span, SpecError
from specmill.frontends.registry import parse
from specmill.ledger import Ledger, make_ledger
from specmill.locking import read_lock
from specmill.model.api import Api
from specmill.model.decisions import NO_LOCK
from specmill.overlay_files import named_overlays
from specmill.passes import check, configure, refine, settle_pagination
from specmill.report import locate
from specmill.source.library import Fetch
from specmill.source.limits import Limits
from specmill.source.node import Node
from specmill.source.workspace import Workspace
from specmill.stages import Stages

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

_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_MOST_NAMED = 4


class Loaded(msgspec.Struct, frozen=True):
    """A description that was read: the model, its configuration, and what was found on the way; `path` is its
    file, if it is one.
    """

    name: str
    root: Node
    api: Api
    config: Config
    workspace: Workspace
    diagnostics: Diagnostics
    path: Path | None
    stages: Stages


def read(
    spec: Description,
    overrides: Overrides = NO_OVERRIDES,
    limits: Limits = DEFAULT_LIMITS,
    *,
    overlays: Sequence[Path | str] = (),
    update_lock: bool = False,
) -> Loaded:
    """Load, parse and refine a description, and read its configuration.

    `overlays` change it first, after those that its configuration names. `update_lock`
    decides everything anew, whatever the lock file says.
    Raises SpecError when there are errors; warnings are in the result.
    """
    stages = Stages()
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, limits, fetch=_fetcher(limits))
    path, root = open_description(spec, overlays, workspace, diagnostics)
    stages.end("load")
    api: Api | None = None
    if root is not None:
        root, api = parse(root, workspace, diagnostics)
    stages.end("parse")
    lock = NO_LOCK if update_lock else read_lock(path, workspace, diagnostics)
    if api is not None:
        if diagnostics.has_errors:
            check(api, diagnostics)
        else:
            api = refine(api, diagnostics, lock)
    config = load_config(path, api, workspace, diagnostics, overrides)
    stop_on_errors(diagnostics, workspace)
    assert root is not None
    assert api is not None, "a description without a model has errors"
    api = configure(
        api, config.token_requests, config.idempotency_key, config.pagination
    )
    api = settle_pagination(api, lock, diagnostics)
    name = str(path) if path is not None else "<mapping>"
    stages.end("refine")
    return Loaded(name, root, api, config, workspace, diagnostics, path, stages)


@contextmanager
def in_time(spec: Description, limits: Limits) -> Generator[None]:
    """A block that raises SpecError when it takes longer than the limit, or goes too deep."""
    try:
        with deadline(limits.seconds):
            yield
    except OutOfTimeError as error:
        message = f"the description takes more than {error}"
        hint = f"allow more with --max-seconds (now {limits.seconds:g})"
        raise _refused(spec, "too-slow", message, hint) from None
    except RecursionError:
        # Nesting is bounded by --max-depth; what is left are chains of references.
        message = "its schemas refer to each other in a chain of more than a thousand"
        hint = "let references lead to what is meant, and not to further references"
        raise _refused(spec, "too-deep", message, hint) from None


def _refused(spec: Description, code: str, message: str, hint: str) -> SpecError:
    name = "<mapping>" if isinstance(spec, Mapping) else str(spec)
    return SpecError((Diagnostic("error", code, message, Span(name, 1, 1), hint=hint),))


def account(loaded: Loaded) -> Ledger:
    """Which operations are complete, degraded or skipped, by what was found so far."""
    return make_ledger(loaded.api, loaded.diagnostics, loaded.workspace)


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


def _fetcher(limits: Limits) -> Fetch | None:
    """What gets documents over the network, when that is allowed."""
    if not limits.remote:
        return None
    # httpx takes 0.1 s to import.
    from specmill.source.remote import fetch

    return fetch


def open_description(
    spec: Description,
    overlays: Sequence[Path | str],
    workspace: Workspace,
    diagnostics: Diagnostics,
) -> tuple[Path | None, Node | None]:
    """The file of a description, if it is one, and its root with all overlays.

    `overlays` are applied after those that the configuration beside the description names.
    """
    path: Path | None = None
    root: Node | None
    if isinstance(spec, Mapping):
        root = workspace.load_value(spec)
    else:
        path = _find(Path(spec), diagnostics)
        root = workspace.open(path) if path is not None else None
    named = (*named_overlays(path, workspace, diagnostics), *map(Path, overlays))
    for overlay in named:
        root = None if root is None else workspace.overlay(root, overlay)
    return path, root


def file_of(spec: Path) -> str:
    """What a description is called in results: its file, or the folder that does not hold just one."""
    spec = spec.parent if spec.name == CONFIG_NAME else spec
    found = [spec / name for name in DESCRIPTION_NAMES if (spec / name).is_file()]
    return str(found[0] if len(found) == 1 else spec)


def address_of(spec: Path) -> str | None:
    """The address that a path was written as, None for any other; paths have no `//` in the middle."""
    scheme, _, rest = spec.as_posix().partition("/")
    return f"{scheme}//{rest}" if scheme in ("https:", "http:") else None


def missing(spec: Path) -> Diagnostic:
    """The error for a description that is not there."""
    address = address_of(spec)
    hint = "a description is a file: download it first"
    if address is None:
        hint = "check the name; `specmill init` starts a description"
    message = "there is no such file or folder"
    return Diagnostic(
        "error", "no-such-file", message, Span(address or str(spec)), hint=hint
    )


def _find(spec: Path, diagnostics: Diagnostics) -> Path | None:
    """The file of a description that may be named by its folder, or by its configuration."""
    spec = spec.parent if spec.name == CONFIG_NAME else spec
    if address_of(spec) is not None and not spec.exists():
        absent = missing(spec)
        diagnostics.error(absent.code, absent.message, absent.span, absent.hint or "")
        return None
    if not spec.is_dir():
        return spec if _can_be_read(spec, diagnostics) else None
    found = [spec / name for name in DESCRIPTION_NAMES if (spec / name).is_file()]
    if not found:
        message = (
            f"the folder holds no description: none of {', '.join(DESCRIPTION_NAMES)}"
        )
        diagnostics.error(
            "no-description", message, Location(str(spec)), _named_instead(spec)
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


def _named_instead(folder: Path) -> str:
    """What to name in place of a folder without a description: a file in it, or folders that have one."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        inside = []
    files = [
        one for one in inside if one.suffix in _SUFFIXES and one.name != "sdk.yaml"
    ]
    if files:
        return f"name the file itself: {_some(files)}"
    folders = [
        one
        for one in inside
        if any((one / name).is_file() for name in DESCRIPTION_NAMES)
    ]
    if folders:
        return f"name the folders that hold one: {_some(folders)}"
    return "name the file itself"


def _some(paths: list[Path]) -> str:
    return ", ".join(map(str, paths[:_MOST_NAMED])) + ", …" * (len(paths) > _MOST_NAMED)


def _can_be_read(spec: Path, diagnostics: Diagnostics) -> bool:
    """Whether it is no pipe, and its name can be written into the manifest: file systems take any bytes."""
    if spec.exists() and not spec.is_file():
        diagnostics.error(
            "unreadable-file",
            "this is not a regular file",
            Location(str(spec)),
            "save what comes from it in a file",
        )
        return False
    try:
        spec.name.encode()
    except UnicodeEncodeError:
        message = "the name of the file is not UTF-8"
        diagnostics.error(
            "unreadable-file", message, Span(str(spec), 1, 1), "rename the file"
        )
        return False
    return True


def stop_on_errors(diagnostics: Diagnostics, workspace: Workspace) -> None:
    """Raise SpecError, with every finding so far, when one of them is an error."""
    if diagnostics.has_errors:
        raise SpecError(locate(diagnostics, workspace))
