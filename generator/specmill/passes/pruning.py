"""Order and reach: what is kept, and in which order."""

from __future__ import annotations

import msgspec

from specmill.model.api import Api
from specmill.model.walk import reachable


def prune_types(api: Api) -> Api:
    """Drop the declarations that no operation leads to, except those to be kept."""
    kept = reachable(api)
    return msgspec.structs.replace(
        api, types={key: one for key, one in api.types.items() if key in kept}
    )


def sort_api(api: Api) -> Api:
    """Put operations in the order of group, name and id, and declarations in the order of their
    keys.
    """
    return msgspec.structs.replace(
        api,
        operations=tuple(
            sorted(api.operations, key=lambda one: (one.group, one.name, one.id))
        ),
        incoming=tuple(
            sorted(
                api.incoming,
                key=lambda one: (
                    one.name,
                    one.operations,
                    one.address or "",
                    one.method,
                ),
            )
        ),
        types=dict(sorted(api.types.items())),
    )
