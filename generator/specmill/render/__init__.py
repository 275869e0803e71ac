"""Rendering: views become files, and files reach the disk all together or not at all."""
