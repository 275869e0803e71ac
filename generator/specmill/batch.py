"""Several descriptions in one run: when one of them has errors, none is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from specmill.contract import build_contract
from specmill.diagnostics import Diagnostic, Span, SpecError
from specmill.fixtures import check_examples
from specmill.loading import (
    Loaded,
    account,
    address_of,
    conclude,
    file_of,
    in_time,
    missing,
    read,
)
from specmill.model.api import Api
from specmill.pipeline import Options, Prepared, load, prepare
from specmill.python.package_checks import check_package
from specmill.python.plan import plan_package
from specmill.render.sharing import processors
from specmill.source.limits import Limits
from specmill.summary import Outcome, Summary, make_findings, make_skipped

Result = TypeVar("Result")


def all_missing(specs: Sequence[Path]) -> list[Outcome]:
    """The outcomes of descriptions that are not there."""
    found = [(one, missing(one)) for one in specs if not one.exists()]
    return [_failure(address_of(one) or str(one), (error,)) for one, error in found]


def prepare_all(
    specs: Sequence[Path], options: Options
) -> tuple[list[Prepared], list[Outcome]]:
    """Every SDK ready to be written, and the outcomes of the descriptions that have errors."""
    options = msgspec.structs.replace(options, processes=processors())
    prepared, failures = _each(specs, lambda spec: prepare(spec, options))
    taken: dict[Path, Prepared] = {}
    for one in prepared:
        if one.folder in taken:
            failures.append(
                _failure(one.loaded.name, (_same_package(one, taken[one.folder]),))
            )
        taken.setdefault(one.folder, one)
    return prepared, failures


def check_all(
    specs: Sequence[Path],
    limits: Limits,
    overlays: Sequence[Path] = (),
    *,
    thorough: bool,
    strict: bool,
) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes of descriptions without errors, and of those with errors."""

    def check(spec: Path) -> Outcome:
        with in_time(spec, limits):
            loaded = read(spec, limits=limits, overlays=overlays)
            # Some things are looser only in Python.
            package = plan_package(loaded.api, loaded.config, loaded.diagnostics)
            check_package(package, loaded.diagnostics)
            agreed = build_contract(loaded.root, loaded.workspace)
            check_examples(package, agreed, loaded.diagnostics)
        if thorough:
            # openapi-spec-validator takes 0.1 s to import.
            from specmill.thorough import walk_description

            walk_description(loaded.root, loaded.diagnostics)
        findings = conclude(loaded.diagnostics, loaded.workspace, strict=strict)
        summary = Summary(
            description=loaded.name,
            operations=len(loaded.api.operations),
            skipped=make_skipped(loaded.api.skipped, loaded.workspace),
            types=len(loaded.api.types),
            diagnostics=make_findings(findings),
            ledger=account(loaded),
        )
        return Outcome(summary, findings)

    return _each(list({file_of(one): one for one in specs}.values()), check)


def read_all(
    specs: Sequence[Path], limits: Limits, overlays: Sequence[Path] = ()
) -> tuple[list[Loaded], list[Outcome]]:
    """Descriptions with their configuration, and the outcomes of those with errors."""

    def read_one(spec: Path) -> Loaded:
        with in_time(spec, limits):
            return read(spec, limits=limits, overlays=overlays)

    return _each(specs, read_one)


def load_all(
    specs: Sequence[Path],
    limits: Limits,
    overlays: Sequence[Path] = (),
    *,
    strict: bool,
) -> tuple[list[Api], list[Outcome]]:
    """The models of descriptions without errors, and the outcomes of those with errors."""
    return _each(
        specs,
        lambda spec: load(spec, strict=strict, limits=limits, overlays=overlays),
    )


def _each(
    specs: Sequence[Path], run: Callable[[Path], Result]
) -> tuple[list[Result], list[Outcome]]:
    results: list[Result] = []
    failures: list[Outcome] = []
    for spec in specs:
        try:
            results.append(run(spec))
        except SpecError as error:
            failures.append(_failure(file_of(spec), error.diagnostics))
    return results, failures


def _failure(name: str, findings: tuple[Diagnostic, ...]) -> Outcome:
    return Outcome(
        Summary(description=name, diagnostics=make_findings(findings)), findings
    )


def _same_package(late: Prepared, early: Prepared) -> Diagnostic:
    message = f"package '{late.loaded.config.package}' is also the package of {early.loaded.name}"
    hint = "give it another `package` in sdk.yaml, or generate it with another --out"
    return Diagnostic(
        "error", "same-package", message, Span(late.loaded.name), hint=hint
    )
