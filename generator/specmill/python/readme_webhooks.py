"""What the README of an SDK says of webhooks and callbacks, when its API has them."""

from __future__ import annotations

from collections.abc import Iterator

from specmill.python.code import Code
from specmill.python.documents import BLANK, code_span, filled
from specmill.python.payloads import INCOMING, opening_of, plan_payloads
from specmill.python.plan import Plan
from specmill.python.prose import prose


def readme_webhooks(plan: Plan) -> Iterator[Code]:
    """The section, with the first function as its example."""
    payloads = plan_payloads(plan.api)
    if not payloads:
        return
    yield filled("## Webhooks")
    yield BLANK
    yield filled(
        "What the API sends by itself is read from its bytes by functions of {}:",
        code_span(f"{plan.package}.{INCOMING}"),
    )
    yield BLANK
    yield filled("```python")
    yield filled("from {} import webhooks", plan.package)
    yield BLANK
    yield BLANK
    yield filled("def received(body: bytes, headers: dict[str, str]) -> None:")
    yield filled("    print(webhooks.{}(body, headers))", payloads[0].function)
    yield filled("```")
    yield BLANK
    yield filled(
        "`verify=` refuses what somebody else sent: `HmacVerifier`, `StandardVerifier` or `TimestampedVerifier` of"
    )
    yield filled(
        "`specmill_runtime.webhooks`, or a function of yours that raises an exception."
    )
    yield BLANK
    for one in payloads:
        name = code_span(f"{INCOMING}.{one.function}")
        yield filled("- {}: {}", name, prose(opening_of(one.incoming)[0]))
    yield BLANK
