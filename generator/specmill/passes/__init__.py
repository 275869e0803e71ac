"""Passes: from a model as a frontend leaves it to one that is complete, named and in canonical order."""

from __future__ import annotations

import msgspec

from specmill.diagnostics import Diagnostics
from specmill.model.api import Api
from specmill.model.decisions import NO_LOCK, Lock
from specmill.passes.asked_names import check_asked_names
from specmill.passes.checks import check_api, check_paging
from specmill.passes.configuring import configure
from specmill.passes.credential_parameters import leave_credentials
from specmill.passes.cycles import check_cycles, settle_cycles
from specmill.passes.directions import split_directions
from specmill.passes.empty_bodies import leave_empty_bodies
from specmill.passes.error_names import name_errors
from specmill.passes.forms import settle_forms
from specmill.passes.grouping import group_operations
from specmill.passes.lent_texts import lend_texts
from specmill.passes.media_ranges import settle_media_ranges
from specmill.passes.names import name_inline_types
from specmill.passes.pagination import settle_pagination
from specmill.passes.part_headers import check_part_headers
from specmill.passes.pruning import prune_types, sort_api
from specmill.passes.sequences import settle_sequences
from specmill.passes.styles import check_styles
from specmill.passes.undefined_schemes import leave_undefined_schemes
from specmill.passes.unions import settle_unions

__all__ = ["check", "check_paging", "configure", "refine", "settle_pagination"]


def check(api: Api, diagnostics: Diagnostics) -> None:
    """Report what only the whole model shows: schemes, pointers and names that lead nowhere, cycles.

    Works on a model with errors too, so that one run shows every problem.
    """
    check_api(api, diagnostics)
    check_asked_names(api, diagnostics)
    check_styles(api, diagnostics)
    check_part_headers(api, diagnostics)
    check_cycles(api, diagnostics)


def refine(api: Api, diagnostics: Diagnostics, lock: Lock = NO_LOCK) -> Api:
    """The model with groups, names for inline types and settled unions, without unreachable types,
    in order; names in the lock stay as they are.
    """
    api = settle_forms(settle_media_ranges(api), diagnostics)
    api = settle_sequences(api, diagnostics)
    api = leave_credentials(api, diagnostics)
    check(api, diagnostics)
    api = settle_cycles(api, diagnostics)
    api = leave_empty_bodies(leave_undefined_schemes(api))
    api = group_operations(api, diagnostics, lock)
    api = prune_types(settle_unions(prune_types(api), diagnostics))
    api = split_directions(name_inline_types(api, lock, diagnostics))
    api = name_errors(lend_texts(sort_api(api)), lock, diagnostics)
    return msgspec.structs.replace(api, locked_aliases=lock.aliases)
