"""References that were written in a hurry: the name of a component, or its pointer without `#/`."""

from __future__ import annotations

from specmill.source.node import JsonValue


def component_meant(root: JsonValue, written: str) -> str:
    """The reference to what a file name without a file stands for in the document itself; empty for nothing."""
    if not isinstance(root, dict):
        return ""
    name = written.rpartition("/")[2]
    components = root.get("components")
    groups = components if isinstance(components, dict) else {}
    places: list[tuple[str, JsonValue]] = [("definitions", root.get("definitions"))]
    places += [("components/schemas", groups.get("schemas"))]
    places += [(f"components/{key}", group) for key, group in groups.items()]
    for place, group in places:
        path = f"{place}/{name}"
        if isinstance(group, dict) and name in group and path.endswith(written):
            return f"#/{path}"
    return ""
