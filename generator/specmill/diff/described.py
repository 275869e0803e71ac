"""The descriptions that are compared: read as for an SDK, and as far as they go when that fails."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from specmill.config import CONFIG_NAME
from specmill.contract import Contract, build_contract
from specmill.diagnostics import Diagnostic, Diagnostics, Location, SpecError
from specmill.diff.findings import Place
from specmill.diff.python_changes import SdkInput
from specmill.frontends.settling import settle
from specmill.loading import Description, Loaded, open_description, read, stop_on_errors
from specmill.source.limits import Limits
from specmill.source.node import Node
from specmill.source.workspace import Workspace

_LANGUAGES = ("openapi", "swagger", "openrpc")


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """One side: what client and server rely on, and what its SDK is made from.

    `python` is None for a description with errors, which are the `problems`.
    """

    name: str
    file: str
    contract: Contract
    workspace: Workspace
    python: SdkInput | None
    problems: tuple[Diagnostic, ...] = ()

    def place(self, place: Place) -> Place:
        """A place with its line and column."""
        span = self.workspace.span(Location(place.file, place.pointer))
        part = "" if place.file == self.file else _below(place.file, self.file)
        return Place(span.file, place.pointer, span.line, span.column, part)


def _below(file: str, around: str) -> str:
    """The path or address of a file as its neighbour refers to it."""
    if "://" in file:
        return file
    return Path(os.path.relpath(file, Path(around).parent)).as_posix()


def describe(
    spec: Description, overlays: Sequence[Path | str], limits: Limits
) -> Described:
    """Read a description.

    Raises SpecError when there is nothing in it to compare.
    """
    try:
        loaded = read(spec, limits=limits, overlays=overlays)
    except SpecError as error:
        return _salvage(spec, overlays, limits, error.diagnostics)
    return Described(
        name=loaded.name,
        file=loaded.root.file,
        contract=build_contract(loaded.root, loaded.workspace),
        workspace=loaded.workspace,
        python=SdkInput(loaded.api, loaded.config, settled=_names_package(loaded)),
    )


def _salvage(
    spec: Description,
    overlays: Sequence[Path | str],
    limits: Limits,
    problems: tuple[Diagnostic, ...],
) -> Described:
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, limits)
    _, root = open_description(spec, overlays, workspace, diagnostics)
    stop_on_errors(diagnostics, workspace)
    if root is None or not _is_description(root):
        raise SpecError(problems)
    return Described(
        name="<mapping>" if isinstance(spec, Mapping) else str(spec),
        file=root.file,
        contract=build_contract(settle(root, workspace, diagnostics).root, workspace),
        workspace=workspace,
        python=None,
        problems=problems,
    )


def _is_description(root: Node) -> bool:
    return any(isinstance(root.text(key), str) for key in _LANGUAGES)


def _names_package(loaded: Loaded) -> bool:
    path = Path(loaded.name).parent / CONFIG_NAME
    if loaded.name == "<mapping>" or not path.is_file():
        return False
    root = loaded.workspace.open(path)
    return root is not None and "package" in root
