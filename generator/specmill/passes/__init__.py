"""Passes: from a model as a frontend leaves it to one that is complete, named and in canonical
order.
"""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.passes.checks import check_api
from specmill.passes.configuring import configure
from specmill.passes.cycles import check_cycles
from specmill.passes.grouping import group_operations
from specmill.passes.media_ranges import settle_media_ranges
from specmill.passes.names import name_inline_types
from specmill.passes.pruning import prune_types, sort_api
from specmill.passes.unions import settle_unions

__all__ = ["check", "configure", "refine"]


def check(api: Api, diagnostics: Diagnostics) -> None:
    """Report what only the whole model shows: schemes, pointers and names that lead nowhere, cycles.

    Works on a model with errors too, so that one run shows every problem.
    """
    check_api(api, diagnostics)
    check_cycles(api, diagnostics)


def refine(api: Api, diagnostics: Diagnostics) -> Api:
    """The model with groups, names for inline types and settled unions, without unreachable types,
    in order.
    """
    api = settle_media_ranges(api)
    check(api, diagnostics)
    api = group_operations(api, diagnostics)
    api = prune_types(settle_unions(prune_types(api), diagnostics))
    return sort_api(name_inline_types(api))
