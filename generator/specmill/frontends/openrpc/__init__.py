"""The frontend of OpenRPC 1.x."""
