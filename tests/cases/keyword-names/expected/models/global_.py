"""Models of `global_`."""

from __future__ import annotations

import builtins as _builtins

from specmill_runtime.models import Model

__all__ = [
    "Class",
]


class Class(
    Model,
    kw_only=True,
    rename={
        "type": "type",
        "import_": "import",
        "list": "list",
        "none": "None",
        "init": "__init__",
        "struct_fields": "__struct_fields__",
        "private": "_private",
        "value_2fast": "2fast",
        "value": "",
        "ref": "$ref",
        "cls_": "cls",
        "extra": "extra",
        "definition": "def",
    },
):
    """class."""

    type: str
    import_: str
    list: _builtins.list[str] | None = None
    none: int | None = None
    init: str | None = None
    struct_fields: str | None = None
    private: str | None = None
    value_2fast: str | None = None
    value: str | None = None
    ref: str | None = None
    cls_: str | None = None
    extra: str | None = None
    definition: str | None = None
