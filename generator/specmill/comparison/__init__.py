"""Comparing descriptions where they lie: in files, folders and git revisions."""
