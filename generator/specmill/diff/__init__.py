"""Two descriptions compared: what breaks on the wire, and what breaks in Python."""
