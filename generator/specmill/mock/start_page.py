"""The start page of a mock: its operations, each with an example that can be tried in the browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

import msgspec
from msgspec import UNSET

from specmill_runtime.testing.contract import Contract, Operation
from specmill_runtime.testing.live_report import counted
from specmill_runtime.testing.pointing import items_of
from specmill_runtime.testing.transcripts import Transcript

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, pre, textarea, input { font: 14px/1.4 ui-monospace, monospace; }
pre, textarea { width: 100%; box-sizing: border-box; background: #f4f4f4; color: #111; padding: .6rem; overflow: auto; }
section { border-top: 1px solid #ccc; padding: .6rem 0; }
h2 { font-size: 1rem; margin: .3rem 0; }
.method { display: inline-block; min-width: 4.5rem; font-weight: bold; }
"""
_SCRIPT = """
for (const form of document.forms) form.addEventListener('submit', async event => {
  event.preventDefault();
  const field = name => form.elements.namedItem(name), shown = form.querySelector('pre');
  const options = {method: form.dataset.method, headers: JSON.parse(form.dataset.headers)};
  if (field('body')) options.body = field('body').value;
  try {
    const reply = await fetch(field('address').value, options);
    shown.textContent = reply.status + ' ' + reply.statusText + '\\n\\n' + await reply.text();
  } catch (error) { shown.textContent = String(error); }
  shown.hidden = false;
});
"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """How operations are reached: the path before theirs, and credentials in headers and query.

    `media_type` is that of JSON-RPC.
    """

    path: str = ""
    media_type: str = "application/json"
    headers: dict[str, str] = {}
    query: dict[str, str] = {}


class Sample:
    """A request that a page can send: address, body and headers of a golden call."""

    def __init__(
        self, operation: Operation, call: Transcript | None, entry: Entry
    ) -> None:
        self.operation = operation
        given = call.parameters if call is not None else {}
        path = f"{entry.path}{operation.path}" or "/"
        for name, value in given.get("path", {}).items():
            path = path.replace(f"{{{name}}}", quote(_text(value), safe=""))
        pairs = [f"{quote(key)}={quote(text)}" for key, text in entry.query.items()]
        joined = {one.name for one in operation.parameters if one.explode is False}
        for name, value in given.get("query", {}).items():
            texts = [quote(_text(one)) for one in items_of(value)]
            texts = [",".join(texts)] if name in joined else texts
            pairs += [f"{quote(name)}={text}" for text in texts]
        self.address = f"{path}?{'&'.join(pairs)}" if pairs else path
        self.headers = entry.headers | {
            name: _text(value) for name, value in given.get("header", {}).items()
        }
        self.body = self._body(call)
        if self.body is not None:
            contents = operation.body.contents if operation.body is not None else ()
            said = contents[0].media_type if contents else entry.media_type
            self.headers["Content-Type"] = said

    def _body(self, call: Transcript | None) -> str | None:
        rpc = self.operation.rpc
        if rpc is not None:
            named = call.parameters.get("rpc", {}) if call is not None else {}
            by_position = rpc.structure == "by-position"
            params: object = list(named.values()) if by_position else named
            return _json(
                {"jsonrpc": "2.0", "id": 1, "method": rpc.name, "params": params}
            )
        if call is None or call.body is UNSET:
            return None
        return call.body if isinstance(call.body, str) else _json(call.body)


def start_page(contract: Contract, calls: dict[str, Transcript], entry: Entry) -> str:
    """HTML without anything from elsewhere."""
    title = escape(contract.title or contract.name)
    rows = "".join(
        _section(Sample(one, calls.get(one.accessor), entry))
        for one in contract.operations
    )
    count = counted(len(contract.operations), "operation")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}: mock</title><style>{_STYLE}</style></head><body>"
        f"<h1>{title}</h1><p>A fake of this API, made from its description:"
        f" {count}. Answers depend on the seed alone; what is created is remembered."
        " <code>Prefer: code=404</code>, <code>example=</code>, <code>seed=</code> and"
        " <code>wait=</code> choose another answer.</p>"
        f"{rows}<script>{_SCRIPT}</script></body></html>\n"
    )


def _section(sample: Sample) -> str:
    return f"<section>{''.join(_parts(sample))}</section>"


def _parts(sample: Sample) -> Iterator[str]:
    operation = sample.operation
    method = "RPC" if operation.rpc is not None else operation.method
    name = operation.rpc.name if operation.rpc is not None else operation.path
    yield f'<h2><span class="method">{escape(method)}</span> <code>{escape(name)}</code></h2>'
    if operation.summary:
        yield f"<p>{escape(operation.summary)}</p>"
    headers = escape(json.dumps(sample.headers), quote=True)
    yield (
        f'<form data-method="{escape(operation.method, quote=True)}"'
        f' data-headers="{headers}" id="{escape(operation.accessor, quote=True)}">'
        f'<input name="address" size="70" aria-label="address" value="{escape(sample.address, quote=True)}"> '
        "<button>Try it</button>"
    )
    if sample.body is not None:
        lines = sample.body.count("\n") + 1
        yield f'<p><textarea name="body" rows="{lines}" aria-label="body">{escape(sample.body)}</textarea></p>'
    yield "<pre hidden></pre></form>"


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
