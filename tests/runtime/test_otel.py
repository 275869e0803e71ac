"""Spans of calls, with the SDK of OpenTelemetry as the judge."""

import pytest
from harness import Caller, Server, get, reply
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from specmill_runtime.errors import NotFoundError
from specmill_runtime.otel import TracingHooks


class Tracing:
    """Hooks whose spans are kept."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.hooks = TracingHooks(provider.get_tracer("test"))

    @property
    def span(self) -> ReadableSpan:
        """The only span."""
        (span,) = self.exporter.get_finished_spans()
        return span


def test_call_is_a_client_span(flavor: str) -> None:
    tracing = Tracing()

    Caller(flavor, Server(), hooks=tracing.hooks).call(get())

    span = tracing.span
    assert ("things.get", SpanKind.CLIENT) == (span.name, span.kind)
    assert {
        "http.request.method": "GET",
        "url.template": "/things",
        "http.response.status_code": 200,
    } == dict(span.attributes or {})


def test_repetition_is_an_event(flavor: str) -> None:
    tracing = Tracing()

    Caller(flavor, Server(reply(status=503), reply({})), hooks=tracing.hooks).call(
        get()
    )

    (event,) = tracing.span.events
    assert {"attempt": 1, "reason": "503", "wait": 0.5} == dict(event.attributes or {})


def test_failure_is_the_status_of_the_span() -> None:
    tracing = Tracing()

    with pytest.raises(NotFoundError):
        Caller("sync", Server(reply(status=404)), hooks=tracing.hooks).call(get())

    span = tracing.span
    assert StatusCode.ERROR == span.status.status_code
    assert "NotFoundError" == (span.attributes or {})["error.type"]


def test_trace_context_travels() -> None:
    tracing, server = Tracing(), Server()

    Caller("sync", server, hooks=tracing.hooks).call(get())

    context = tracing.span.context
    assert context is not None
    assert f"{context.trace_id:032x}" in server.headers["traceparent"]
