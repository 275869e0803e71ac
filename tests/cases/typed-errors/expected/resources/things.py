"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def clear(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Clear things.

        Returns:
            Gone.

        Raises:
            FileNotFoundError_: status 404; A file is missing.

        Wire:
            DELETE /things

        Example:
            client.things.clear()
        """
        return self._core.call(_records.CLEAR, (), request_options)

    def create(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create thing.

        Returns:
            Made.

        Raises:
            BadRequestError: status 400; A parameter is wrong.
            DuplicateConflictError: status 409; It exists.
            ServerError: status 5XX; Broken.

        Wire:
            POST /things

        Example:
            client.things.create()
        """
        return self._core.call(_records.CREATE, (), request_options)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Returns:
            Listed.

        Raises:
            BadRequestError: status 400; A parameter is wrong.
            NotFoundError: status 404; There are no things.
            ProblemConflictError: status 409; Somebody else was faster.
            ContentTooLargeError: status 413; Too long.
            ImATeapotError: status 418; A teapot.
            Status499Error: status 499; Not registered.

        Wire:
            GET /things

        Example:
            client.things.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def replace(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Replace things.

        Returns:
            Replaced.

        Raises:
            ProblemNotFoundError: status 404; Something is missing.

        Wire:
            PUT /things

        Example:
            client.things.replace()
        """
        return self._core.call(_records.REPLACE, (), request_options)
