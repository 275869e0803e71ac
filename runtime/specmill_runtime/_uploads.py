"""Bodies that are read while they are sent, as streams of the HTTP library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

from specmill_runtime.errors import ArgumentError, SdkError

if TYPE_CHECKING:
    from specmill_runtime.writing import UploadBody


class Upload:
    """One sending of a body; the same object works in both flavors."""

    def __init__(self, body: UploadBody, label: str) -> None:
        self.body = body
        self.label = label

    def __iter__(self) -> Iterator[bytes]:
        error: SdkError
        try:
            yield from self.body.chunks()
            return
        except SdkError as failure:
            error = failure
        # What is read may be an object of the user's.
        except Exception as failure:
            reason = type(failure).__name__
            error = ArgumentError(f"{self.label}: the body cannot be read ({reason})")
        raise error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        # Reading may wait for a disk; a change of threads costs less than 0.1 ms for 64 KiB.
        from asyncio import to_thread

        chunks = iter(self)
        while (chunk := await to_thread(next, chunks, None)) is not None:
            yield chunk


def upload_class(library: ModuleType) -> Any:
    """The class of uploads that the clients of a library accept."""
    bases: tuple[Any, ...] = (Upload, library.SyncByteStream, library.AsyncByteStream)
    return type("Upload", bases, {})
