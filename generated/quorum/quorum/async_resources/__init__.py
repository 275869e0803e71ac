"""Resources, async."""
