"""The synchronous client of the Courier API."""

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
from specmill_runtime.client import SyncCore
from specmill_runtime.models import UNSET, Unset
from specmill_runtime.options import RequestOptions, Timeout
from specmill_runtime.pagination import Pager
from specmill_runtime.response import Response


class Parcels:
    """Parcels."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(self, id: int, *, options: RequestOptions | None = None) -> Parcel:
        """One parcel."""
        return self._core.call(_operations.PARCELS_GET, (id,), options)

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
    ) -> Pager[Parcel]:
        """All parcels."""
        return self._core.paginate(
            _operations.PARCELS_LIST,
            (archived, status, carrier__in, since, limit, offset),
            options,
        )

    def create(
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
        return self._core.call(
            _operations.PARCELS_CREATE,
            (recipient_id, message, deliver, note, x_trace, session),
            options,
        )

    def replace(
        self, id: int, *, parcel: Parcel, options: RequestOptions | None = None
    ) -> Parcel:
        """Replace a parcel."""
        return self._core.call(_operations.PARCELS_REPLACE, (id, parcel), options)

    def delete(self, id: int, *, options: RequestOptions | None = None) -> None:
        """Delete a parcel."""
        self._core.call(_operations.PARCELS_DELETE, (id,), options)


class ParcelsWithRawResponse:
    """Parcels, as responses."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get(
        self, id: int, *, options: RequestOptions | None = None
    ) -> Response[Parcel]:
        """One parcel."""
        return self._core.raw(_operations.PARCELS_GET, (id,), options)


class MailResource:
    """Mail, by JSON-RPC."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def send(
        self,
        *,
        to: str,
        from_: str | None = None,
        options: MailOptions | None = None,
        request_options: RequestOptions | None = None,
    ) -> Mail:
        """Send a mail."""
        return self._core.call(
            _operations.MAIL_SEND, (from_, to, options), request_options
        )

    def find(
        self,
        *,
        to: str,
        limit: int | None = None,
        options: RequestOptions | None = None,
    ) -> list[Mail]:
        """Mail to somebody."""
        return self._core.call(_operations.MAIL_FIND, (to, limit), options)


class Courier:
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
        self._core = SyncCore(
            SPEC,
            credentials={"username": username, "api_key": api_key},
            base_url=base_url,
            variables={} if site is None else {"site": site},
            parameters={"Acting-For": acting_for},
            timeout=timeout,
            headers=headers,
            http_client=http_client,
        )
        self.parcels = Parcels(self._core)
        self.parcels_with_raw_response = ParcelsWithRawResponse(self._core)
        self.mail = MailResource(self._core)

    def close(self) -> None:
        """Release the connections."""
        self._core.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
