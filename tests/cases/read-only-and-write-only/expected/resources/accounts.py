"""Operations of `accounts`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import accounts as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Account, Profile


class AccountsResource:
    """Operations of `accounts`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        name: str,
        password: str,
        profile: Profile | None = None,
        request_options: RequestOptions | None = None,
    ) -> Account:
        """Call `accounts.create`.

        Returns:
            The account.

        Wire:
            POST /accounts

        Example:
            result = client.accounts.create(
                name="name-birch",
                password="password-delta",
            )
        """
        return self._core.call(
            _records.CREATE,
            (name, password, profile),
            request_options,
        )
