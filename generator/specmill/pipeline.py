"""From a description to files: load, parse, refine, lower, render, format, write.

Everything up to the comparison with the output folder is a function of its input; only
`write_output` changes a disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

import specmill
from specmill.config import NO_OVERRIDES, Overrides
from specmill.diagnostics import Diagnostic, Diagnostics, Location, Span
from specmill.ledger import LEDGER_NAME, Ledger, encode_ledger
from specmill.loading import (
    DEFAULT_LIMITS,
    Description,
    Loaded,
    conclude,
    in_time,
    read,
    stop_on_errors,
)
from specmill.locking import LOCK_NAME, LockFile, lock_diff, plan_lock, writing
from specmill.making import Made, make
from specmill.model.api import Api
from specmill.python.package_checks import check_package
from specmill.python.plan import plan_package
from specmill.render.formatter import format_files
from specmill.render.manifest import digest, formatted_texts, make_manifest
from specmill.render.source_file import SourceFile
from specmill.render.verifier import try_package
from specmill.render.writer import OutputPlan, plan_output, unified_diff, write_output
from specmill.saving import uninterrupted
from specmill.source.limits import Limits
from specmill.summary import Summary, make_findings, make_skipped
from specmill.template_faults import template_file
from specmill.vendoring import vendored


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to generate: the folder of SDKs, values that win over `sdk.yaml`, own templates.

    `strict` makes every warning an error; `force` overwrites files that were edited by hand;
    `verify` compiles and imports the SDK elsewhere before a file is replaced; `update_lock` decides
    anew what the lock file holds. `processes` may make the files of a large SDK together; only for
    programs without threads, and libraries that start some.
    """

    out: Path
    overrides: Overrides = NO_OVERRIDES
    templates: tuple[Path, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    strict: bool = False
    force: bool = False
    verify: bool = False
    update_lock: bool = False
    overlays: tuple[Path, ...] = ()
    processes: int = 1


class Prepared(msgspec.Struct, frozen=True):
    """An SDK that is ready to be written: nothing has touched the disk yet."""

    loaded: Loaded
    folder: Path
    files: tuple[SourceFile, ...]
    plan: OutputPlan
    ledger: Ledger
    findings: tuple[Diagnostic, ...]
    templates: tuple[Path, ...]
    lock: LockFile | None


def load(
    spec: Description,
    *,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    overlays: Sequence[Path | str] = (),
) -> Api:
    """The model of a description, with every decision about the names of its SDK.

    Raises SpecError when the description has errors, or, with `strict`, warnings.
    """
    with in_time(spec, limits):
        loaded = read(spec, limits=limits, overlays=overlays)
    conclude(loaded.diagnostics, loaded.workspace, strict=strict)
    decisions = plan_package(loaded.api, loaded.config).decisions
    return msgspec.structs.replace(loaded.api, decisions=decisions, locked_aliases={})


def generate(
    spec: Description,
    *,
    out: Path | str,
    overrides: Overrides = NO_OVERRIDES,
    templates: Sequence[Path | str] = (),
    limits: Limits = DEFAULT_LIMITS,
    check: bool = False,
    strict: bool = False,
    force: bool = False,
    verify: bool | None = None,
    update_lock: bool = False,
    overlays: Sequence[Path | str] = (),
) -> Summary:
    """Write an SDK to `out`/<package>, or with `check` only say what would change there.

    `verify` compiles and imports it in a temporary folder first; None does so with own templates.
    `update_lock` decides anew what `specmill.lock` holds. `overlays` are applied in their order,
    after those of `sdk.yaml`.
    Raises SpecError when the description has errors or a file of the output was edited by hand;
    nothing is written then.
    """
    options = Options(
        out=Path(out),
        overrides=overrides,
        templates=tuple(Path(one) for one in templates),
        limits=limits,
        strict=strict,
        force=force or check,
        verify=bool(templates) if verify is None else verify,
        update_lock=update_lock,
        overlays=tuple(Path(one) for one in overlays),
    )
    return finish(prepare(spec, options), check=check)


def prepare(spec: Description, options: Options) -> Prepared:
    """Everything but writing.

    Raises SpecError.
    """
    with in_time(spec, options.limits):
        loaded = read(
            spec,
            options.overrides,
            options.limits,
            overlays=options.overlays,
            update_lock=options.update_lock,
        )
        package = plan_package(loaded.api, loaded.config, loaded.diagnostics)
        check_package(package, loaded.diagnostics)
        lock = plan_lock(
            loaded.path,
            package.decisions,
            loaded.diagnostics,
            asked=options.update_lock,
        )
        stop_on_errors(loaded.diagnostics, loaded.workspace)
        loaded.stages.end("plan")
        made = make(package, loaded, options.templates, options.processes)
    loaded.stages.end("render")
    folder = options.out / loaded.config.package
    files, rendered = _output(made, loaded, folder, options.templates)
    manifest = make_manifest(
        specmill.__version__,
        "" if loaded.path is None else loaded.path.name,
        _inputs(loaded, lock),
        files,
        rendered,
    )
    plan = plan_output(folder, files, manifest, is_chosen=loaded.config.is_chosen)
    _report_conflicts(plan, loaded.diagnostics, force=options.force)
    if options.verify and plan.changes and not loaded.diagnostics.has_errors:
        _verify(files, loaded, options)
    findings = conclude(loaded.diagnostics, loaded.workspace, strict=options.strict)
    loaded.stages.end("compare")
    return Prepared(
        loaded, folder, files, plan, made.ledger, findings, options.templates, lock
    )


def _output(
    made: Made, loaded: Loaded, folder: Path, templates: tuple[Path, ...]
) -> tuple[tuple[SourceFile, ...], dict[str, str]]:
    """Every file of an SDK but its manifest; of own templates, also what they made before it was formatted."""
    files = made.files
    rendered: dict[str, str] = {}
    if loaded.config.vendor_runtime:
        files = vendored(
            files, loaded.config.package, with_testing=loaded.config.fixtures
        )
    if templates:
        files, rendered = _format(files, folder, loaded, templates)
    ledger = encode_ledger(made.ledger, loaded.workspace.portable_names)
    return (*files, SourceFile(LEDGER_NAME, ledger.encode()), *made.data), rendered


def finish(prepared: Prepared, *, check: bool = False) -> Summary:
    """Write what was prepared, or with `check` only tell the difference."""
    loaded = prepared.loaded
    lock = prepared.lock
    if lock is not None and not lock.is_changed:
        lock = None
    if not check:
        with uninterrupted() as obey, writing(lock):
            write_output(prepared.plan, obey)
    loaded.stages.end("write")
    return Summary(
        description=loaded.name,
        package=loaded.config.package,
        root=str(prepared.folder / _import_root(prepared.files, loaded.config.package)),
        folder=str(prepared.folder),
        operations=len(loaded.api.operations),
        skipped=make_skipped(loaded.api.skipped, loaded.workspace),
        types=len(loaded.api.types),
        files=len(prepared.files),
        lines=sum(one.content.count(b"\n") for one in prepared.files),
        changed=tuple(one.path for one in prepared.plan.changes),
        diff=unified_diff(prepared.plan) + lock_diff(lock) if check else "",
        lock="" if lock is None else str(lock.path),
        diagnostics=make_findings(prepared.findings),
        ledger=prepared.ledger,
        seconds=round(loaded.stages.total, 3),
    )


def _inputs(loaded: Loaded, lock: LockFile | None) -> dict[str, str]:
    """Every file read, with its digest; the lock as this run leaves it behind."""
    inputs = dict(loaded.workspace.files)
    if lock is not None:
        own = loaded.workspace.portable_names[loaded.root.file]
        place = own.rpartition("/")[0]
        name = f"{place}/{LOCK_NAME}" if place else LOCK_NAME
        inputs[name] = digest(lock.after.encode())
    return inputs


def _format(
    files: tuple[SourceFile, ...],
    folder: Path,
    loaded: Loaded,
    templates: tuple[Path, ...],
) -> tuple[tuple[SourceFile, ...], dict[str, str]]:
    """Output of own templates in Black's style; unchanged files are taken from the last output."""
    formatted = format_files(files, formatted_texts(folder))
    for problem in formatted.problems:
        message = f"this makes '{problem.path}', which is no Python: {problem.message}"
        hint = "compare it with the built-in template, and write what a view holds as it is"
        place = Location(template_file(problem.template, templates))
        loaded.diagnostics.error("invalid-template-output", message, place, hint)
    return formatted.files, formatted.rendered


def _verify(files: tuple[SourceFile, ...], loaded: Loaded, options: Options) -> None:
    """Report what keeps the package from being compiled or imported."""
    package = loaded.config.package
    trial = try_package(files, _import_root(files, package), package)
    templates = {one.path: one.template for one in files}
    for problem in trial.problems:
        message = f"the package is of no use: {problem.message}"
        place = str(options.out / package / problem.path)
        hint = f"it is made by the template '{templates.get(problem.path, '')}'"
        loaded.diagnostics.error(
            "unusable-output", message, Span(place, problem.line), hint
        )
    if trial.missing:
        message = f"not every module was imported: {', '.join(trial.missing)} can't be"
        hint = "install what the SDK needs beside specmill, to have it tried as a whole"
        place = str(options.out / package)
        loaded.diagnostics.warning("partly-verified", message, Span(place), hint)


def _report_conflicts(
    plan: OutputPlan, diagnostics: Diagnostics, *, force: bool
) -> None:
    for one in plan.conflicts:
        if not (force and one.forceable):
            diagnostics.error(
                one.code,
                one.message,
                Location(str(plan.root / one.path)),
                one.hint,
            )
    for path in plan.kept:
        message = "this file is no longer generated, but was edited by hand: it stays, as your own"
        hint = "delete it, unless you want to keep it"
        place = Location(str(plan.root / path))
        diagnostics.warning("edited-file", message, place, hint)


def _import_root(files: tuple[SourceFile, ...], package: str) -> str:
    """The folder of the output that has to be on `sys.path` to import the package; "" for all."""
    marker = f"{package}/__init__.py"
    homes = [
        one.path
        for one in files
        if one.path == marker or one.path.endswith(f"/{marker}")
    ]
    return min(homes, key=len, default=marker).removesuffix(marker)
