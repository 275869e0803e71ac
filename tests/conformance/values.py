"""Values of the tables that YAML has no words for: `!decimal 1.50`, `!model:Color {R: 1}`, `!file {…}`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import yaml

from specmill_runtime.files import File
from specmill_runtime.models import UNSET


@dataclass(frozen=True)
class Made:
    """A model that a row gives; its class is known when the SDK is there."""

    name: str
    fields: dict[str, Any]


class _Loader(yaml.CSafeLoader):
    """YAML with tags of our own."""


_SCALARS: dict[str, Callable[[str], object]] = {
    "!decimal": Decimal,
    "!seconds": lambda text: timedelta(seconds=int(text)),
    "!uuid": UUID,
    "!bytes": str.encode,
    "!unset": lambda text: UNSET,
}


def read_table(path: Path) -> Any:
    """What a file says."""
    return yaml.load(path.read_bytes(), _Loader)


def built(value: Any, models: ModuleType) -> Any:
    """The value with its models."""
    if isinstance(value, Made):
        fields = {key: built(one, models) for key, one in value.fields.items()}
        return getattr(models, value.name)(**fields)
    if isinstance(value, dict):
        return {key: built(one, models) for key, one in value.items()}
    if isinstance(value, list):
        return [built(one, models) for one in value]
    return value


def _scalar(make: Callable[[str], object]) -> Callable[[_Loader, Any], object]:
    return lambda loader, node: make(loader.construct_scalar(node))


def _model(loader: _Loader, name: str, node: Any) -> Made:
    return Made(name, loader.construct_mapping(node, deep=True))


def _file(loader: _Loader, node: Any) -> File:
    given = loader.construct_mapping(node, deep=True)
    return File(given.pop("content").encode(), **given)


for _tag, _make in _SCALARS.items():
    _Loader.add_constructor(_tag, _scalar(_make))
_Loader.add_constructor("!file", _file)
_Loader.add_multi_constructor("!model:", _model)
