"""Operations of `report`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import report as _records

if TYPE_CHECKING:
    from typing import Any

    from specmill_runtime.client import SyncCore
    from specmill_runtime.files import UploadFile
    from specmill_runtime.options import RequestOptions


class ReportResource:
    """Operations of `report`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Get report.

        Returns:
            Lines.

        Wire:
            GET /report

        Example:
            result = client.report.get()
        """
        return self._core.call(_records.GET, (), request_options)

    def get_archive(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """Get archive.

        Returns:
            Where the archive is. The absolute address in `Location`, which is not
            followed.

        Wire:
            GET /archive

        Example:
            result = client.report.get_archive()
        """
        return self._core.call(_records.GET_ARCHIVE, (), request_options)

    def get_feed(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Get feed.

        Returns:
            A feed.

        Wire:
            GET /feed

        Example:
            result = client.report.get_feed()
        """
        return self._core.call(_records.GET_FEED, (), request_options)

    def get_image(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> bytes:
        """Get image.

        Returns:
            A picture.

        Wire:
            GET /image

        Example:
            content = client.report.get_image()
        """
        return self._core.call(_records.GET_IMAGE, (), request_options)

    def update(
        self,
        *,
        body: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Put report.

        Returns:
            Stored.

        Wire:
            PUT /report

        Example:
            client.report.update(body="text-grove")
        """
        return self._core.call(_records.UPDATE, (body,), request_options)

    def update_image(
        self,
        *,
        body: UploadFile,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Put image.

        Returns:
            Stored.

        Wire:
            PUT /image

        Example:
            client.report.update_image(body=b"text")
        """
        return self._core.call(_records.UPDATE_IMAGE, (body,), request_options)
