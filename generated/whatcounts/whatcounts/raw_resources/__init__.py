"""Resources, sync, with whole responses."""
