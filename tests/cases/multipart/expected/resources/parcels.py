"""Operations of `parcels`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import parcels as _records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.files import UploadFile
    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions

    from ..models import Place


class ParcelsResource:
    """Operations of `parcels`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        label: str,
        photo: UploadFile,
        papers: Sequence[UploadFile] | None = None,
        proofs: UploadFile | Sequence[UploadFile] | None = None,
        manifest: UploadFile | None | Unset = UNSET,
        weight: float | None = None,
        tags: Sequence[str] | None = None,
        origin: Place | None = None,
        digest: bytes | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create parcel.

        Args:
            photo: A picture of the parcel.

        Returns:
            Stored.

        Wire:
            POST /parcels

        Example:
            client.parcels.create(label="label-delta", photo=b"photoher")
        """
        return self._core.call(
            _records.CREATE,
            (label, photo, papers, proofs, manifest, weight, tags, origin, digest),
            request_options,
        )

    def put_note(
        self,
        id: int,
        *,
        body: Mapping[str, str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Put note.

        Returns:
            Stored.

        Wire:
            PUT /parcels/{id}/note

        Example:
            client.parcels.put_note(515, body={"key1": "key1-grove"})
        """
        return self._core.call(_records.PUT_NOTE, (id, body), request_options)

    def update_photo(
        self,
        *,
        body: UploadFile,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Put photo.

        Returns:
            Stored.

        Wire:
            PUT /photo

        Example:
            client.parcels.update_photo(body=b"text")
        """
        return self._core.call(_records.UPDATE_PHOTO, (body,), request_options)
