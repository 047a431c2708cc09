"""The code of a bank (BIC, also called SWIFT code): eight letters and digits, or eleven with its branch.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| DEUTDEFF | | DEUTDEFF | | |
| DEUTDEFF500 | | DEUTDEFF500 | | |
| BKCHCNBJ | | BKCHCNBJ | | |
| deutdeff | | DEUTDEFF | untidy-value | DEUTDEFF |
| DEUT DE FF | | DEUTDEFF | untidy-value | DEUTDEFF |
| ＤＥＵＴＤＥＦＦ | | DEUTDEFF | untidy-value | DEUTDEFF |
| 'SWIFT: DEUTDEFF' | | DEUTDEFF | untidy-value | DEUTDEFF |
| 'DEUTDEFF\\u200b' | | DEUTDEFF | invisible-characters | DEUTDEFF |
| DEUTXXFF | | | unreadable-value | |
| DEUTDEFF5 | | | unreadable-value | |
| Deutsche Bank | | | unreadable-value | |
| n/a | | | unreadable-value | |
| 5.0 | | | unreadable-value | |
"""

from __future__ import annotations

import re

from stdnum import bic

from .. import countries
from ..speech import Sentence
from . import Appearance, Context, Options, Raw, Reading, Tidy
from ._bank_codes import read_code
from ._refusals import not_a

BIC = Sentence("a BIC")
_LABEL = re.compile(r"(?:bic|swift)(?:\s*/\s*(?:bic|swift))?(?:\s*code)?\b[\s.:]*", re.IGNORECASE)


def read(raw: Raw, context: Context) -> Reading:
    """The code in capitals, if its fifth and sixth letter are a country."""
    found = read_code(raw, BIC, bic, _LABEL)
    if isinstance(found, Tidy) and str(found.value)[4:6] not in countries.alpha2():
        return not_a(raw, BIC)
    return found


def appearance(options: Options, language: str) -> Appearance:
    return Appearance(number_format="@", width=14, example="DEUTDEFF")
