"""Which parameters of two sides are one, though they have another name or another location."""

from __future__ import annotations

import difflib

from specmill.contract import Parameter

_ALIKE = 0.6


def is_same_name(old: Parameter, new: Parameter) -> bool:
    return (old.placed, old.name) == (new.placed, new.name)


def is_moved(
    old: Parameter, new: Parameter, _gone: list[Parameter], _come: list[Parameter]
) -> bool:
    return old.name.lower() == new.name.lower() and old.placed != new.placed


def is_renamed(
    old: Parameter, new: Parameter, gone: list[Parameter], come: list[Parameter]
) -> bool:
    """Whether there is evidence that two parameters are one: the same values, and names that are
    alike or values that few have, where there is only one candidate.
    """
    if old.placed != new.placed or old.placed == "path":
        return False
    values = [None if one.schema is None else one.schema.value for one in (old, new)]
    if values[0] != values[1] or not isinstance(values[0], dict):
        return False
    if difflib.SequenceMatcher(None, old.name, new.name).ratio() >= _ALIKE:
        return True
    rivals = [one for one in (*gone, *come) if one.placed == old.placed]
    return len(rivals) == 2 and len(values[0]) > 1
