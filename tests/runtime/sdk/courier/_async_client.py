"""The asynchronous client of the Courier API."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from courier import _operations
from courier._spec import SPEC
from courier.models import (
    Mail,
    MailOptions,
    Parcel,
    Status,
)
from specmill_runtime.client import AsyncCore
from specmill_runtime.models import UNSET, Unset
from specmill_runtime.options import RequestOptions, Timeout
from specmill_runtime.pagination import AsyncPager
from specmill_runtime.response import Response


class AsyncParcels:
    """Parcels."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get(self, id: int, *, options: RequestOptions | None = None) -> Parcel:
        """One parcel."""
        return await self._core.call(_operations.PARCELS_GET, (id,), options)

    def list(
        self,
        *,
        archived: bool | None = None,
        status: Status | int | None = None,
        carrier__in: Sequence[str] | None = None,
        since: datetime | None = None,
        limit: int | None = None,
        offset: int | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Parcel]:
        """All parcels."""
        return self._core.paginate(
            _operations.PARCELS_LIST,
            (archived, status, carrier__in, since, limit, offset),
            options,
        )

    async def create(
        self,
        *,
        recipient_id: int,
        message: str,
        deliver: datetime | None = None,
        note: str | Unset | None = UNSET,
        x_trace: str | None = None,
        session: str | None = None,
        options: RequestOptions | None = None,
    ) -> Parcel:
        """Create a parcel."""
        return await self._core.call(
            _operations.PARCELS_CREATE,
            (recipient_id, message, deliver, note, x_trace, session),
            options,
        )

    async def replace(
        self, id: int, *, parcel: Parcel, options: RequestOptions | None = None
    ) -> Parcel:
        """Replace a parcel."""
        return await self._core.call(_operations.PARCELS_REPLACE, (id, parcel), options)

    async def delete(self, id: int, *, options: RequestOptions | None = None) -> None:
        """Delete a parcel."""
        await self._core.call(_operations.PARCELS_DELETE, (id,), options)


class AsyncParcelsWithRawResponse:
    """Parcels, as responses."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def get(
        self, id: int, *, options: RequestOptions | None = None
    ) -> Response[Parcel]:
        """One parcel."""
        return await self._core.raw(_operations.PARCELS_GET, (id,), options)


class AsyncMailResource:
    """Mail, by JSON-RPC."""

    def __init__(self, core: AsyncCore) -> None:
        self._core = core

    async def send(
        self,
        *,
        to: str,
        from_: str | None = None,
        options: MailOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> Mail:
        """Send a mail."""
        return await self._core.call(
            _operations.MAIL_SEND, (from_, to, options), request_options
        )

    async def find(
        self,
        *,
        to: str,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[Mail]:
        """Mail to somebody."""
        return await self._core.call(_operations.MAIL_FIND, (to, limit), options)


class AsyncCourier:
    """Client of the Courier API."""

    def __init__(
        self,
        *,
        username: str | None = None,
        api_key: str | None = None,
        acting_for: str | None = None,
        site: str | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        http_client: object | None = None,
    ) -> None:
        self._core = AsyncCore(
            SPEC,
            credentials={"username": username, "api_key": api_key},
            base_url=base_url,
            variables={} if site is None else {"site": site},
            parameters={"Acting-For": acting_for},
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )
        self.parcels = AsyncParcels(self._core)
        self.parcels_with_raw_response = AsyncParcelsWithRawResponse(self._core)
        self.mail = AsyncMailResource(self._core)

    async def close(self) -> None:
        """Release the connections."""
        await self._core.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
