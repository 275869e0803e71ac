"""From the model to Python: every string that a template prints is decided here."""
