"""What a call may meet that is tried again, and an operation of JSON-RPC."""

from specmill_runtime import errors
from specmill_runtime.operation import AnyOperation, Operation

REMOTE: AnyOperation = Operation(id="things.rpc", rpc="things")
LOST = errors.ConnectionLostError("lost")
SILENT = errors.RequestTimeoutError("silent")
UNREACHABLE = errors.ConnectError("down")
