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

    def copy(
        self,
        id: str,
        *,
        destination: str,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Copy thing.

        Args:
            destination: Sent as `Destination`.

        Returns:
            Copied.

        Wire:
            COPY /things/{id}

        Example:
            client.things.copy("text-heron", destination="text-grove")
        """
        return self._core.call(_records.COPY, (id, destination), request_options)

    def lock_by_id(
        self,
        id: str,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `LOCK /things/{id}`.

        Returns:
            Locked.

        Wire:
            LOCK /things/{id}

        Example:
            client.things.lock_by_id("text-grove")
        """
        return self._core.call(_records.LOCK_BY_ID, (id,), request_options)

    def search(
        self,
        *,
        name: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> list[str]:
        """Search things.

        Returns:
            What was found.

        Wire:
            QUERY /things

        Example:
            result = client.things.search(name="name-ember")
        """
        return self._core.call(_records.SEARCH, (name,), request_options)
