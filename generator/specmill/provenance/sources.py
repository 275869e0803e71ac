"""Where the text of a page comes from: a file, an address, or what was read here before."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from specmill.saving import staging
from specmill.source.reading import UnreadableError
from specmill.unchanged import cache_folder

_MOST_BYTES = 20_000_000


class PageError(Exception):
    """What was asked for can't be done with these pages; the text is for the user."""


class UnreadablePageError(Exception):
    """A page that can't be had now, however well it was asked for; the text is for the user."""


def is_address(text: str) -> bool:
    """Whether a source is fetched over the network."""
    return text.startswith(("https://", "http://"))


def read_source(text: str) -> bytes:
    """The bytes of a file or an address.

    Raises PageError when there is no such file, UnreadablePageError.
    """
    if is_address(text):
        # httpx takes 0.1 s to import.
        from specmill.source.remote import fetch

        try:
            return fetch(text, _MOST_BYTES).data
        except UnreadableError as failure:
            raise UnreadablePageError(failure.problem.message) from None
    path = Path(text)
    if not path.is_file():
        raise PageError(f"'{text}' is no file")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadablePageError(error.strerror or str(error)) from None


def keep_text(mark: str, content: bytes) -> None:
    """Keep a page for this user, outside of any repository, so that a later check can show what went.

    A folder that can't be written to keeps nothing.
    """
    with suppress(OSError, RuntimeError):
        path = cache_folder() / "pages" / mark
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            with staging(path, content):
                pass


def kept_text(mark: str) -> bytes | None:
    """A page that was locked here before."""
    with suppress(OSError, RuntimeError):
        return (cache_folder() / "pages" / mark).read_bytes()
    return None
