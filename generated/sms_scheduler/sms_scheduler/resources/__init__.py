"""Resources, sync."""
