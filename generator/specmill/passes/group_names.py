"""Names of groups without words that say nothing of them: `Users API`, `Messaging_v1_Service`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from specmill.names import is_identifier
from specmill.passes.words import one_of

_NOISE = frozenset({"api", "apis", "controller"})
_RESOURCES_TOO = frozenset({"endpoints", "operations"})
"""Words that say nothing unless a path has them: `Index Operations`, but `/cdn/endpoints`."""
_VERSION = re.compile(r"v[0-9]+[a-z0-9]*|[a-z]*20[0-9]{6}")


def plain_names(names: Iterable[str], segments: AbstractSet[str]) -> Mapping[str, str]:
    """What each name is called without a version, what stands before that, and an ending that says nothing.

    Names that would be the same then stay as they are, and so do those of `segments` of paths. No word
    goes because all names have it: the next name may not.
    """
    noise = _NOISE | (_RESOURCES_TOO - segments)
    plain = {
        name: name if name in segments else _bare(name, noise)
        for name in sorted(set(names))
    }
    while clashing := _clashing(plain):
        plain |= {name: name for name in clashing}
    return plain


def _clashing(plain: Mapping[str, str]) -> list[str]:
    """The names whose plain ones others have too, or which Python does not take."""
    counts = Counter(map(one_of, plain.values()))
    return [
        name
        for name, short in plain.items()
        if short != name and (counts[one_of(short)] > 1 or not is_identifier(short))
    ]


def _bare(name: str, noise: AbstractSet[str]) -> str:
    """The name without words that are no part of it; OpenAPI is one word."""
    words = name.split("_")
    start = next((at for at, one in enumerate(words) if _VERSION.fullmatch(one)), None)
    if start is not None:
        words = words[start + 1 :] or words[:start] or words
    bare = words
    while len(bare) > 1 and bare[-1] in noise and bare[:-1] != ["open"]:
        bare = bare[:-1]
    is_rest = bare is not words and len(bare) > 1 and bare[-1] == "rest"
    return "_".join(bare[:-1] if is_rest else bare)
