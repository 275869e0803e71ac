"""OpenAPI Overlay 1.0 and 1.1: changes to a description that stand in a file of their own."""

from __future__ import annotations

from dataclasses import dataclass

from specmill.diagnostics import Diagnostics, Location
from specmill.names import hint_for
from specmill.source.document import Document
from specmill.source.json_path import Match, missing_name, select
from specmill.source.json_path_parts import Query
from specmill.source.json_path_reader import InvalidPathError, read_query
from specmill.source.node import JsonValue, Node, kind_of
from specmill.source.origins import Origins, unshared

_VERSIONS = ("1.0.", "1.1.")
_FIELDS = frozenset({"overlay", "info", "extends", "actions"})
_ACTION_FIELDS = frozenset({"target", "description", "update", "remove", "copy"})


def apply_overlay(overlay: Node, document: Document, diagnostics: Diagnostics) -> None:
    """Change the value of a document as an overlay says; problems are reported at its actions.

    The document remembers where everything stands that came from elsewhere or moved.
    """
    actions = _read_overlay(overlay, diagnostics)
    if not actions:
        return
    if document.origins is None:
        # Aliases of YAML stand for one value in several places, of which one may change.
        document.change(unshared(document.value))
    assert document.origins is not None
    target = _Target(document.value, document.origins, diagnostics)
    for action in actions:
        target.act(action)
    document.forget()


@dataclass(frozen=True, slots=True)
class _Action:
    """One change: what it selects, and what becomes of that."""

    node: Node
    target: Query
    copied: Query | None

    @property
    def removes(self) -> bool:
        return self.node.flag("remove")


def _read_overlay(overlay: Node, diagnostics: Diagnostics) -> list[_Action]:
    version = overlay.text("overlay") or ""
    listed = overlay.get("actions")
    if not version.startswith(_VERSIONS):
        message = "this is no overlay of version 1.0 or 1.1"
        place = overlay.get("overlay") or overlay
        hint = 'an overlay begins with `overlay: "1.0.0"`'
        diagnostics.error("invalid-overlay", message, place.location, hint)
        return []
    _report_unknown(overlay, _FIELDS, diagnostics)
    if listed is None or not isinstance(listed.value, list):
        problem = "is missing" if listed is None else "is no sequence of actions"
        message = f"'actions' {problem}"
        place = listed or overlay
        hint = "write `actions: [{target: $.info, update: {…}}]`, for example"
        diagnostics.error("invalid-overlay", message, place.location, hint)
        return []
    actions = [_read_action(one, diagnostics) for one in listed.elements()]
    return [one for one in actions if one is not None]


def _read_action(node: Node, diagnostics: Diagnostics) -> _Action | None:
    target = _read_path(node, "target", diagnostics)
    copies = "copy" in node and not node.flag("remove")
    copied = _read_path(node, "copy", diagnostics) if copies else None
    if target is None or (copies and copied is None):
        return None
    _report_unknown(node, _ACTION_FIELDS, diagnostics)
    if copies and "update" in node:
        message = "an action has either 'update' or 'copy', not both"
        hint = "make two actions of it"
        diagnostics.error("invalid-overlay", message, node.location, hint)
        return None
    if not copies and "update" not in node and not node.flag("remove"):
        message = "the action changes nothing: it has none of 'update', 'copy' and 'remove: true'"
        hint = "say what to do with the target, or remove the action"
        diagnostics.warning("idle-overlay", message, node.location, hint)
        return None
    return _Action(node, target, copied)


def _read_path(node: Node, key: str, diagnostics: Diagnostics) -> Query | None:
    text = node.text(key)
    if text is None:
        message = f"an action has a text as '{key}'"
        place = (node.get(key) or node).location
        hint = f"write a JSONPath query, such as `{key}: $.paths['/pets'].get`"
        diagnostics.error("invalid-overlay", message, place, hint)
        return None
    try:
        return read_query(text)
    except InvalidPathError as error:
        message = f"'{text}' is no JSONPath query: {error}"
        hint = "names with other characters go into brackets: $.paths['/pets'].get"
        diagnostics.error("invalid-overlay", message, node[key].location, hint)
        return None


def _report_unknown(
    node: Node, known: frozenset[str], diagnostics: Diagnostics
) -> None:
    for key, child in node.items():
        if key not in known and not key.startswith("x-"):
            message = f"'{key}' is no key of an overlay here, and has no effect"
            hint = hint_for(key, known)
            diagnostics.warning("unknown-key", message, child.location, hint)


class _Target:
    """The value that actions change, in place."""

    def __init__(
        self, root: JsonValue, origins: Origins, diagnostics: Diagnostics
    ) -> None:
        self._root = root
        self._origins = origins
        self._diagnostics = diagnostics

    def act(self, action: _Action) -> None:
        """Apply one action to everything that it selects."""
        matches = select(action.target, self._root)
        if not matches:
            message = (
                f"'{action.node.text('target')}' selects nothing, so nothing is changed"
            )
            place = action.node["target"].location
            missing = missing_name(action.target, self._root)
            hint = "take parts off its end until it selects something"
            if missing is not None:
                near = hint_for(*missing, otherwise="what is there has no keys")
                hint = f"nothing there is called {missing[0]!r}; {near}"
            self._diagnostics.warning("unmatched-overlay", message, place, hint)
            return
        if action.removes:
            self._remove(matches, action)
            return
        found = self._source(action)
        if found is None:
            return
        value, place = found
        if value is None and all(isinstance(one.value, dict) for one in matches):
            message = "the action changes nothing: what it merges is null"
            hint = "say what to do with the target, or remove the action"
            self._diagnostics.warning("idle-overlay", message, place, hint)
            return
        for match in matches:
            self._update(match, value, place, action)

    def _source(self, action: _Action) -> tuple[JsonValue, Location] | None:
        """The value that an action puts into its targets, and where it stands."""
        if action.copied is None:
            update = action.node["update"]
            return update.value, update.location
        found = select(action.copied, self._root)
        if len(found) == 1:
            # The value may stand in what it is put into.
            return unshared(found[0].value), self._place(found[0])
        message = f"'{action.node.text('copy')}' selects {len(found)} values, one is to be copied"
        place = action.node["copy"].location
        hint = "write a query that selects exactly one value"
        self._diagnostics.error("invalid-overlay", message, place, hint)
        return None

    def _place(self, match: Match) -> Location:
        return self._origins.where(tuple(map(str, match.keys)))

    def _update(
        self, match: Match, value: JsonValue, place: Location, action: _Action
    ) -> None:
        if isinstance(match.value, dict):
            if isinstance(value, dict):
                self._merge(match.value, value, place)
            elif value is not None:
                self._report_kind(match, value, action)
        elif isinstance(match.value, list):
            if isinstance(value, list):
                self._extend(match.value, value, place)
            else:
                self._append(match.value, value, place)
        elif isinstance(value, (dict, list)) or not match.keys:
            self._report_kind(match, value, action)
        else:
            self._set(self._parent(match), match.keys[-1], value, place)

    def _merge(
        self,
        target: dict[str, JsonValue],
        update: dict[str, JsonValue],
        place: Location,
    ) -> None:
        for key, value in update.items():
            present = target.get(key)
            inside = place.child(key)
            if isinstance(present, dict) and isinstance(value, dict):
                self._merge(present, value, inside)
            elif isinstance(present, list) and isinstance(value, list):
                self._extend(present, value, inside)
            elif isinstance(present, (dict, list)) and value is None:
                continue  # `components:` with nothing behind it, as the standard's example has
            else:
                self._set(target, key, value, inside)

    def _extend(
        self, target: list[JsonValue], update: list[JsonValue], place: Location
    ) -> None:
        for index, value in enumerate(update):
            self._append(target, value, place.child(index))

    def _append(
        self, target: list[JsonValue], value: JsonValue, place: Location
    ) -> None:
        copied = unshared(value)
        target.append(copied)
        self._origins.put(target, len(target) - 1, copied, place)

    def _set(
        self, target: JsonValue, key: str | int, value: JsonValue, place: Location
    ) -> None:
        copied = unshared(value)
        if isinstance(target, dict):
            target[str(key)] = copied
        elif isinstance(target, list):
            target[int(key)] = copied
        self._origins.put(target, key, copied, place)

    def _remove(self, matches: list[Match], action: _Action) -> None:
        # From behind, because what is removed from a sequence moves what follows.
        for match in sorted(matches, key=lambda one: _order(one.keys), reverse=True):
            if not match.keys:
                message = "the whole description can't be removed"
                place = action.node["target"].location
                hint = "select what is in it that should go"
                self._diagnostics.error("invalid-overlay", message, place, hint)
                return
            parent = self._parent(match)
            if isinstance(parent, dict):
                del parent[str(match.keys[-1])]
            elif isinstance(parent, list):
                self._remove_element(parent, match)

    def _remove_element(self, parent: list[JsonValue], match: Match) -> None:
        above = self._origins.where(tuple(map(str, match.keys[:-1])))
        places = [
            self._origins.member(parent, above, index, value)
            for index, value in enumerate(parent)
        ]
        del parent[int(match.keys[-1])]
        del places[int(match.keys[-1])]
        for index, (value, place) in enumerate(zip(parent, places, strict=True)):
            self._origins.put(parent, index, value, place)

    def _parent(self, match: Match) -> JsonValue:
        current = self._root
        for key in match.keys[:-1]:
            if isinstance(current, dict):
                current = current[str(key)]
            elif isinstance(current, list):
                current = current[int(key)]
        return current

    def _report_kind(self, match: Match, value: JsonValue, action: _Action) -> None:
        message = (
            f"{kind_of(value)} can't be merged into {kind_of(match.value)},"
            f" which '{action.node.text('target')}' selects"
        )
        key = "copy" if action.copied is not None else "update"
        hint = "to replace the value, give the new one as a member of what it is in"
        place = action.node[key].location
        self._diagnostics.error("invalid-overlay", message, place, hint)


def _order(keys: tuple[str | int, ...]) -> tuple[tuple[int, int | str], ...]:
    """Sorts the elements of a sequence by their index, and what is deeper behind what it is in."""
    return tuple((0, key) if isinstance(key, int) else (1, key) for key in keys)
