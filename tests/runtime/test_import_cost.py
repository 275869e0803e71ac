"""What importing loads: nothing heavy before a client is built, nothing new in a call."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import specmill_runtime

RUNTIME = Path(specmill_runtime.__file__).parents[1]
SDK = Path(__file__).parent / "sdk"

REPORT = """
import json, sys
print(json.dumps(sorted(sys.modules) if loaded is None else loaded))
"""
CALL = """
import sys
from harness import Server, SyncTransport, reply
from courier import Courier
server = Server(reply({"id": 1, "status": 1}))
client = Courier(username="u", api_key="k", http_client=SyncTransport(server))
before = set(sys.modules)
client.parcels.get(1)
loaded = sorted(set(sys.modules) - before)
"""


def loaded(code: str) -> list[str]:
    """The modules that a new process has loaded after `code`."""
    paths = [str(RUNTIME), str(SDK), str(Path(__file__).parent)]
    script = f"loaded = None\n{code}\n{REPORT}"
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=True,
    )
    modules: list[str] = json.loads(result.stdout)
    return modules


def test_importing_the_runtime_loads_nothing_heavy() -> None:
    modules = loaded("import specmill_runtime")

    assert not {"httpx", "httpx2", "msgspec", "typing_extensions"} & set(modules)
    assert ["specmill_runtime"] == [
        name for name in modules if name.startswith("specmill_runtime")
    ]


def test_importing_an_sdk_loads_nothing_heavy() -> None:
    assert not {"httpx", "msgspec", "specmill_runtime"} & set(loaded("import courier"))


def test_synchronous_client_does_not_load_asyncio() -> None:
    assert "asyncio" not in loaded("import specmill_runtime.client")


def test_fetching_pages_ahead_does_not_load_asyncio() -> None:
    code = "import specmill_runtime.pagination, specmill_runtime.prefetching"

    assert "asyncio" not in loaded(code)


def test_errors_and_models_do_not_load_the_http_library() -> None:
    modules = loaded(
        "import specmill_runtime.errors, specmill_runtime.models, specmill_runtime.operation"
    )

    assert "httpx" not in modules


CLIENT = """
from specmill_runtime.client import ClientSpec, SyncCore
SyncCore(ClientSpec(name="A", package="a", version="1", servers=("https://a.test",)))
"""


def test_client_loads_one_http_library() -> None:
    assert {"httpx2"} == {"httpx", "httpx2"} & set(loaded(CLIENT))


def test_client_without_httpx2_loads_the_other_library() -> None:
    modules = loaded(f"import sys; sys.modules['httpx2'] = None\n{CLIENT}")

    assert "httpx" in modules


def test_client_with_a_transport_of_the_user_loads_no_http_library() -> None:
    modules = loaded(CALL + "loaded = sorted(sys.modules)")

    assert not {"httpx", "httpx2"} & set(modules)


def test_client_loads_nothing_heavy_beyond_its_two_dependencies() -> None:
    modules = set(loaded("import specmill_runtime.client"))
    needed = set(loaded("import httpx, msgspec, logging"))

    assert {name.partition(".")[0] for name in modules - needed} <= {
        "specmill_runtime",
        "uuid",
    }


def test_first_call_loads_only_the_operations_models_and_errors() -> None:
    names = [name for name in loaded(CALL) if not name.startswith("courier.")]

    assert [] == names


def test_one_module_knows_the_http_library() -> None:
    importers = {
        path.name
        for path in Path(specmill_runtime.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(name.startswith("httpx") for name in imported(node))
    }

    assert {"_http.py"} == importers


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def test_every_public_name_can_be_loaded() -> None:
    assert all(hasattr(specmill_runtime, name) for name in specmill_runtime.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(specmill_runtime, "Nothing")


def test_json_rpc_is_loaded_by_those_who_speak_it() -> None:
    modules = loaded(CALL.replace("before = set(sys.modules)", "before = set()"))

    names = ("batches", "handles", "rpc", "rpc_outcome")
    assert not {f"specmill_runtime.{name}" for name in names} & set(modules)


def test_whole_queries_are_loaded_by_those_who_have_one() -> None:
    modules = loaded(CALL.replace("before = set(sys.modules)", "before = set()"))

    assert "specmill_runtime.query_strings" not in modules


RPC_CALL = """
import sys
from harness import Server, SyncTransport, reply
from specmill_runtime.client import SyncCore
from specmill_runtime.operation import Operation
from specmill_runtime.spec import ClientSpec, RpcSpec
spec = ClientSpec(name="A", package="a", version="1", servers=("https://a.test",), rpc=RpcSpec())
server = Server(reply({"jsonrpc": "2.0", "id": 1, "result": None}))
core = SyncCore(spec, http_client=SyncTransport(server))
core.call(Operation(id="a.b", rpc="b"), (), None)
"""


def test_batches_are_loaded_by_the_first_batch() -> None:
    modules = loaded(RPC_CALL)

    assert "specmill_runtime.rpc_outcome" in modules
    assert not {"specmill_runtime.batches", "specmill_runtime.handles"} & set(modules)


def test_streams_and_files_are_loaded_by_those_who_use_them() -> None:
    modules = loaded(CALL.replace("before = set(sys.modules)", "before = set()"))

    names = ("downloads", "files", "multipart", "stream_course", "streaming")
    assert not {f"specmill_runtime.{name}" for name in names} & set(modules)


def test_what_only_type_checkers_need_is_not_loaded() -> None:
    modules = loaded(CALL.replace("before = set(sys.modules)", "before = set()"))

    names = ("flows", "opened", "transports", "writing")
    assert not {f"specmill_runtime.{name}" for name in names} & set(modules)


def test_log_of_the_library_is_looked_after_when_it_may_hold_addresses() -> None:
    modules = loaded(CALL.replace("before = set(sys.modules)", "before = set()"))

    assert "specmill_runtime.query_logs" not in modules


def test_client_loads_few_modules_of_the_runtime() -> None:
    modules = loaded(CLIENT)

    assert sum(name.startswith("specmill_runtime.") for name in modules) <= 33


def test_clock_for_tests_does_not_load_the_fake() -> None:
    modules = loaded("from specmill_runtime.testing import VirtualClock")

    assert not {"jsonschema_rs", "pytest", "specmill_runtime.testing.fake"} & set(
        modules
    )


def test_fake_does_not_load_pytest_or_an_http_library() -> None:
    modules = set(loaded("from specmill_runtime.testing import Fake"))

    assert "jsonschema_rs" in modules
    assert not {"pytest", "httpx", "httpx2"} & modules


def test_nothing_but_itself_imports_what_is_for_tests() -> None:
    importers = {
        path.name
        for path in Path(specmill_runtime.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(name.startswith("specmill_runtime.testing") for name in imported(node))
    }

    assert set() == importers
