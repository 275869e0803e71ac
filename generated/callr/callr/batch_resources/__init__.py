"""Resources, for batches."""
