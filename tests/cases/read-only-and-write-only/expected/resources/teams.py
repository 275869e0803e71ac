"""Operations of `teams`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import teams as _records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import Team, TeamRequest


class TeamsResource:
    """Operations of `teams`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def replace(
        self,
        *,
        body: Sequence[TeamRequest],
        request_options: RequestOptions | None = None,
    ) -> list[Team]:
        """Call `teams.replace`.

        Returns:
            The teams.

        Wire:
            PUT /teams

        Example:
            from read_only_and_write_only.models import TeamRequest

            result = client.teams.replace(
                body=[
                    TeamRequest(
                        members=[{"name": "name-cedar", "password": "password-birch"}],
                    ),
                ],
            )
        """
        return self._core.call(_records.REPLACE, (body,), request_options)
