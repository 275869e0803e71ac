"""Names that an SDK can carry, and what is wrong with those that it can't."""

from __future__ import annotations

import builtins
import difflib
import keyword
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePath

from specmill.words import split_words

# Standard modules come and go between Python versions; an SDK has to import under all of them.
_STDLIB_OF_OTHER_VERSIONS = """
    _colorize aifc annotationlib asynchat asyncore audioop cgi cgitb chunk compression crypt
    distutils imghdr imp lib2to3 mailcap msilib nis nntplib ossaudiodev pipes smtpd sndhdr spwd
    sunau telnetlib uu xdrlib
"""
_STDLIB = sys.stdlib_module_names | frozenset(_STDLIB_OF_OTHER_VERSIONS.split())
_USED_BY_SDKS = frozenset(
    {
        *("httpx", "httpx2", "msgspec", "pytest", "typing_extensions"),
        *("specmill", "specmill_runtime"),
    }
)
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: no folder can be called so.
DEVICES = frozenset(
    {"aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
# PEP 440, appendix B, without the normalisations.
_VERSION = re.compile(
    r"(\d+!)?\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9]+([-_.][a-z0-9]+)*)?"
)
_DISTRIBUTION = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?"
)  # PEP 508, names
_HEADER = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_LONGEST_DEFAULT = 40
_SAYS_NOTHING = re.compile(r"api|http|rest|v?\d+")
_ADDRESS = re.compile(r"https?://[^\s()\[\]]+")
_OF_DOCUMENTS = frozenset(
    {
        "definition",
        "docs",
        "documentation",
        "reference",
        "spec",
        "specification",
        "swagger",
    }
)
_LINKING = frozenset({"and", "by", "for", "from", "in", "of", "the", "to", "with"})
# What the package of an SDK exports or holds, and what the modules of its clients import by that
# name, which may begin with what the kind of a client does (`BatchCore`, `StreamedResponse`).
_NAMES_IN_SDKS = """
    errors models testing webhooks
    client raw_client streamed_client async_client async_raw_client async_streamed_client batch_client
    resources raw_resources streamed_resources batch_resources
    async_resources async_raw_resources async_streamed_resources
    Any Core Literal PLUGIN RequestOptions Response SPEC TYPE_CHECKING TracebackType UNSET Unset
    annotations cached_property deprecated pytest pytest_addoption pytest_configure
    """
_IN_SDKS = frozenset(_NAMES_IN_SDKS.split())


def default_package(title: str, spec: Path | None) -> str:
    """An import name made from the API's title, or from the file's name when that gives none."""
    words = _named(title) or _words(spec.stem if spec is not None else "") or ["api"]
    is_cut = len("_".join(words)) > _LONGEST_DEFAULT
    while len(words) > 1 and (
        len("_".join(words)) > _LONGEST_DEFAULT or (is_cut and words[-1] in _LINKING)
    ):
        words.pop()
    name = "_".join(words)[:_LONGEST_DEFAULT].rstrip("_")
    if not name[0].isalpha():
        name = f"api_{name}"
    return name if package_problem(name) is None else f"{name}_api"


def title_of_file(file: str) -> str:
    """What to call an API that has no title: by its file, unless that has no name or one like any other."""
    usual = _OF_DOCUMENTS | {"openapi", "openrpc"}
    stem = "" if file.startswith("<") else PurePath(file).stem
    words = [one for one in _words(stem) if one not in usual]
    return " ".join(words).capitalize() or "API"


def says_little(title: str) -> bool:
    """True for a title in another script, whose few Latin letters make no name of a package."""
    telling = [one for one in _words(title) if not _SAYS_NOTHING.fullmatch(one)]
    return not title.isascii() and not telling


def _named(title: str) -> list[str]:
    """The words of a title without addresses, and without what says that it is one of a document."""
    words = _words(_ADDRESS.sub(" ", title)) or _words(title)
    least = 1 if words[:1] == ["api"] else 2
    while len(words) > least and words[-1] in _OF_DOCUMENTS:
        words.pop()
    return words


def is_identifier(name: str) -> bool:
    """Whether Python takes a name as it is."""
    return name.isidentifier() and not keyword.iskeyword(name)


def package_problem(name: str) -> str | None:
    """Why `name` can't be the import name of an SDK, None when it can."""
    if not (name.isascii() and name.isidentifier()):
        return f"package '{name}' is no Python identifier of ASCII letters, digits and underscores"
    if keyword.iskeyword(name) or keyword.issoftkeyword(name):
        return f"package '{name}' is a Python keyword"
    # File systems of macOS and Windows take `Json` and `json` for the same module.
    if name.lower() in _STDLIB:
        return f"package '{name}' would shadow the standard library's module '{name.lower()}'"
    if name.lower() in DEVICES:
        return f"package '{name}' is the name of a device on Windows"
    if name.lower() in _USED_BY_SDKS:
        return f"package '{name}' would shadow the library '{name.lower()}', which SDKs import"
    return None


def distribution_problem(name: str) -> str | None:
    """Why `name` can't be the name of an SDK on an index, None when it can."""
    if not _DISTRIBUTION.fullmatch(name):
        return f"distribution '{name}' is no name of letters, digits and inner '.', '-', '_'"
    if re.sub(r"[-_.]+", "_", name).lower() in _USED_BY_SDKS:
        return f"distribution '{name}' is the name of a library that every SDK may need"
    return None


def client_problem(name: str, default: str = "") -> str | None:
    """Why `name` can't be the name of the client's class, None when it can.

    The `default` may look like the class of a namespace, because nobody chose it.
    """
    if (
        not (name.isascii() and name.isidentifier())
        or keyword.iskeyword(name)
        or name.startswith("_")
    ):
        return f"client '{name}' is no name for a class"
    if keyword.issoftkeyword(name):
        return f"client '{name}' is a Python keyword"
    if hasattr(builtins, name):
        return f"client '{name}' would shadow what Python itself calls so"
    if name in _IN_SDKS:
        return f"client '{name}' is what something else in every SDK is called"
    if name.endswith("Resource") and name != default:
        return f"client '{name}' is a name as the classes of namespaces have"
    return None


def default_client(package: str) -> str:
    """The name of the client's class, made from the name of the package."""
    name = "".join(word.capitalize() for word in package.split("_"))
    return name if client_problem(name, default=name) is None else f"{name}Client"


def version_problem(version: str) -> str | None:
    """Why `version` can't be the version of an SDK, None when it can."""
    if not _VERSION.fullmatch(version):
        return f"version '{version}' is no version in the normal form of PEP 440, such as 1.2.0 or 1.2.0rc1"
    return None


def summary_problem(summary: str) -> str | None:
    """Why `summary` can't be an SDK's summary, None when it can."""
    if not summary.strip() or not summary.isprintable():
        return "summary has to be one line of text"
    return None


_EXAMPLES = {
    "package": "acme_shop",
    "distribution": "acme-shop",
    "client": "AcmeShop",
    "version": '"1.2.0"',
    "summary": "Typed client for Acme's shop",
    "idempotency_key": "Idempotency-Key",
}


def example_of(key: str) -> str:
    """What a key of `sdk.yaml` that holds a text may look like."""
    return f"write a text such as {_EXAMPLES[key]}, or leave the key out"


def suggested(key: str, value: str) -> str:
    """What to write for a key of `sdk.yaml` in place of a text that can't be used."""
    words = _words(value)
    made = {
        "package": default_package(value, None),
        "client": default_client(default_package(value, None)) if words else "",
        "distribution": "-".join(words),
    }
    name = made.get(key, "")
    return f"write {name}, for example" if name and name != value else example_of(key)


def hint_for(
    word: str, known: Iterable[str], otherwise: str = "remove it: there are none"
) -> str:
    """Which of the known names was meant, or all of them; `otherwise` where nothing is known."""
    names = sorted(known)
    ratio = 0.6 if len(word) < 5 else 0.75
    for close in difflib.get_close_matches(word, names, 1, ratio):
        return f"did you mean '{close}'?"
    shown = ", ".join(names[:16]) + ", …" * (len(names) > 16)
    return f"known: {shown}" if names else otherwise


def header_problem(name: str) -> str | None:
    """Why `name` can't be the name of a header, None when it can (RFC 9110, section 5.6.2)."""
    if not _HEADER.fullmatch(name):
        return f"{name!r} can't be the name of a header"
    return None


def _words(text: str) -> list[str]:
    """The words of a text in lower case: ASCII letters and digits, camel case split."""
    bare = re.sub(r"['\u2019]s\b", "", text)
    plain = (
        unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode("ascii")
    )
    return [word.lower() for word in split_words(plain)]
