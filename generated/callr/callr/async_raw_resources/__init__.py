"""Resources, async, returning whole responses."""
