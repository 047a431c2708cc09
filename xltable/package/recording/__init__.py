"""How an edit is undone byte for byte: a record of what it changed, kept in the workbook it was made to."""
