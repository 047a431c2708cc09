"""The verbs: one function each; a Book goes in, issues, changes or sheets come out."""
