"""Models of `things`."""

from __future__ import annotations

from specmill_runtime.models import Model

__all__ = [
    "THING",
    "Thing",
]


class THING(
    Model,
    kw_only=True,
    rename={"send_time_3": "sendTime", "send_time_2": "SendTime"},
):
    """THING."""

    send_time_3: str | None = None
    send_time_2: str | None = None


class Thing(
    Model,
    kw_only=True,
    rename={
        "foo_bar_3": "fooBar",
        "foo_bar": "foo_bar",
        "foo_bar_2": "foo-bar",
        "plus": "+",
        "minus": "-",
    },
):
    """Thing."""

    foo_bar_3: str | None = None
    foo_bar: str | None = None
    foo_bar_2: str | None = None
    plus: str | None = None
    minus: str | None = None
