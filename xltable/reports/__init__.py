"""How issues, changes and recognitions are told: one file per audience."""
