"""Styles that are not defined for the values they are to write."""

from __future__ import annotations

from specmill.diagnostics import Location
from tests.unit.passes.conftest import FINE, refined_paths

EXPAND = (
    "{name: expand, in: query, style: deepObject,"
    " schema: {type: array, items: {type: string}}}"
)


def test_undefined_style_is_told_at_each_parameter() -> None:
    found = refined_paths(
        f"/a: {{get: {{operationId: a, parameters: [{EXPAND}], {FINE}}}}}\n"
        f"/b: {{get: {{operationId: b, parameters: [{EXPAND}], {FINE}}}}}"
    )

    places = [
        one.location.pointer
        for one in found.reports
        if one.code == "undefined-style" and isinstance(one.location, Location)
    ]
    assert places == ["/paths/~1a/get/parameters/0", "/paths/~1b/get/parameters/0"]


def test_undefined_style_of_a_shared_parameter_is_told_once() -> None:
    found = refined_paths(
        f"/a: {{parameters: [{EXPAND}],"
        f" get: {{operationId: a, {FINE}}}, put: {{operationId: b, {FINE}}}}}"
    )

    assert found.codes.count("undefined-style") == 1
