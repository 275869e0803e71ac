"""Responses, results and errors of both sides."""

from __future__ import annotations

from specmill.contract import Error, Header, Operation, Response, Schema
from specmill.diff.collecting import Edited, Scene
from specmill.diff.comparing import Comparison, Halves, Slot, brief
from specmill.diff.error_pairs import paired_errors
from specmill.diff.findings import Flow
from specmill.diff.media_types import is_same_type
from specmill.diff.response_pairs import is_success, paired
from specmill.diff.schema_values import is_same, whole
from specmill.diff.serialization import same_text
from specmill.diff.structure_contents import Sides, compare_contents
from specmill.diff.structure_lifecycle import compare_deprecation


def compare_answers(
    comparison: Comparison, scene: Scene, old: Operation, new: Operation
) -> None:
    """Compare what an operation answers, well or not."""
    answers = _Answers(comparison, scene, old, new)
    if comparison.old.language == "openrpc":
        answers.results()
        answers.errors()
    else:
        answers.responses()


class _Answers(Halves):
    """The answers of one operation on both sides."""

    @property
    def _is_asked(self) -> bool:
        """Whether clients answer, whom a webhook or callback calls."""
        return self._scene.answer is Flow.IN

    def results(self) -> None:
        """Compare the result of a method; a notification has none."""
        before, after = self._old.responses, self._new.responses
        if before and after:
            self._response(before[0], after[0], "result")
        elif before:
            what = "became a notification"
            self._one_sided("result-removed", "removed", what, before[0])
        elif after:
            what = "answers with a result"
            self._one_sided("result-added", "added", what, after[0])

    def responses(self) -> None:
        """Compare the responses of every status."""
        pairs, gone, come = paired(self._old.responses, self._new.responses)
        for before, after in pairs:
            if before.status != after.status:
                self._status(before, after)
            self._response(before, after, f"response {after.status}")
        if self._is_asked:
            gone, come = self._answers_of_clients(gone, come)
        for one in gone:
            rule = "response-removed" if is_success(one) else "error-response-removed"
            what = f"response {one.status} removed"
            self._one_sided(rule, "removed", what, one)
        for one in come:
            rule = "response-added" if is_success(one) else "error-response-added"
            what = f"response {one.status} added"
            self._one_sided(rule, "added", what, one)

    def _status(self, old: Response, new: Response) -> None:
        """Tell of a status that became another one, or of a range that became a status of it or came of it."""
        is_exact = not old.status.isdigit()
        edit = "narrowed" if is_exact else "widened"
        what = f"a status is {'more exact' if is_exact else 'a range'} now"
        if old.status.isdigit() and new.status.isdigit():
            edit, what = "changed", "succeeds with another status"
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule="incoming-response" if self._is_asked else "response-status",
                edit=edit,
                what=what,
                flow=self._scene.answer,
                base=old.origin,
                head=new.origin,
                before=old.status,
                after=new.status,
            ),
        )

    def _answers_of_clients(
        self, gone: list[Response], come: list[Response]
    ) -> tuple[list[Response], list[Response]]:
        for one in gone:
            what = f"response {one.status} is not understood any more"
            self._one_sided("incoming-response", "removed", what, one)
        for one in come:
            what = f"response {one.status} is understood"
            self._one_sided("incoming-response", "added", what, one)
        return [], []

    def errors(self) -> None:
        """Compare the errors of a method, also those that have another code now."""
        pairs, gone, come = paired_errors(self._old.errors, self._new.errors)
        for old, new in pairs:
            compare = self._error if old.code == new.code else self._code
            compare(old, new)
        for one in gone:
            what = f"error {one.code} removed"
            self._one_sided("rpc-error-removed", "removed", what, one)
        for one in come:
            what = f"error {one.code} added"
            self._one_sided("rpc-error-added", "added", what, one)

    def _code(self, old: Error, new: Error) -> None:
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule="rpc-error-code",
                edit="changed",
                what="has another code",
                flow=self._scene.answer,
                where=f"error {brief(old.message)}",
                base=old.origin,
                head=new.origin,
                before=str(old.code),
                after=str(new.code),
            ),
        )
        self._error(old, new)

    def _error(self, old: Error, new: Error) -> None:
        where = f"error {new.code}"
        if old.data is not None and new.data is not None:
            pair = Slot(old.data, old.origin), Slot(new.data, new.origin)
            where = f"{where} data"
            self._comparison.schemas(self._scene, self._scene.answer, pair, where)
            return
        before, after = (
            None if one.sample is None else one.sample.value for one in (old, new)
        )
        is_mixed = (old.data is None) != (new.data is None)
        if is_mixed or not is_same(before, after):
            self._comparison.collected.edit(
                self._scene,
                Edited(
                    rule="rpc-error-data",
                    edit="changed",
                    what="carries other `data`",
                    flow=self._scene.answer,
                    where=where,
                    base=old.origin,
                    head=new.origin,
                    before=None if is_mixed else whole(before),
                    after=None if is_mixed else whole(after),
                ),
            )

    def _response(self, old: Response, new: Response, where: str) -> None:
        sides = Sides(
            base=old.origin,
            head=new.origin,
            flow=self._scene.answer,
            where=where,
            kind="response",
        )
        if new.contents and not old.contents:
            edit = "asked of clients" if self._is_asked else "added"
            what = "has a body"
            self._one_sided("response-body-added", edit, what, new, where)
        elif old.contents and not new.contents:
            what = "has no body any more"
            self._one_sided("response-body-removed", "removed", what, old, where)
        else:
            compare_contents(
                self._comparison, self._scene, sides, old.contents, new.contents
            )
        before = {one.name.lower(): one for one in old.headers}
        after = {one.name.lower(): one for one in new.headers}
        for name in sorted(before.keys() | after.keys()):
            self._header(sides, before.get(name), after.get(name))

    def _header(self, sides: Sides, old: Header | None, new: Header | None) -> None:
        one = new or old
        assert one is not None
        where = f"{sides.where} header `{one.name}`"
        if old is None:
            edit = "asked of clients" if self._is_asked and one.required else "added"
            self._one_sided("header-added", edit, "added", one, where, sides)
        elif new is None:
            edit = "required removed" if one.required else "optional removed"
            self._one_sided("header-removed", edit, "removed", one, where, sides)
        else:
            self._headers(where, old, new)

    def _headers(self, where: str, old: Header, new: Header) -> None:
        if old.required != new.required:
            edit = "became required" if new.required else "became optional"
            self._of_header("header-requiredness", edit, edit, where, (old, new))
        if not self._is_written_alike(old, new):
            what, rule = "is written otherwise", "header-serialization"
            texts = _media_type(old), _media_type(new)
            self._of_header(rule, "changed", what, where, (old, new), texts)
        compare_deprecation(
            self._comparison, self._scene, "header", (old.origin, new.origin), where
        )
        pair = (
            Slot(_schema(old), old.origin),
            Slot(_schema(new), new.origin),
        )
        flow = self._scene.answer
        self._comparison.schemas(self._scene, flow, pair, where)

    def _is_written_alike(self, old: Header, new: Header) -> bool:
        """Whether the values that both sides take make the same text."""
        types = _media_type(old), _media_type(new)
        if types[0] is not None and types[1] is not None:
            return is_same_type(types[0], types[1])
        schemas = self._comparison.old.schemas, self._comparison.new.schemas
        is_exploded = old.explode != new.explode
        return types[0] is types[1] and (
            not is_exploded or same_text((old, new), schemas)
        )

    def _of_header(
        self,
        rule: str,
        edit: str,
        what: str,
        where: str,
        pair: tuple[Header, Header],
        texts: tuple[str | None, str | None] = (None, None),
    ) -> None:
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=self._scene.answer,
                where=where,
                base=pair[0].origin,
                head=pair[1].origin,
                before=texts[0],
                after=texts[1],
            ),
        )

    def _one_sided(
        self,
        rule: str,
        edit: str,
        what: str,
        one: Response | Header | Error,
        where: str = "",
        sides: Sides | None = None,
    ) -> None:
        base = self._old.origin if sides is None else sides.base
        head = self._new.origin if sides is None else sides.head
        is_gone = rule.endswith("removed") or edit.endswith("removed")
        self._comparison.collected.edit(
            self._scene,
            Edited(
                rule=rule,
                edit=edit,
                what=what,
                flow=self._scene.answer,
                where=where,
                base=one.origin if is_gone else base,
                head=head if is_gone else one.origin,
                only="base" if is_gone else "head",
            ),
        )


def _media_type(header: Header) -> str | None:
    return None if header.content is None else header.content.media_type


def _schema(header: Header) -> Schema | None:
    return header.schema if header.content is None else header.content.schema
