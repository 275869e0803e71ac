"""Operations of `plans`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmill_runtime.models import UNSET

from .._operations import plans as _records

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from specmill_runtime.client import SyncCore
    from specmill_runtime.models import Unset
    from specmill_runtime.options import RequestOptions

    from ..models import DayOrWord


class PlansResource:
    """Operations of `plans`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def create(
        self,
        *,
        between: Sequence[date] | None = None,
        weeks: Sequence[Sequence[date]] | None = None,
        by_name: Mapping[str, date] | None = None,
        nullable: Sequence[date] | None | Unset = UNSET,
        span: tuple[date, int] | None = None,
        day_or_number: date | int | None = None,
        days_or_numbers: Sequence[date | int] | None = None,
        choices_by_name: Mapping[str, Sequence[date | int]] | None = None,
        pair: tuple[date | int, int] | None = None,
        day_or_word: DayOrWord | date | None = None,
        plain: Sequence[int] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create plan.

        Returns:
            Made.

        Wire:
            POST /plans

        Example:
            from datetime import date

            client.plans.create(weeks=[[date(2026, 5, 16)]])
        """
        return self._core.call(
            _records.CREATE,
            (
                between,
                weeks,
                by_name,
                nullable,
                span,
                day_or_number,
                days_or_numbers,
                choices_by_name,
                pair,
                day_or_word,
                plain,
            ),
            request_options,
        )
