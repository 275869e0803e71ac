"""What the templates of reports see: every text is `Code` of the medium, quoted."""

from __future__ import annotations

from specmill.python.code import Code
from specmill.python.views import View


class SignatureView(View, frozen=True, kw_only=True):
    """A Python name before and after; None where it does not exist."""

    before: Code | None
    after: Code | None


class ChangeView(View, frozen=True, kw_only=True):
    """One change: the line that everybody reads, and what is behind it."""

    anchor: Code
    classes: Code
    subject: Code | None
    what: Code
    consequence: Code | None
    reach: Code | None
    layers: tuple[LayerView, ...]
    operations: tuple[Code, ...]
    more_operations: Code | None
    base: Code | None
    head: Code | None
    before: Code | None
    after: Code | None
    witness_label: Code | None
    witness: Code | None
    signatures: tuple[SignatureView, ...]
    signature_diff: Code | None
    rule: Code
    reason: Code | None


class LayerView(View, frozen=True, kw_only=True):
    """A layer that a change breaks: its name, and the class it is coloured by."""

    name: Code
    style: Code


class SectionView(View, frozen=True, kw_only=True):
    """Changes of one kind; `more` says how many are not shown."""

    anchor: Code
    title: Code
    count: Code
    open: bool
    changes: tuple[ChangeView, ...]
    more: Code | None


class VerdictView(View, frozen=True, kw_only=True):
    """The verdict of one layer."""

    layer: Code
    verdict: Code
    style: Code


class ReviewView(View, frozen=True, kw_only=True):
    """The comparison of two states of one description."""

    anchor: Code
    title: Code
    counts: Code
    release: Code
    base: Code
    head: Code
    verdicts: tuple[VerdictView, ...]
    sections: tuple[SectionView, ...]
    changelog: Code | None


class FindingView(View, frozen=True, kw_only=True):
    """Something that is wrong with what was compared."""

    severity: Code
    place: Code
    message: Code
    hint: Code | None
    rule: Code


class FindingsView(View, frozen=True, kw_only=True):
    """All that is wrong; `more` says how much of it is not shown."""

    title: Code
    findings: tuple[FindingView, ...]
    more: Code | None


class PageView(View, frozen=True, kw_only=True):
    """A page of HTML that needs nothing from elsewhere."""

    title: Code
    policy: Code
    style: Code
    script: Code
    wrong: FindingsView | None
    reviews: tuple[ReviewView, ...]


class CommentView(View, frozen=True, kw_only=True):
    """A comment on a pull request; `mark` tells it from other comments."""

    mark: Code
    wrong: FindingsView | None
    reviews: tuple[ReviewView, ...]
    footer: Code
