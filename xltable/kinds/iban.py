"""An international bank account number (IBAN), checked by its check digits and its country's form.

It may stand in groups of four, as on paper, or without spaces, as banks take it. The bank need not be in the customer's
country.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| DE89370400440532013000 | | DE89370400440532013000 | | |
| DE89 3704 0044 0532 0130 00 | | DE89370400440532013000 | | |
| de89 3704 0044 0532 0130 00 | | DE89370400440532013000 | untidy-value | DE89370400440532013000 |
| IBAN: GB29 NWBK 6016 1331 9268 19 | | GB29NWBK60161331926819 | untidy-value | GB29NWBK60161331926819 |
| ＤＥ８９３７０４００４４０５３２０１３０００ | | DE89370400440532013000 | untidy-value | DE89370400440532013000 |
| 'DE89370400440532013000\\u200b' | | DE89370400440532013000 | invisible-characters | DE89370400440532013000 |
| DE88370400440532013000 | | | unreadable-value | |
| DE8937040044053201300 | | | unreadable-value | |
| XX89370400440532013000 | | | unreadable-value | |
| 370400440532013000 | | | unreadable-value | |
| n/a | | | unreadable-value | |
| 5.0 | | | unreadable-value | |
| BE68 5390 0754 7034 | | BE68539007547034 | | |
"""

from __future__ import annotations

import re

from stdnum import iban
from stdnum.exceptions import InvalidComponent

from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading
from ._bank_codes import read_code

IBAN = Sentence("an IBAN")
_LABEL = re.compile(r"iban\b[\s.:]*", re.IGNORECASE)


class _Iban:
    """The checks of ISO 13616; of the national ones a wrong digit counts, not a bank that a list does not have yet."""

    def validate(self, number: str) -> str:
        try:
            return str(iban.validate(number))
        except InvalidComponent:
            return str(iban.validate(number, check_country=False))


def read(raw: Raw, context: Context) -> Reading:
    """The number without spaces, in capitals."""
    return read_code(raw, IBAN, _Iban(), _LABEL, {iban.format})


def appearance(options: Options, language: str) -> Appearance:
    """Text, so that no digit is lost."""
    return Appearance(number_format="@", width=28, example="DE89370400440532013000")
