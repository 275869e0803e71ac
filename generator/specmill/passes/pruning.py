"""Order and reach: what is kept, and in which order."""

from __future__ import annotations

import msgspec

from specmill.frontends.places import is_place
from specmill.model.api import Api
from specmill.model.references import reachable_from
from specmill.model.types import Named
from specmill.model.walk import api_types


def prune_types(api: Api) -> Api:
    """Drop what only reading left behind: inline declarations that nothing leads to.

    Components stay although no operation may need them: payloads of events, for example, are often
    described by nothing else.
    """
    components = (Named(key) for key in api.types if not is_place(key))
    kept = reachable_from((*api_types(api), *components), api.types)
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
