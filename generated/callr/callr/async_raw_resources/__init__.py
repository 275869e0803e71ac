"""Resources, async, with whole responses."""
