"""Bytes → plain values that know where they are: YAML and JSON files and their references."""

from specmill.source.limits import Limits
from specmill.source.node import JsonValue, Node
from specmill.source.workspace import Workspace

__all__ = ["JsonValue", "Limits", "Node", "Workspace"]
