"""README, reference and pyproject of an SDK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specmill.model.auth import ForeignScheme
from specmill.python import texts
from specmill.python.client_plan import CredentialPlan, plan_client
from specmill.python.code import Code
from specmill.python.docstrings import sentence
from specmill.python.documents import (
    BLANK,
    code_cell,
    code_span,
    filled,
    lines,
    markdown,
)
from specmill.python.error_plan import ErrorPlan
from specmill.python.identifiers import trusted
from specmill.python.lower_reference import lower_reference
from specmill.python.method_texts import headline
from specmill.python.plan import Plan
from specmill.python.prose import prose, prose_cell
from specmill.python.pyproject import pyproject
from specmill.python.readme_example import batch_example, readme_example
from specmill.python.readme_testing import readme_testing
from specmill.python.readme_transfers import readme_transfers
from specmill.python.readme_webhooks import readme_webhooks
from specmill.python.sample_calls import SampleCalls
from specmill.python.views import DocumentView, Output


def lower_documents(plan: Plan, errors: ErrorPlan) -> Iterator[Output]:
    """The files of the distribution beside the package, but for the README."""
    yield _document("pyproject.toml", "pyproject.toml", pyproject(plan))
    yield _document("reference.md", "REFERENCE.md", lower_reference(plan, errors))


def lower_readme(plan: Plan, samples: SampleCalls) -> Iterator[Output]:
    """The README, with one of these calls as its example."""
    yield _document("readme.md", "README.md", _readme(plan, samples))


def _document(template: str, path: str, text: Code) -> Output:
    return Output(
        template=f"package/{template}.jinja", path=path, view=DocumentView(text=text)
    )


def _readme(plan: Plan, samples: SampleCalls) -> Code:
    config, api = plan.config, plan.api
    rows: list[Code] = [
        filled("# {}", markdown(config.client)),
        BLANK,
        markdown(sentence(config.summary) or f"Python SDK of {api.title}."),
        BLANK,
    ]
    if api.notes.deprecation is not None:
        rows += [
            filled("> {}", markdown(texts.deprecation(api.notes, "This API"))),
            BLANK,
        ]
    rows += _readme_installation(plan)
    example = readme_example(plan, samples)
    if example is not None:
        code, output = example
        rows += [filled("```python"), code, filled("```"), BLANK]
        if output is not None:
            rows += [filled("prints"), BLANK, output, BLANK]
    has_operations = any(True for _ in plan.operations())
    rows += _readme_async(plan) if has_operations else ()
    rows += _readme_batches(plan, samples)
    rows += readme_transfers(plan)
    rows += _readme_credentials(plan)
    rows += readme_webhooks(plan)
    rows += _readme_errors(plan) if has_operations else ()
    rows += readme_testing(plan, samples) if has_operations else ()
    rows += _readme_operations(plan) if has_operations else ()
    rows += _readme_end()
    return lines(rows)


def _readme_installation(plan: Plan) -> Iterator[Code]:
    if plan.config.vendor_runtime:
        yield from _readme_of_copy(plan)
        return
    yield filled(
        "The SDK runs on `specmill-runtime`, the folder `runtime` of specmill's repository. From this folder, with"
    )
    yield filled("`SPECMILL` for where that repository is:")
    yield BLANK
    yield filled("```sh")
    yield filled("SPECMILL=../..")
    if plan.config.fixtures:
        yield filled('pip install "$SPECMILL/runtime" .           # to call the API')
        yield filled(
            'pip install "$SPECMILL/runtime[testing]" .  # to test with its fake, too'
        )
    else:
        yield filled('pip install "$SPECMILL/runtime" .')
    yield filled("```")
    yield BLANK


def _readme_of_copy(plan: Plan) -> Iterator[Code]:
    copied = code_span(f"{plan.package}.runtime")
    yield filled(
        "The SDK runs on {}, its own copy of specmill's runtime. From this folder:",
        copied,
    )
    yield BLANK
    yield filled("```sh")
    if plan.config.fixtures:
        yield filled("pip install .              # to call the API")
        yield filled('pip install ".[testing]"   # to test with its fake, too')
    else:
        yield filled("pip install .")
    yield filled("```")
    yield BLANK


def _readme_credentials(plan: Plan) -> Iterator[Code]:
    planned = plan_client(plan)
    foreign = [one for one in planned.schemes if isinstance(one, ForeignScheme)]
    if not planned.credentials and not foreign:
        return
    yield filled("## Credentials")
    yield BLANK
    for one in foreign:
        argument = "verify" if one.kind == "mutualTLS" else "auth"
        yield filled(
            "The scheme {} ({}) is up to an `http_client` of yours, such as `httpx.Client({}=…)`.",
            code_span(one.key),
            prose(one.kind),
            trusted(argument),
        )
        yield BLANK
    if planned.credentials:
        yield from _readme_arguments(planned.credentials)


def _readme_arguments(credentials: Sequence[CredentialPlan]) -> Iterator[Code]:
    yield filled("| argument | environment variable | |")
    yield filled("| --- | --- | --- |")
    for one in credentials:
        yield filled(
            "| {} | {} | {} |",
            code_cell(one.identifier),
            code_cell(one.variable),
            prose_cell(one.description),
        )
    yield BLANK
    yield filled(
        "An argument wins over its variable. No credential is ever part of a log record or an error text."
    )
    if any(one.takes_source for one in credentials):
        yield filled(
            "In place of a token a function will do that gives one; it is asked before every request."
        )
    yield BLANK


def _readme_operations(plan: Plan) -> Iterator[Code]:
    yield filled("## Operations")
    yield BLANK
    for group, one in plan.operations():
        text = prose(headline(one.operation))
        old = Code("")
        if one.operation.deprecated:
            old = filled(" (deprecated)")
        yield filled("- {}: {}{}", code_span(group.dotted(one)), text, old)
    yield BLANK


def _readme_end() -> Iterator[Code]:
    yield filled(
        "[REFERENCE.md](REFERENCE.md) has all arguments, results, errors and open questions."
    )
    yield BLANK
    yield filled(
        "This package is generated by specmill; change its description, not its files."
    )


def _readme_async(plan: Plan) -> Iterator[Code]:
    name = trusted(plan.config.client)
    yield filled(
        "`Async{}` has the same methods, to be awaited; `client.with_raw_response` has them returning whole",
        name,
    )
    yield filled(
        "responses (status, headers, request id, `.parse()`). Models, errors and arguments are typed; limits and"
    )
    yield filled(
        "enumerations of the description are documentation, which the server enforces."
    )
    yield BLANK
    yield filled(
        "`timeout`, `deadline`, `retry`, `decode` and `headers` are options of the client. `client.with_options(...)`"
    )
    yield filled(
        "is the same client with others, on the same connections; `request_options={{...}}` of each method has them,"
    )
    yield filled(
        "and `query`, `body` and `max_bytes`, for that call. Types such as `RetryPolicy` are in `specmill_runtime`,"
    )
    yield filled(
        "as are `to_json(model)` and `from_json(content, Model)`, which write and read models."
    )
    yield BLANK
    yield from _readme_request(plan)
    yield filled(
        "`http_client=` takes a client of `httpx` or `httpx2`, with a proxy or certificates of yours; `hooks=` is told"
    )
    yield filled(
        "of calls. Newer APIs do no harm: values that are not listed are kept, an undescribed variant of a union is an"
    )
    yield filled('`UnknownVariant`; `decode="strict"` refuses both.')
    yield BLANK


def _readme_request(plan: Plan) -> Iterator[Code]:
    """How to call what the SDK has no method for."""
    example = Code('"GET", "/path", query={...}')
    if plan.api.rpc is not None:
        example = Code('"method", {...}')
    yield filled(
        "`client.request({}, expect=Model)` calls what is not described here, or not yet, in",
        example,
    )
    yield filled(
        "the same way, with credentials, retries, hooks and errors of the client; `help(client.request)` has the rest."
    )
    yield BLANK


def _readme_batches(plan: Plan, samples: SampleCalls) -> Iterator[Code]:
    rpc, example = plan.api.rpc, batch_example(plan, samples)
    if rpc is None or example is None:
        return
    yield filled("## Batches")
    yield BLANK
    yield filled("```python")
    yield example
    yield filled("```")
    yield BLANK
    if rpc.max_batch == 1:
        yield filled(
            "This API takes one call per request: those of a block are sent one after another when it is left."
        )
    else:
        yield filled("The calls of a block travel in one request when it is left.")
    yield filled(
        "Each has a handle, whose `.result()` returns or raises what the call would have, whatever became of the"
    )
    yield filled(
        "others. An error in the block sends nothing. An asynchronous client has `async with client.batch()`."
    )
    yield BLANK


def _readme_errors(plan: Plan) -> Iterator[Code]:
    package = plan.package
    yield filled("## Errors")
    yield BLANK
    yield filled("```python")
    yield filled("from {} import errors", package)
    yield BLANK
    yield filled("try:")
    yield filled("    ...")
    if plan.api.rpc is not None:
        yield filled(
            "except errors.RpcError as error:  # the API answered with an error"
        )
        yield filled("    print(error.code, error.data)")
    else:
        yield filled(
            "except errors.StatusError as error:  # the API answered, but not with success"
        )
        yield filled("    print(error.status, error.body)")
    yield filled(
        "except errors.SdkError as error:  # anything else: no connection, a reply that makes no sense, …"
    )
    yield filled("    print(error)")
    yield filled("```")
    yield BLANK
