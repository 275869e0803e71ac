"""Letters that look like Latin ones, so that no two names of a scope look the same.

Unicode Technical Standard 39, section 4 (confusables.txt): letters of Cyrillic, Greek and Armenian, and of Latin
itself, that may stand in an identifier and have one ASCII letter as their like.
"""

from __future__ import annotations

from functools import lru_cache

_ALIKE = {
    "a": "\u0430\u03b1\u0251",
    "c": "\u0441",
    "d": "\u0501",
    "e": "\u0435",
    "g": "\u0581\u0261",
    "h": "\u04bb\u0570",
    "i": "\u0456\u03b9\u0131",
    "j": "\u0458",
    "l": "\u04cf",
    "n": "\u0578",
    "o": "\u043e\u03bf\u03c3\u0585",
    "p": "\u0440\u03c1",
    "q": "\u051b\u0566",
    "s": "\u0455",
    "u": "\u03c5\u057d",
    "v": "\u0475\u03bd",
    "w": "\u051d",
    "x": "\u0445",
    "y": "\u0443\u03b3",
    "A": "\u0410\u0391",
    "B": "\u0412\u0392",
    "C": "\u0421",
    "E": "\u0415\u0395",
    "H": "\u041d\u0397",
    "I": "\u0406\u0399",
    "J": "\u0408",
    "K": "\u041a\u039a",
    "M": "\u041c\u039c",
    "N": "\u039d",
    "O": "\u041e\u039f\u0555",
    "P": "\u0420\u03a1",
    "Q": "\u051a",
    "S": "\u0405\u054f",
    "T": "\u0422\u03a4",
    "U": "\u054d",
    "V": "\u0474",
    "W": "\u051c",
    "X": "\u0425\u03a7",
    "Y": "\u04ae\u03a5",
    "Z": "\u0396",
}
_LATIN = {ord(one): latin for latin, others in _ALIKE.items() for one in others}


@lru_cache(maxsize=65536)
def look(name: str) -> str:
    """What a reader sees of a name: equal for those that nobody can tell apart."""
    return name if name.isascii() else name.translate(_LATIN)
