"""Cells marked with a fill and a note, and the marks taken away again as if they had never been."""
