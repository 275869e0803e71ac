"""Path templates: which parameter each of their placeholders is for."""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import dataclass

# RFC 6570: an operator before and a modifier behind the name. OpenAPI has them in `style` and
# `explode`.
_EXPRESSION = re.compile(r"[.;]?([^*:]+?)(\*|:\d+)?")
_QUERIED = re.compile(r"([^={}]+)=\{([^{}]*)\}")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BETWEEN_WORDS = re.compile(r"[-_.\s]")


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """A template as parameters fill it.

    `path` has no operators of RFC 6570, and nothing of what parameters of the query say again; `names` are those of its
    placeholders in their order. `respelt` are placeholders as they are written, and the path parameters of another
    spelling that are meant.
    """

    path: str
    names: tuple[str, ...]
    respelt: tuple[tuple[str, str], ...] = ()


def read_template(
    path: str, in_path: Collection[str], in_query: Container[str]
) -> PathTemplate:
    """The template of a path with the names of its parameters in the path and in the query."""
    path = _without_queried(path, in_query)
    written = list(dict.fromkeys(_PLACEHOLDER.findall(path)))
    plain = {one: _plain_name(one, in_path) for one in written}
    meant = _meant(
        [one for one in plain.values() if one not in in_path],
        [one for one in in_path if one not in plain.values()],
    )
    named = {one: meant.get(name, name) for one, name in plain.items()}
    return PathTemplate(
        path=_PLACEHOLDER.sub(lambda found: f"{{{named[found[1]]}}}", path),
        names=tuple(dict.fromkeys(named.values())),
        respelt=tuple(meant.items()),
    )


def queried(path: str) -> tuple[tuple[str, str], ...]:
    """What the query of a path template is written for: names and placeholders, `page={number}`."""
    query = path.partition("#")[0].partition("?")[2]
    pairs = (_QUERIED.fullmatch(pair) for pair in query.split("&"))
    return tuple((found[1], found[2]) for found in pairs if found is not None)


def _without_queried(path: str, in_query: Container[str]) -> str:
    """The template without what it says again of parameters in the query: `?q={q}`."""
    path, question, rest = path.partition("?")
    query, mark, fragment = rest.partition("#")
    kept = [
        pair
        for pair in query.split("&")
        if not any(name in in_query for name, _ in queried(f"?{pair}"))
    ]
    question = question if any(kept) else ""
    return f"{path}{question}{'&'.join(kept)}{mark}{fragment}"


def _plain_name(written: str, declared: Container[str]) -> str:
    """The parameter that a placeholder is for: the one it names, with or without an operator of RFC 6570."""
    if written in declared:
        return written
    found = _EXPRESSION.fullmatch(written)
    return found[1] if found is not None and found[1] in declared else written


def _meant(undefined: list[str], unused: list[str]) -> dict[str, str]:
    """The unused parameters that undefined placeholders stand for: of the same letters, where each has one partner."""
    found: dict[str, str] = {}
    for name in undefined:
        partners = [one for one in unused if _letters(one) == _letters(name)]
        rivals = [one for one in undefined if _letters(one) == _letters(name)]
        if len(partners) == len(rivals) == 1:
            found[name] = partners[0]
    return found


def _letters(name: str) -> str:
    return _BETWEEN_WORDS.sub("", name).casefold()
