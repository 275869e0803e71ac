"""The facets of single values compared: types, listed values, bounds, lengths, patterns, formats."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from specmill.diff.findings import Relation
from specmill.diff.relation_law import contrast
from specmill.diff.relation_pattern import text_outside
from specmill.diff.schema_form import (
    NUMBERS,
    RANGES,
    TEXT_FORMATS,
    Bound,
    Form,
    is_stricter,
    only_kind,
)
from specmill.diff.schema_local import Compared, Local
from specmill.diff.schema_pattern import NotUnderstoodError
from specmill.diff.schema_values import FRACTION, Number, brief

_EDITS = {Relation.NARROWER: "narrowed", Relation.WIDER: "widened"}
_SUBSETS = {
    ("uri", "uri-reference"),
    ("uri", "iri"),
    ("uri", "iri-reference"),
    ("iri", "iri-reference"),
    ("uri-reference", "iri-reference"),
    ("email", "idn-email"),
    ("hostname", "idn-hostname"),
}


def compare_types(pair: Compared) -> Iterator[Local]:
    """Which types are no longer accepted, and which newly are."""
    old, new = pair.old.types, pair.new.types
    if old == new:
        return
    if _is_understood(pair):
        edit = "stated" if new < old else "unstated"
        texts = (name_types(old), name_types(new))
        yield pair.local("type", edit, Relation.EQUAL, "type", texts)
        return
    lost, gained = old - new, new - old
    texts = (name_types(old), name_types(new))
    relation = contrast(bool(lost), bool(gained))
    if (lost | gained) == frozenset({"null"}):
        edit = "added" if gained else "removed"
        yield pair.local("nullable", edit, relation, "type", texts)
        return
    yield pair.local("type", _EDITS.get(relation, "changed"), relation, "type", texts)


def _is_understood(pair: Compared) -> bool:
    """Whether a type is written, or left out, that the rest of the schema says anyway."""
    for one, other in ((pair.old, pair.new), (pair.new, pair.old)):
        kind = only_kind(one)
        if kind is not None and other.types == frozenset({kind}):
            return True
    return False


def name_types(types: frozenset[str]) -> str:
    """Types in the words of a schema."""
    if not types:
        return "nothing"
    names = set(types)
    if FRACTION in names:
        names -= NUMBERS
        names.add("number")
    if names >= {"null", "boolean", "number", "string", "array", "object"}:
        return "any type"
    order = ("string", "integer", "number", "boolean", "array", "object", "null")
    return " or ".join(one for one in order if one in names)


def compare_numbers(pair: Compared) -> Iterator[Local]:
    """Bounds and steps; those that only say again what a format says are not compared twice."""
    yield from _compare_bound(pair, "minimum", pair.old.lower, pair.new.lower, 1)
    yield from _compare_bound(pair, "maximum", pair.old.upper, pair.new.upper, -1)
    yield from _compare_steps(pair)
    yield from _compare_ranges(pair)


def _compare_bound(
    pair: Compared, rule: str, old: Bound | None, new: Bound | None, sign: int
) -> Iterator[Local]:
    texts = (_show(old), _show(new))
    said = new or old
    keyword = rule if said is None else said.keyword
    if old is None and new is not None:
        yield pair.local(rule, "set", Relation.NARROWER, keyword, texts)
    elif old is not None and new is None:
        yield pair.local(rule, "unset", Relation.WIDER, keyword, texts)
    elif old is not None and new is not None:
        is_narrower = is_stricter(new, old, sign)
        if not is_narrower and not is_stricter(old, new, sign):
            return
        relation = Relation.NARROWER if is_narrower else Relation.WIDER
        edit = "increased" if is_narrower == (sign > 0) else "decreased"
        local = pair.local(rule, edit, relation, keyword, texts)
        yield replace(
            local, old=old.part.spot(old.keyword), new=new.part.spot(new.keyword)
        )


def _show(bound: Bound | None) -> str | None:
    if bound is None:
        return None
    written = bound.part.schema[bound.keyword]
    return f"{bound.keyword} {brief(written)}"


def _compare_steps(pair: Compared) -> Iterator[Local]:
    old, new = pair.old.step, pair.new.step
    if old == new:
        return
    texts = (_show_step(old), _show_step(new))
    if old is None:
        relation, edit = Relation.NARROWER, "set"
    elif new is None:
        relation, edit = Relation.WIDER, "unset"
    else:
        loses, gains = bool((old / new) % 1), bool((new / old) % 1)
        relation, edit = contrast(loses, gains), "changed"
    yield pair.local("multiple-of", edit, relation, "multipleOf", texts)


def _show_step(step: Fraction | None) -> str | None:
    if step is None:
        return None
    return brief(step.numerator if step.denominator == 1 else float(step))


def _compare_ranges(pair: Compared) -> Iterator[Local]:
    """Formats of numbers, as far as the bounds leave room for what they exclude."""
    old_formats = {one for one in pair.old.formats if one in RANGES}
    new_formats = {one for one in pair.new.formats if one in RANGES}
    if old_formats == new_formats:
        return
    old, new = _range(pair.old), _range(pair.new)
    loses = old[0] < new[0] or old[1] > new[1]
    gains = new[0] < old[0] or new[1] > old[1]
    relation = contrast(loses, gains)
    yield pair.local("format", _changed(pair), relation, "format", _formats(pair))


def _range(form: Form) -> tuple[Number, Number]:
    spans = [RANGES[one] for one in form.formats if one in RANGES]
    if form.lower is not None:
        spans.append((form.lower.value, float("inf")))
    if form.upper is not None:
        spans.append((float("-inf"), form.upper.value))
    lows = [one[0] for one in spans]
    highs = [one[1] for one in spans]
    return max(lows, default=float("-inf")), min(highs, default=float("inf"))


def _changed(pair: Compared) -> str:
    if not pair.old.says("format"):
        return "set"
    return "changed" if pair.new.says("format") else "unset"


def _formats(pair: Compared) -> tuple[str | None, str | None]:
    old, new = sorted(pair.old.formats), sorted(pair.new.formats)
    return ", ".join(old) or None, ", ".join(new) or None


def compare_texts(pair: Compared) -> Iterator[Local]:
    """Patterns and the formats of texts that readers rely on."""
    yield from _compare_patterns(pair)
    old, new = pair.old.formats & TEXT_FORMATS, pair.new.formats & TEXT_FORMATS
    if old != new:
        loses, gains = _escapes(old, new), _escapes(new, old)
        relation = contrast(loses, gains)
        yield pair.local("format", _changed(pair), relation, "format", _formats(pair))


def _escapes(formats: frozenset[str], others: frozenset[str]) -> bool:
    """Whether texts in all of these formats may miss one of the others."""
    return any(
        not any(one == other or (one, other) in _SUBSETS for one in formats)
        for other in others
    )


def compare_counts(
    pair: Compared, low: str, high: str, rules: tuple[str, str]
) -> Iterator[Local]:
    """The least and the greatest count of characters, items or properties."""
    old, new = pair.old.most(low), pair.new.most(low)
    if old != new:
        relation = Relation.NARROWER if new > old else Relation.WIDER
        edit = _edit(old or None, new or None)
        texts = (str(old) if old else None, str(new) if new else None)
        yield pair.local(rules[0], edit, relation, low, texts)
    before, after = pair.old.least(high), pair.new.least(high)
    if before != after:
        is_wider = after is None or (before is not None and after > before)
        relation = Relation.WIDER if is_wider else Relation.NARROWER
        shown = tuple(None if one is None else str(one) for one in (before, after))
        edit = _edit(before, after)
        yield pair.local(rules[1], edit, relation, high, (shown[0], shown[1]))


def _edit(old: int | None, new: int | None) -> str:
    if old is None or new is None:
        return "set" if old is None else "unset"
    return "increased" if new > old else "decreased"


def _compare_patterns(pair: Compared) -> Iterator[Local]:
    old, new = pair.old.patterns, pair.new.patterns
    if old == new:
        return
    texts = (" and ".join(sorted(old)) or None, " and ".join(sorted(new)) or None)
    edit = "set" if not old else "changed" if new else "unset"
    limits = (pair.old.least("maxLength"), pair.new.least("maxLength"))
    relation = _relate_patterns(old, new, limits)
    yield pair.local("pattern", edit, relation, "pattern", texts)


def _relate_patterns(
    old: frozenset[str],
    new: frozenset[str],
    limits: tuple[int | None, int | None],
) -> Relation:
    """What other patterns do to texts that are no longer than both sides allow anyway."""
    if new > old:
        return Relation.NARROWER
    if new < old:
        return Relation.WIDER
    if len(old - new) > 1 or len(new - old) > 1:
        return Relation.UNKNOWN
    (before,), (after,) = old - new, new - old
    try:
        loses = text_outside(before, after, limits[0]) is not None
        gains = text_outside(after, before, limits[1]) is not None
    except NotUnderstoodError:
        return Relation.UNKNOWN
    return contrast(loses, gains)
