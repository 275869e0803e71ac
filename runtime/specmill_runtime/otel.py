"""Traces of calls with OpenTelemetry (the extra `otel`): one client span per call.

Names and attributes follow the semantic conventions for HTTP client spans; addresses, headers and
bodies are never recorded, only the template of the path.
"""

from collections.abc import Mapping

from opentelemetry import propagate, trace

from specmill_runtime.hooks import AttemptEnded, CallStarted, Hooks
from specmill_runtime.sdk_error import CallRecord

_SPAN = "specmill_runtime.otel.span"


class TracingHooks(Hooks):
    """Hooks that trace: `Client(hooks=TracingHooks())`.

    A failed attempt is an event of the span. The trace context travels in the headers that the
    configured propagator chooses (W3C Trace Context unless changed).
    """

    def __init__(self, tracer: trace.Tracer | None = None) -> None:
        """`tracer`: the one of the global provider unless given."""
        self._tracer = tracer or trace.get_tracer("specmill_runtime")

    def call_started(self, call: CallStarted) -> None:
        """Begin the span, as a child of the current one."""
        call.state[_SPAN] = self._tracer.start_span(
            call.operation,
            kind=trace.SpanKind.CLIENT,
            attributes={
                "http.request.method": call.method,
                "url.template": call.path,
            },
        )

    def attempt_started(
        self, call: CallStarted, number: int
    ) -> Mapping[str, str] | None:
        """The headers of the trace context."""
        headers: dict[str, str] = {}
        propagate.inject(headers, trace.set_span_in_context(call.state[_SPAN]))
        return headers

    def attempt_ended(self, call: CallStarted, attempt: AttemptEnded) -> None:
        """Note an attempt after which another one follows."""
        if attempt.wait is not None:
            reason = attempt.status or type(attempt.error).__name__
            call.state[_SPAN].add_event(
                "retry",
                {
                    "attempt": attempt.number,
                    "reason": str(reason),
                    "wait": attempt.wait,
                },
            )

    def call_ended(
        self, call: CallStarted, record: CallRecord, error: BaseException | None
    ) -> None:
        """End the span; its status is an error where the call raised one."""
        span: trace.Span = call.state[_SPAN]
        if record.status is not None:
            span.set_attribute("http.response.status_code", record.status)
        if record.attempts > 1:
            span.set_attribute("http.request.resend_count", record.attempts - 1)
        if error is not None:
            span.set_attribute("error.type", type(error).__name__)
            span.set_status(trace.StatusCode.ERROR)
        span.end()
