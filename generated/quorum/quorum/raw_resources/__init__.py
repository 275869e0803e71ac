"""Resources, sync, returning whole responses."""
