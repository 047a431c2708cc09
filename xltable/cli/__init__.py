"""How a person asks: one file per command, no work done here."""

from .main import app, main

__all__ = ["app", "main"]
