"""What the command `diff` does, from its options to texts and an exit code."""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from specmill.comparison.accepting import Acceptance, accept
from specmill.comparison.options import Asked, UsageError, refuse_idle
from specmill.comparison.pairs import Pair, pairs_since
from specmill.comparison.reviewing import Request, Reviewed, review_all
from specmill.comparison.revisions import Repository, RevisionError
from specmill.comparison.sides import open_side
from specmill.config import CONFIG_NAME
from specmill.diagnostics import Diagnostic, SpecError
from specmill.diff.catalog import to_document, to_list, to_page
from specmill.diff.decision_texts import UnwritableDecisionsError
from specmill.diff.decisions import is_date
from specmill.diff.findings import Bump, Effect, Verdict, Wire
from specmill.diff.reports.forms import Form, form_of, render_reviews
from specmill.diff.rule_table import RULES, RULES_PAGE
from specmill.diff.shims import UnwritableConfigError, renames_of, write_aliases
from specmill.sarif import cut_notice

_FINE, _FINDINGS, _UNREADABLE = 0, 1, 2
_GATES: dict[str, Callable[[Verdict], bool]] = {
    "wire": lambda verdict: verdict.wire is Wire.BREAKING,
    "runtime": lambda verdict: verdict.runtime is Effect.BREAKING,
    "types": lambda verdict: verdict.types is Effect.BREAKING,
    "major": lambda verdict: verdict.semver is Bump.MAJOR,
}


class Ran(msgspec.Struct, frozen=True):
    """What is printed, what was found about the inputs, the exit code, and a remark about the report."""

    out: str
    findings: tuple[Diagnostic, ...] = ()
    code: int = _FINE
    remark: str | None = None


class _Target(msgspec.Struct, frozen=True):
    """A file that the report is written to."""

    path: Path
    form: Form


def run(asked: Asked) -> Ran:
    """Compare, write what is to be written, and say how it ended.

    Raises UsageError.
    """
    refuse_idle(asked)
    if asked.list_rules:
        return _list_rules(asked.printed)
    if asked.explain is not None:
        return _explain(asked.explain, asked.printed)
    if asked.decisions and not asked.accept and not asked.decisions.is_file():
        raise UsageError(f"'{asked.decisions}' does not exist", "--decisions")
    targets = [_target(one) for one in asked.outputs]
    request = Request(
        overlays=asked.overlays,
        limits=asked.limits,
        decisions=asked.decisions,
        check_version=asked.check_version,
        today=asked.today,
    )
    try:
        with _pairs(asked) as pairs:
            if asked.accept:
                return _accept(pairs, request, asked)
            reviewed = review_all(pairs, request)
            if asked.keep_names:
                return keep_names(pairs, reviewed)
    except RevisionError as error:
        raise UsageError(str(error)) from None
    return _publish(reviewed, targets, asked)


@contextmanager
def _pairs(asked: Asked) -> Generator[list[Pair]]:
    """What is compared; files of revisions are there as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="specmill-") as name:
        folder, reach = Path(name).resolve(), asked.limits.root
        if asked.base_ref is not None:
            yield pairs_since(asked.base_ref, asked.sides, folder, reach)
            return
        if len(asked.sides) != 2:
            raise UsageError("name two descriptions, or one revision with --base-ref")
        base, head = asked.sides
        yield [
            Pair(
                open_side(base, folder / "base", reach),
                open_side(head, folder / "head", reach),
            )
        ]


def _list_rules(printed: str) -> Ran:
    if printed not in (Form.TEXT, Form.MARKDOWN):
        raise UsageError("rules are listed as text or markdown", "--format")
    return Ran(to_document() if printed == Form.MARKDOWN else to_list())


def _explain(name: str, printed: str) -> Ran:
    if name not in RULES:
        close = difflib.get_close_matches(name, RULES, 1)
        hint = f"did you mean '{close[0]}'?" if close else "see --list-rules"
        raise UsageError(f"there is no rule '{name}': {hint}", "--explain")
    if printed != Form.TEXT:
        raise UsageError("a rule is explained as text", "--format")
    return Ran(to_page(RULES[name]))


def _target(text: str) -> _Target:
    """`FORMAT=FILE`, or a file whose name tells the format."""
    word, equals, rest = text.partition("=")
    if equals and word in set(Form):
        return _Target(Path(rest), Form(word))
    known = ", ".join(sorted(Form))
    if equals and word.isidentifier():
        raise UsageError(f"'{word}' is no format: use one of {known}", "--output")
    found = form_of(Path(text))
    if found is None:
        raise UsageError(
            f"'{text}' tells no format: write FORMAT={text} with one of {known}",
            "--output",
        )
    return _Target(Path(text), found)


def _accept(pairs: Sequence[Pair], request: Request, asked: Asked) -> Ran:
    if not asked.reason.strip():
        raise UsageError("say why with --reason", "--accept")
    if asked.until and not is_date(asked.until):
        raise UsageError("a date is written like 2030-01-31", "--until")
    if asked.until and asked.until < asked.today.isoformat():
        raise UsageError(f"{asked.until} has passed", "--until")
    if len(pairs) != 1:
        raise UsageError("name the two descriptions that the decision is about")
    acceptance = Acceptance(
        named=asked.accept,
        reason=asked.reason,
        author=asked.author or _author(),
        until=asked.until,
    )
    try:
        written = accept(pairs[0], request, acceptance)
    except SpecError as error:
        return Ran("", error.diagnostics, _UNREADABLE)
    except UnwritableDecisionsError as error:
        raise UsageError(str(error), "--accept", error.block) from None
    noun = "decision" if written.added == 1 else "decisions"
    instead = f", {written.replaced} replaced" if written.replaced else ""
    return Ran(f"{written.path}: {written.added} {noun} added{instead}\n")


def keep_names(pairs: Sequence[Pair], reviewed: Reviewed) -> Ran:
    """Record the old names of all renames in the `sdk.yaml` beside each new description.

    Raises UsageError.
    """
    if reviewed.unreadable or len(reviewed.reviews) != len(pairs):
        return Ran("", reviewed.findings, _UNREADABLE)
    lines: list[str] = []
    for pair, review in zip(pairs, reviewed.reviews, strict=True):
        renames = renames_of(review.report.changes)
        if not renames or pair.head is None:
            continue
        if pair.head.laid_out is not None:
            raise UsageError("HEAD has to be a file or folder", "--keep-names")
        config = pair.head.folder / CONFIG_NAME
        try:
            write_aliases(config, renames)
        except UnwritableConfigError as error:
            raise UsageError(str(error), "--keep-names", error.block) from None
        noun = "alias" if len(renames) == 1 else "aliases"
        lines.append(f"{config}: {len(renames)} {noun} added\n")
    return Ran("".join(lines) or "nothing was renamed\n")


def _author() -> str:
    try:
        return Repository(Path.cwd()).author()
    except RevisionError:
        return ""


def _publish(reviewed: Reviewed, targets: Sequence[_Target], asked: Asked) -> Ran:
    reviews = reviewed.reviews
    if asked.base_ref is not None:
        reviews = tuple(one for one in reviews if one.report.changes or one.accepted)
    page, found = asked.rules_url or RULES_PAGE, reviewed.findings
    for target in targets:
        text = render_reviews(reviews, target.form, page, found)
        target.path.parent.mkdir(parents=True, exist_ok=True)
        target.path.write_text(text, encoding="utf-8")
    form = Form(asked.printed)
    told = (
        cut_notice(sum(len(one.report.changes) + len(one.accepted) for one in reviews))
        if Form.SARIF in (form, *(one.form for one in targets))
        else None
    )
    # Where text is printed, findings are on standard error.
    beside = () if form is Form.TEXT else found
    out = render_reviews(reviews, form, page, beside)
    if form is Form.TEXT and reviewed.unreadable and not reviews:
        out = ""
    if form is Form.GITHUB and asked.summary:
        with Path(asked.summary).open("a", encoding="utf-8") as stream:
            stream.write(render_reviews(reviews, Form.SUMMARY, page, found))
    return Ran(out, reviewed.findings, _code(reviewed, asked.fail_on), told)


def _code(reviewed: Reviewed, gates: Sequence[str]) -> int:
    if reviewed.unreadable:
        return _UNREADABLE
    failed = any(one.severity == "error" for one in reviewed.findings)
    verdicts = [one.report.verdict for one in reviewed.reviews]
    if failed or any(_is_closed(gate, one) for gate in gates for one in verdicts):
        return _FINDINGS
    return _FINE


def _is_closed(gate: str, verdict: Verdict) -> bool:
    return _GATES[gate](verdict)
