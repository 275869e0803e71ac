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

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List things.

        Returns:
            Listed.

        Wire:
            GET /things

        Example:
            client.things.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def list_access_code(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List access code.

        Returns:
            Listed.

        Wire:
            GET /access-code

        Example:
            client.things.list_access_code()
        """
        return self._core.call(_records.LIST_ACCESS_CODE, (), request_options)

    def list_application(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List application.

        Returns:
            Listed.

        Wire:
            GET /application

        Example:
            client.things.list_application()
        """
        return self._core.call(_records.LIST_APPLICATION, (), request_options)

    def list_implicit(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List implicit.

        Returns:
            Listed.

        Wire:
            GET /implicit

        Example:
            client.things.list_implicit()
        """
        return self._core.call(_records.LIST_IMPLICIT, (), request_options)

    def list_keyed(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List keyed.

        Returns:
            Listed.

        Wire:
            GET /keyed

        Example:
            client.things.list_keyed()
        """
        return self._core.call(_records.LIST_KEYED, (), request_options)

    def list_open(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List open.

        Returns:
            Listed.

        Wire:
            GET /open

        Example:
            client.things.list_open()
        """
        return self._core.call(_records.LIST_OPEN, (), request_options)

    def list_password(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List password.

        Returns:
            Listed.

        Wire:
            GET /password

        Example:
            client.things.list_password()
        """
        return self._core.call(_records.LIST_PASSWORD, (), request_options)

    def list_plain(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List plain.

        Returns:
            Listed.

        Wire:
            GET /plain

        Example:
            client.things.list_plain()
        """
        return self._core.call(_records.LIST_PLAIN, (), request_options)
