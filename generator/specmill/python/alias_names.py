"""Names of synthetic aliases: their claims, and the decisions that the lock keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specmill.diagnostics import Diagnostics
from specmill.model.decisions import Decision
from specmill.python.code import Code
from specmill.python.identifiers import class_name, class_names
from specmill.python.namespace import Claim
from specmill.python.synthetic import Synthetic

_FIRST = "use", "the shortest of the names that the places of its use give it"
_NEXT = "use-in-context", "that name is taken, so words around it or its kind are added"
_NUMBERED = "numbered", "all names made of words are taken"


def alias_claim(one: Synthetic) -> Claim:
    """The names that an alias would take: a locked one wins, then that of the whole of what is used.

    All give way to what the description names itself.
    """
    wanted = _wanted(one)
    if one.held is None:
        return Claim(one.key, wanted, weight=-2 if one.is_whole else -3)
    return Claim(one.key, (class_name(one.held.name), *wanted), weight=-1)


def alias_decisions(
    synthetic: Iterable[Synthetic], names: Mapping[str, Code]
) -> Iterator[Decision]:
    """How each alias that is named after a place of its use got its name."""
    for one in synthetic:
        if one.place:
            name = names[one.key]
            is_kept = one.held is not None and one.held.name == name
            rule, reason = (
                (one.held.rule, one.held.reason)
                if one.held is not None and is_kept
                else _rule(one, name)
            )
            yield Decision(
                subject="alias",
                key=one.place,
                value=str(name),
                rule=rule,
                reason=reason,
                locked=is_kept,
                location=one.location,
            )


def _wanted(one: Synthetic) -> tuple[Code, ...]:
    return tuple(name for text in one.wanted for name in class_names(text))


def _rule(one: Synthetic, name: Code) -> tuple[str, str]:
    wanted = _wanted(one)
    if name not in wanted:
        return _NUMBERED
    return _FIRST if name == wanted[0] else _NEXT


def report_kept(
    synthetic: Iterable[Synthetic],
    names: Mapping[str, Code],
    diagnostics: Diagnostics,
) -> None:
    """Say where only the lock keeps a shorter use from naming an alias."""
    for one in synthetic:
        if one.place != one.natural and one.held is not None:
            diagnostics.note(
                "decision-changed",
                f"the alias stays {str(names[one.key])!r}, as locked; it would now be named after {one.natural!r}",
                one.location,
                "--update-lock takes the new name",
            )
