"""Texts that match a regular expression, for schemas with a `pattern`."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from specmill_runtime.testing.chance import Chance

# The parser behind `re` is no public module, and nothing else takes expressions apart.
_PARSER: Any = import_module("re._parser")

# What ECMA-262 writes differently from Python, or Python does not know.
_ECMA: Final = (
    (re.compile(r"\\[pP]\{[^}]*\}"), "[A-Za-z]"),
    (re.compile(r"\(\?<(?![=!])"), "(?P<"),
    (re.compile(r"\\k<(\w+)>"), r"(?P=\1)"),
    (re.compile(r"\\/"), "/"),
    (re.compile(r"\\u\{?([0-9A-Fa-f]{4})\}?"), r"\\u\1"),
)
_PIECE: Final = re.compile(r"\\.|--|&&|\|\||~~|.", re.DOTALL)
_ODD_IN_CLASS: Final = frozenset({"[", "--", "&&", "||", "~~"})
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_PRINTABLE: Final = _LETTERS + _LETTERS.upper() + "0123456789 -_.:/@+,;=!#$%&'()*?~"
_CATEGORIES: Final = {
    "CATEGORY_DIGIT": "0123456789",
    "CATEGORY_NOT_DIGIT": _LETTERS,
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": _LETTERS,
    "CATEGORY_WORD": _LETTERS + "0123456789",
    "CATEGORY_NOT_WORD": "-",
}
_MOST_EXTRA: Final = 400
_MOST_PIECES: Final = 20_000


def matching_text(
    pattern: str, chance: Chance, extra: int = 0, *, ahead: bool = False
) -> str | None:
    """A text that matches, its repetitions `extra` times longer than need be.

    None when the pattern is not understood, or wants a huge text; the text is a proposal to be
    checked, because look-arounds and word boundaries are passed over. With `ahead` the text has what
    the pattern looks for ahead, such as the digit of a password, before what comes there.
    """
    try:
        tree = _parsed(pattern)
        text = _Writer(chance, min(extra, _MOST_EXTRA), ahead=ahead).text(tree)
        # ECMAScript writes what is beyond U+FFFF as a pair of surrogates.
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except (re.error, ValueError, OverflowError, RecursionError):
        return None


@lru_cache(maxsize=256)
def _parsed(pattern: str) -> Any:
    for expression, replacement in _ECMA:
        pattern = expression.sub(replacement, pattern)
    return _PARSER.parse(_plain_classes(pattern))


def _plain_classes(pattern: str) -> str:
    """The pattern with the brackets and doubled signs in its classes escaped: Python warns of them."""
    found: list[str] = []
    is_inside = False
    for piece in _PIECE.findall(pattern):
        if piece == "[" and not is_inside:
            is_inside = True
        elif piece == "]":
            is_inside = False
        elif is_inside and piece in _ODD_IN_CLASS:
            piece = f"\\{piece[0]}" * len(piece)
        found.append(piece)
    return "".join(found)


class _Writer:
    """Walks over a parsed expression; `left` is how many repetitions may still be added."""

    def __init__(self, chance: Chance, extra: int, *, ahead: bool) -> None:
        self._chance = chance
        self._ahead = ahead
        self._left = extra
        self._groups: dict[int, str] = {}
        self._pieces = 0

    def text(self, tree: Any) -> str:
        """The text of a sequence."""
        return "".join(self._piece(str(name), value) for name, value in tree)

    def _piece(self, name: str, value: Any) -> str:
        match name:
            case "LITERAL":
                return chr(value)
            case "NOT_LITERAL":
                return self._chance.pick([one for one in _LETTERS if ord(one) != value])
            case "ANY":
                return self._chance.pick(_LETTERS)
            case "IN":
                return self._member(value)
            case "BRANCH":
                return self.text(self._chance.pick(value[1]))
            case "SUBPATTERN":
                text = self.text(value[3])
                if value[0] is not None:
                    self._groups[value[0]] = text
                return text
            case "GROUPREF":
                return self._groups.get(value, "")
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self._repeated(*value)
            case "ATOMIC_GROUP":
                return self.text(value)
            case "ASSERT" if self._ahead and value[0] > 0:
                return self.text(value[1])
            case _:
                return ""

    def _repeated(self, least: int, most: Any, tree: Any) -> str:
        count = least
        self._pieces += least
        if self._pieces > _MOST_PIECES:
            raise OverflowError
        if self._left:
            added = min(int(most) - least, self._left)
            self._left -= added
            count += added
        return "".join(self.text(tree) for _ in range(count))

    def _member(self, items: Any) -> str:
        negated = bool(items) and str(items[0][0]) == "NEGATE"
        if negated:
            outside = {one for item in items[1:] for one in _characters(*item)}
            inside = [one for one in _PRINTABLE if one not in outside]
            return self._chance.pick(inside or ["\u00e9"])
        choices = [one for one in (_characters(*item) for item in items) if one]
        return self._chance.pick(self._chance.pick(choices or [" "]))


@lru_cache(maxsize=1024)
def _characters(name: Any, value: Any) -> str:
    """What a part of a class stands for, without surrogates."""
    match str(name):
        case "LITERAL":
            return _SURROGATE.sub("", chr(value))
        case "RANGE":
            low, high = value
            characters = map(chr, range(low, min(high, low + 200) + 1))
            return _SURROGATE.sub("", "".join(characters))
        case "CATEGORY":
            return _CATEGORIES.get(str(value), " ")
        case _:
            return ""
