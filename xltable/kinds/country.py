"""A country or territory of ISO 3166, by its code or its name in any language.

Complete names and codes are left as they are, whatever their language; what is untidy takes the form the column mostly
has. Misspelt is what is near a name in the column's language, in English or in the country's own. Parts of the world
are no countries, and what two countries share (Korea, Congo) is not guessed.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| DE | | DE | | |
| DEU | | DE | | |
| Germany | | DE | | |
| Deutschland | | DE | | |
| 德国 | | DE | | |
| Федеративная Республика Германия | | DE | | |
| المانيا | | DE | untidy-value | Germany |
| germany | | DE | untidy-value | Germany |
| ' Germany ' | | DE | untidy-value | Germany |
| 'Germany\\u200b' | | DE | invisible-characters | Germany |
| germany | column=France;Italie;Allemagne | DE | untidy-value | Allemagne |
| germany | column=Frankreich;Italien;Spanien | DE | untidy-value | Deutschland |
| germany | column=FR;IT;ES | DE | untidy-value | DE |
| Germany. | column=GERMANY;FRANCE;SPAIN | DE | untidy-value | GERMANY |
| GERMANY | column=GERMANY;FRANCE;SPAIN | DE | | |
| 🇩🇪 | | DE | untidy-value | Germany |
| +49 | | DE | untidy-value | Germany |
| UK | | GB | | |
| Ã–sterreich | | AT | mojibake | Österreich |
| ÖÐ¹ú | | CN | mojibake | 中国 |
| EIRE | | IE | untidy-value | Ireland |
| Korea, Rep. | | KR | untidy-value | South Korea |
| Germny | | DE | untidy-value | Germany |
| Antarctica (the territory South of 60 deg S) | | AQ | | |
| Guinea (the state of Bissau there) | | | unreadable-value | |
| San Bartolomeo | column=Italia;Francia;Spagna | BL | | |
| Poolen | column=Polen;Italien;Spanien;Frankreich;Ungarn | PL | untidy-value | Polen |
| Brasil | column=Brazil;Italy;Spain;France;Hungary | BR | | |
| Frankrecih | column=France;Italy;Spain;Germany;Hungary | FR | untidy-value | France |
| Chnese | | CN | untidy-value | China |
| 南韩 | language=zh | KR | | |
| 한국 | language=en | KR | | |
| السعودية | language=ar | SA | | |
| كوريا | language=ar | | ambiguous-value | |
| Κονγκό | language=el | | ambiguous-value | |
| germany | language=zh canonical=True | DE | untidy-value | 德国 |
| Korea | | | ambiguous-value | |
| Congo | | | ambiguous-value | |
| Virgin Islands | | | ambiguous-value | |
| Yugoslavia | | | ambiguous-value | |
| +1 | | | ambiguous-value | |
| NA | column=Germany;France | | ambiguous-value | |
| European Community | | | unreadable-value | |
| Unspecified | | | unreadable-value | |
| Paris | | | unreadable-value | |
| N/A | | | unreadable-value | |
| True | | | unreadable-value | |
| 12.5 | | | unreadable-value | |
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .. import countries
from ..countries import Found
from ..speech import Listed, Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import as_text, clean, shown
from ._country_form import SURE, Form, prevailing
from ._mojibake import mend
from ._place_cells import as_code
from ._refusals import is_nothing, not_a

_CODED = re.compile(r"(.+) \(([A-Z]{2})\)")
COUNTRY = Sentence("a country")
_WHY = {
    "name": "“{value}” is an untidy way to write “{country}”.",
    "near": "“{value}” looks like “{country}” misspelt.",
    "typo": "“{value}” looks like “{country}” misspelt.",
    "part": "“{value}” names a part of “{country}”.",
    "former": "“{value}” is a name of former times; today it is “{country}”.",
    "demonym": "“{value}” is what people and things from “{country}” are called.",
    "dial": "“{value}” is the dialling code of “{country}”.",
    "flag": "“{value}” is the flag of “{country}”.",
    "numeric": "“{value}” is the number that ISO 3166 gives to “{country}”.",
}


def evidence(distinct: Mapping[Raw, int], context: Context) -> Form | None:
    """The form most cells have; None where no cell is a country."""
    return prevailing(distinct, context)


def read(raw: Raw, context: Context) -> Reading:
    """The alpha-2 code of the country that the cell names."""
    text = as_code(raw)
    if text is None:
        return not_a(raw, COUNTRY)
    found = countries.find(text, context.language)
    form = _form(context)
    if not found.certain or not countries.is_written(text):
        mended = _mended(raw, text, form, context.language)
        if mended:
            return mended
    if found.code is None:
        return _refused(raw, text, found, form, context)
    languages = (context.language, form.language)
    misspelt = countries.is_misspelt(text, found.code, languages)
    if found.how == "near" and not misspelt:
        return Tidy(found.code)
    if found.how == "name" and form.strays and misspelt and not countries.is_usual(text, found.code, languages):
        return _tidy(raw, as_text(raw), Found(found.code, "near"), form)
    if found.code == "NA" and text == "NA" and form.style == "name" and context.evidence is not None:
        why = Sentence("“{value}” is the code of {country}, or says that nothing is known.", value="NA",
                       country=countries.Country("NA"))  # fmt: skip
        return Ambiguous((countries.name("NA", context.language), "n/a"), why)
    return _tidy(raw, as_text(raw), found, form)


def appearance(options: Options, language: str) -> Appearance:
    """Names as text; the drop-down offers those of the countries sheet, though other forms are right too."""
    offered = Validation("list", "xltable_countries_name", stop=False)
    return Appearance(number_format="@", width=22, validation=offered, example=countries.name("DE", language))


def words(options: Options, language: str) -> Mapping[str, str]:
    """The name of each country."""
    return countries.names(language)


def _tidy(raw: Raw, text: str, found: Found, form: Form) -> Tidy:
    code = found.code or ""
    written = form.write(code)
    if text == written or _is_complete(text, found, form):
        return Tidy(code)
    cleaned = clean(text)
    if cleaned.fault and _is_complete(cleaned.text, found, form):
        return Tidy(code, cleaned.fault, cleaned.text, why=cleaned.why)
    sure = found.how in SURE and not (found.how == "dial" and countries.share_dial_code(code))
    if cleaned.fault == "invisible-characters":
        return Tidy(code, cleaned.fault, written, sure, cleaned.why)
    why = Sentence(_WHY.get(found.how, _WHY["name"]), value=shown(raw), country=written)
    return Tidy(code, "untidy-value", written, sure, why)


def _mended(raw: Raw, text: str, form: Form, language: str) -> Tidy | None:
    """The reading of a name that was read in a wrong encoding; the name of a country proves the way back."""
    mended = mend(text)
    found = countries.find(mended.text, language) if mended else countries.UNKNOWN
    if mended is None or found.code is None:
        return None
    complete = _is_complete(mended.text, found, form) or not found.certain
    written = mended.text if complete else form.write(found.code)
    why = Sentence("“{value}” is “{written}”, read in a wrong encoding.", value=shown(raw), written=written)
    return Tidy(found.code, "mojibake", written, mended.proved or found.certain, why)


def _refused(raw: Raw, text: str, found: Found, form: Form, context: Context) -> Reading:
    """The reading of a cell that is no one country."""
    if found.reason == "region":
        return Unreadable(Sentence("“{value}” is a part of the world, not a country.", value=shown(raw)))
    labels = [countries.name(c, context.language) for c in found.candidates]
    if found.reason == "shared":
        if len(labels) == 1:
            why = Sentence("“{value}” can be the country or the part of the world of that name.", value=shown(raw))
            return Ambiguous(tuple(labels), why)
        why = Sentence("“{value}” can mean several countries.", value=shown(raw))
        return Ambiguous(tuple(labels), why, values=found.candidates)
    near = found.candidates or (() if is_nothing(text) else countries.nearest(text, context.language))
    if not near:
        return not_a(raw, COUNTRY)
    nearest = Listed(tuple(form.write(code) for code in near))
    why = Sentence("“{value}” is not a country; the nearest by spelling: {nearest}.", value=shown(raw), nearest=nearest)
    return Unreadable(why, form.write(near[0]) if len(near) == 1 else None)


def _form(context: Context) -> Form:
    known = context.evidence if isinstance(context.evidence, Form) else None
    return Form("name", context.language) if context.canonical or known is None else known


def _is_complete(text: str, found: Found, form: Form) -> bool:
    """Whether the text is a code or a name as its language writes it, in capitals where the column is."""
    if found.code is None:
        return False
    if found.how == "near":
        return False
    if found.how == "explained":
        return countries.is_written(text.partition("(")[0].rstrip())
    if form.capitals and found.how == "name" and text.isupper() and text == clean(text).text:
        return True
    if text in (found.code, countries.alpha3(found.code)) or countries.is_written(text):
        return True
    coded = _CODED.fullmatch(text)
    return coded is not None and countries.is_written(coded[1]) and coded[2] == found.code
