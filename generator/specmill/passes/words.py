"""Words of names: joining and comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from specmill.words import split_words


def snake(words: Iterable[str]) -> str:
    """The words in lower case, joined with underscores."""
    return "_".join(word.lower() for word in words)


def pascal(words: Iterable[str]) -> str:
    """The words joined, each with a capital; numbers that would run together are kept apart."""
    text = ""
    for word in words:
        glue = "_" if text[-1:].isdigit() and word[:1].isdigit() else ""
        text += glue + word[:1].upper() + word[1:]
    return text


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which two names are the same name: words without case and separators."""
    return "".join(split_words(text)).lower() or text


_IRREGULAR = {
    "atlas": "atlas",
    "axes": "axis",
    "caches": "cache",
    "children": "child",
    "cookies": "cookie",
    "dns": "dns",
    "gas": "gas",
    "indices": "index",
    "lens": "lens",
    "lenses": "lens",
    "mms": "mms",
    "movies": "movie",
    "news": "news",
    "people": "person",
    "series": "series",
    "sms": "sms",
    "species": "species",
    "tls": "tls",
}


def singular(word: str) -> str:
    """What an English noun and its plural have in common, good enough to compare two words."""
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ie"):
        return word[:-2] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")) and len(word) > 4:
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        return word[:-1]
    elif word.endswith(("se", "xe", "ze", "che", "she")) and len(word) > 3:
        # `response` and `responses`, `cache` and `caches`
        word = word[:-1]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        # `status` and `statuses`
        return word[:-1]
    return word


_ENDINGS = (
    *(("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")),
    *(
        ("iases", "ias"),
        ("ias", "ias"),
        ("tuses", "tus"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
    ),
    *(("s", ""),),
)


def one_of(words: str) -> str:
    """The words of a name, joined with underscores, with the last of them in the singular."""
    before, glue, last = words.rpartition("_")
    if last in _IRREGULAR:
        return f"{before}{glue}{_IRREGULAR[last]}"
    for many, one in _ENDINGS:
        if last.endswith(many) and len(last) > len(many) + 1:
            return f"{before}{glue}{last[: -len(many)]}{one}"
    return words


_VERBS = """
    accept activate add apply approve archive assign ban calculate confirm convert create deactivate decline
    decode delete detect disable enable encode execute fetch find generate get invalidate kick merge promote
    reject remove rename resend resolve restrict retrieve revoke rotate send subscribe suspend translate unban
    unblock unlink unlock unpin unsubscribe validate verify
    """
_NOUNS_TOO = """
    answer block cancel change check clear close complete copy crawl download echo edit export forward import
    invite leave list lock log lookup move pause pin ping publish query read refresh register reindex reload
    reset restart restore resume run save schedule search set sign start stop submit sync transfer trigger
    update upload
    """
_ACTIONS = frozenset(_VERBS.split())
_PERHAPS_ACTIONS = frozenset(_NOUNS_TOO.split())
VERBS = _ACTIONS | _PERHAPS_ACTIONS
"""Words that say what is done, although some of them may be nouns too."""


def is_action(words: Sequence[str]) -> bool:
    """True for words that say what is done: `send_messages`, `log_out`, but not `import_jobs`."""
    if len(words) < 2:
        return False
    verb = words[0].lower()
    is_certain = verb in _ACTIONS or not is_many(snake(words))
    return is_certain and verb in VERBS


def without_run(words: Sequence[str], run: Sequence[str]) -> list[str]:
    """The words without the first place where `run` stands in them, singular or plural."""
    wanted = [singular(word) for word in run]
    have = [singular(word) for word in words]
    for start in range(len(words) - len(run) + 1):
        if run and have[start : start + len(run)] == wanted:
            return [*words[:start], *words[start + len(run) :]]
    return list(words)


def is_many(word: str) -> bool:
    """True for a noun in the plural."""
    last = snake(split_words(word)).rpartition("_")[2]
    return one_of(last) != last


def without_end(words: Sequence[str], group: Sequence[str]) -> list[str] | None:
    """The words without the last words of their group where they end in these, after a verb or at
    least two of them: `fetch_alpha_sender` of `v1_alpha_sender`. None when they do not.
    """
    wanted = [singular(word) for word in group]
    have = [singular(word) for word in words]
    for size in range(min(len(group) - 1, len(words) - 1), 0, -1):
        if have[-size:] == wanted[-size:] and (size > 1 or len(words) == 2):
            return list(words[:-size])
    return None
