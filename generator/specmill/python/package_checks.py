"""What of `sdk.yaml` can't be had, which only the plan of a package shows."""

from __future__ import annotations

from specmill.diagnostics import Diagnostics
from specmill.python.kept_names import check_aliases
from specmill.python.plan import Plan
from specmill.python.sample_calls import documented_calls


def check_package(plan: Plan, diagnostics: Diagnostics) -> None:
    """Report wrong aliases, and an example for the README that can't be written.

    With fixtures, a value that is not documented is made up.
    """
    check_aliases(plan, diagnostics)
    if plan.config.fixtures or plan.config.example is None:
        return
    calls = documented_calls(plan)
    for group, one in plan.operations():
        is_wanted = plan.config.example == one.operation.id
        if is_wanted and group.dotted(one) not in calls:
            diagnostics.warning(
                "undocumented-example",
                f"sdk.yaml wants {one.operation.id!r} as the first example, but a required argument has no"
                " documented value, so that another one is shown",
                one.operation.location,
                "give what is required an `example`",
            )
