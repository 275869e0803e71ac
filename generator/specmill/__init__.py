"""specmill turns descriptions of HTTP and JSON-RPC APIs into typed Python SDKs."""
