"""What can be worked out: one file per derived column, named `<table>_<key>` where several tables have the key.

A derived column is a module whose docstring's first line a customer could read, that tells how it is worked out, and
that offers

    table, key                                    which column of which table it is
    needs = ("quantity", "contacts.country")      columns it cannot do without, of its own table unless another is
                                                  named; "a | b" means at least one of them
    needs_with = {"currency": ("rate",)}          columns needed besides where another is kept (optional)
    uses = ("discount",)                          columns it takes into account where they are there (optional)
    looks_into = ("contacts",)                    tables (or rates) the formula goes through for every row (optional)
    unique = ("contacts.customer_id",)            columns in which the formula needs every value once (optional)
    copies = ("contacts.company",)                columns whose text is only copied, however it is written (optional)
    all_numbers = ("transactions.order_date",)    columns in which the formula bears no text (optional)
    def values(worked) -> list                    what each record's cell shows; None for a blank one
    def formula(refs, worked) -> str | None       the live formula of a row, or None where only a value is possible
    def words(worked, language) -> Mapping        what its values are called in a language, where its kind does not say
                                                  (optional)
"""

from __future__ import annotations

from ..worked.columns import SHELF, alternatives, inputs, lacking, module, name

__all__ = ["SHELF", "alternatives", "inputs", "lacking", "module", "name"]
