"""Operations of `pets`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pets as _records

if TYPE_CHECKING:
    import builtins as _builtins

    from specmill_runtime.client import SyncCore
    from specmill_runtime.files import UploadFile
    from specmill_runtime.options import RequestOptions

    from ..models import Pet


class PetsResource:
    """Operations of `pets`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def add(
        self,
        *,
        name: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Added.

        Wire:
            POST /pets

        Example:
            client.pets.add(name="name-birch")
        """
        return self._core.call(_records.ADD, (name,), request_options)

    def add_form(
        self,
        *,
        name: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Added.

        Wire:
            POST /pets, sent as application/x-www-form-urlencoded

        Example:
            client.pets.add_form(name="name-birch")
        """
        return self._core.call(_records.ADD_FORM, (name,), request_options)

    def add_multipart(
        self,
        *,
        photo: UploadFile | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Added.

        Wire:
            POST /pets, sent as multipart/form-data

        Example:
            client.pets.add_multipart(photo=b"photoced")
        """
        return self._core.call(_records.ADD_MULTIPART, (photo,), request_options)

    def add_png(
        self,
        *,
        body: UploadFile | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Add pet.

        Returns:
            Added.

        Wire:
            POST /pets, sent as image/png

        Example:
            client.pets.add_png(body=b"text")
        """
        return self._core.call(_records.ADD_PNG, (body,), request_options)

    def list(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> _builtins.list[Pet]:
        """List pets.

        Returns:
            All pets.

        Wire:
            GET /pets

        Example:
            result = client.pets.list()
        """
        return self._core.call(_records.LIST, (), request_options)

    def list_csv_(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> str:
        """List pets.

        Returns:
            All pets.

        Wire:
            GET /pets, answered in text/csv

        Example:
            result = client.pets.list_csv_()
        """
        return self._core.call(_records.LIST_CSV_, (), request_options)

    def list_csv(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """List pets csv.

        Returns:
            Nothing.

        Wire:
            GET /pets.csv

        Example:
            client.pets.list_csv()
        """
        return self._core.call(_records.LIST_CSV, (), request_options)
