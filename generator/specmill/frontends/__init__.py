"""Frontends: each reads one description language into the model."""
