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
        """Call `getReport`.

        Returns:
            Lines.

        Wire:
            GET /report

        Example:
            result = client.report.get()
        """
        return self._core.call(_records.GET, (), request_options)

    def get_feed(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> dict[str, Any]:
        """Call `getFeed`.

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
        """Call `getImage`.

        Returns:
            A picture.

        Wire:
            GET /image

        Example:
            content = client.report.get_image()
        """
        return self._core.call(_records.GET_IMAGE, (), request_options)

    def put(
        self,
        *,
        body: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `putReport`.

        Returns:
            Stored.

        Wire:
            PUT /report

        Example:
            client.report.put(body="text-heron")
        """
        return self._core.call(_records.PUT, (body,), request_options)

    def put_image(
        self,
        *,
        body: UploadFile,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `putImage`.

        Returns:
            Stored.

        Wire:
            PUT /image

        Example:
            client.report.put_image(body=b"text")
        """
        return self._core.call(_records.PUT_IMAGE, (body,), request_options)
