"""Operation records, one module for each group of operations."""
