"""Operations of `things`, sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import things as _records

if TYPE_CHECKING:
    from specmill_runtime.client import SyncCore
    from specmill_runtime.options import RequestOptions

    from ..models import THING, Thing


class ThingsResource:
    """Operations of `things`."""

    def __init__(self, core: SyncCore) -> None:
        self._core = core

    def get_thing(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create thing.

        Returns:
            Got.

        Wire:
            GET /thing

        Example:
            client.things.get_thing()
        """
        return self._core.call(_records.GET_THING, (), request_options)

    def post_thing(
        self,
        *,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Create thing.

        Returns:
            Made.

        Wire:
            POST /thing

        Example:
            client.things.post_thing()
        """
        return self._core.call(_records.POST_THING, (), request_options)

    def post_things_by_id(
        self,
        id: int,
        *,
        body_id: str,
        foo_bar_2: str | None = None,
        foo_bar: str | None = None,
        header_foo_bar: str | None = None,
        query_name: str | None = None,
        body_name: str | None = None,
        name_2: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Thing | THING:
        """Create thing.

        Args:
            foo_bar_2: Sent as `fooBar`.
            header_foo_bar: Sent as `foo-bar`.
            query_name: Sent as `name`.
            body_id: Sent as `id`.
            body_name: Sent as `name`.
            name_2: Sent as `NAME`.

        Returns:
            The thing. The other thing.

        Wire:
            POST /things/{id}

        Example:
            result = client.things.post_things_by_id(227, body_id="id-ember")
        """
        return self._core.call(
            _records.POST_THINGS_BY_ID,
            (
                id,
                foo_bar_2,
                foo_bar,
                header_foo_bar,
                query_name,
                body_id,
                body_name,
                name_2,
            ),
            request_options,
        )
