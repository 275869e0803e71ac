"""Operations of `export`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import export as _records

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions
    from specmill_runtime.streaming import Stream

    from ..models import Entry


class ExportResource:
    """Operations of `export`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def all(
        self,
        *,
        since: date | None = None,
        request_options: RequestOptions | None = None,
    ) -> Stream[Entry]:
        """Export all.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Raises:
            ForbiddenError: status 403; Not allowed.

        Wire:
            GET /export

        Example:
            with client.export.all() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.ALL, (since,), request_options)

    def anything(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Stream[Any]:
        """Export anything.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /anything

        Example:
            with client.export.anything() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.ANYTHING, (), request_options)

    def named(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Stream[Entry]:
        """Export named.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /named

        Example:
            with client.export.named() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.NAMED, (), request_options)

    def pairs(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Stream[list[int]]:
        """Export pairs.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /pairs

        Example:
            with client.export.pairs() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.PAIRS, (), request_options)

    def sequence(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> Stream[Entry]:
        """Export sequence.

        Returns:
            The items as they arrive, to be iterated in a `with` block; `.events()`
            gives whole events.

        Wire:
            GET /sequence

        Example:
            with client.export.sequence() as stream:
                for item in stream:
                    print(item)
        """
        return self._core.stream(_records.SEQUENCE, (), request_options)
