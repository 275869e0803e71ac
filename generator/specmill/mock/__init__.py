"""`specmill mock`: any description served as a fake of its API, without an SDK."""
