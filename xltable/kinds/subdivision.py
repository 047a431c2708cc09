"""A state, province or region: as ISO 3166-2 has it where the customer's country is known, else as text.

Names and codes are left as they are, in the languages of the country and of the workbook. Where an address of the
country must name its state, what is none of them is reported, unless it is in a script that is not the country's own;
elsewhere counties and districts that ISO does not list stay as text. Where no country is known, a column whose states
are those of one country only proves it.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| California | country=US | US-CA | | |
| CA | country=US | US-CA | | |
| US-CA | country=US | US-CA | | |
| US-CA | | US-CA | | |
| california | country=US | US-CA | untidy-value | California |
| CALIFORNIA | country=US | US-CA | | |
| KwaZulu-Natal | country=ZA | ZA-KZN | | |
| pomorskie | country=PL | PL-22 | | |
| iMpumalanga | country=ZA | ZA-MP | | |
| ca | country=US | US-CA | untidy-value | CA |
| ' Texas ' | country=US | US-TX | untidy-value | Texas |
| Califronia | country=US | US-CA | untidy-value | California |
| Bayern | country=DE | DE-BY | | |
| Bavaria | country=DE | DE-BY | | |
| 广东 | country=CN | CN-GD | | |
| 广东省 | country=CN | CN-GD | | |
| Guangdong | country=CN | CN-GD | | |
| 東京都 | country=JP | JP-13 | | |
| 东京 | country=JP language=zh | JP-13 | | |
| Québec | country=CA | CA-QC | | |
| 'São Paulo' | country=BR | BR-SP | | |
| Washington | country=US | US-WA | | |
| Murcia | country=ES | ES-MU | | |
| Ica | country=PE | PE-ICA | | |
| US-CA | country=DE | US-CA | | |
| California | country=DE | US-CA | | |
| Oum El Bouaghi | country=DZ | DZ-04 | | |
| Osječko-baranjska | country=HR | HR-14 | | |
| Basse-Normandie | country=FR | FR-NOR | | |
| Saint-Something | country=FR | Saint-Something | | |
| मणिपूर | country=IN | IN-MN | | |
| Stockholm | country=SE | SE-AB | | |
| Torino | country=NU | IT-TO | | |
| Guadeloupe | country=GP | Guadeloupe | | |
| Aosta | country=OM | IT-23 | | |
| Monza e della Brianza | country=NP | IT-MB | | |
| QC | country=CH | CA-QC | | |
| VD | country=CH | CH-VD | | |
| BA | country=AR | BA | | |
| Middlesex | country=GB | Middlesex | | |
| CA | | CA | | |
| CA | column=CA;NY;TX | US-CA | | |
| Middlesex | column=CA;NY;TX;FL;WA;OR;NJ;OH;Middlesex | Middlesex | | |
| Somewhere | | Somewhere | | |
| Nouvelle-Écosse | country=CA | CA-NS | | |
| तमिलनाडु | country=IN | IN-TN | | |
| Саратовская обл. | country=RU | RU-SAR | | |
| 廣東省 | country=CN | CN-GD | | |
| 广岛县 | country=JP | JP-34 | | |
| 加州 | country=US language=zh | US-CA | | |
| Kalifornien | country=US language=de | US-CA | | |
| ᎧᎵᏉᏂ | country=US | ᎧᎵᏉᏂ | | |
| 特雷布涅 | country=SI language=zh | | ambiguous-value | |
| Middlesex | country=US | | unreadable-value | |
| 'Zhe\\u200bjiang' | country=CN | CN-ZJ | invisible-characters | Zhejiang |
| True | country=US | | unreadable-value | |
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

from .. import countries
from ..countries.spelling import fold
from ..speech import Sentence
from . import Ambiguous, Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import clean, shown
from ._place_cells import as_code
from ._refusals import not_a
from ._states_of_the_world import coded_elsewhere, elsewhere, proved_country
from ._subdivisions import Subdivisions, name, script, subdivisions, translated

depends_on = ("country",)
STATE = Sentence("a state or province")
_OFFERED = "OFFSET(lists_states,MATCH({country},lists_states_country,0)-1,0,COUNTIF(lists_states_country,{country}),1)"
_PREFIX = 3
"""Letters of the longest prefix in front of a capital."""
_PREFIXED = re.compile(rf"^[a-z]{{1,{_PREFIX}}}(?=[A-Z][a-z])")
_ADJECTIVES = frozenset({"PL"})
"""Countries whose states are adjectives, which their language writes small: mazowieckie."""
_CODE = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


def evidence(distinct: Mapping[Raw, int], context: Context) -> str | None:
    """The one country whose states the column has; None where none or several come near it."""
    texts = (text for raw in distinct if isinstance(raw, str) and (text := as_code(raw)) and not text.isdigit())
    return proved_country(texts)


def read(raw: Raw, context: Context) -> Reading:
    """The ISO 3166-2 code of the state that the cell names, or its text."""
    text = as_code(raw)
    if text is None or not any(c.isalnum() for c in text):
        return not_a(raw, STATE)
    country = context.row.get("country")
    if _is_code(text.upper()) and (not country or not text.upper().startswith(f"{country}-")):
        return _tidy(raw, text.upper(), text.upper(), True)
    if country is None and isinstance(context.evidence, str) and subdivisions(context.evidence).find(text):
        country = context.evidence
    known = subdivisions(country) if isinstance(country, str) else Subdivisions()
    found = known.meant(text) or (translated(country, context.language).find(text) if known.codes else ())
    found = found or known.find(_PREFIXED.sub("", text))
    if len({fold(name(code)) for code in found}) == 1:  # La Rioja is a region and its only province
        return _tidy(raw, found[0], _spelled(text, found[0], known), True)
    if found:
        return Ambiguous(tuple(map(name, found)), Sentence("“{value}” can be several states.", value=shown(raw)))
    return _unlisted(raw, text, country, known, context.language)


def appearance(options: Options, language: str) -> Appearance:
    """Names as text; the drop-down offers those of the row's country, where the lists sheet has them."""
    return Appearance(
        number_format="@", width=20, validation=Validation("list", _OFFERED, stop=False), example="California"
    )


def _unlisted(raw: Raw, text: str, country: str | None, known: Subdivisions, language: str) -> Reading:
    other = elsewhere(text) or coded_elsewhere(text, country) if country else None
    if other and country and not isinstance(raw, float) and _foreign(other, country, known):
        return _tidy(raw, other, text, True)
    near = known.near(text)
    if len(near) == 1:
        misspelt = script(text) in known.scripts
        return _tidy(raw, near[0], name(near[0]) if misspelt else text, not misspelt)
    if known.needed and country and script(text) in known.scripts:
        label = countries.Country(country)
        return Unreadable(Sentence("“{value}” is no state or province of {country}.", value=shown(raw), country=label))
    return _tidy(raw, text, text, True)


def _foreign(code: str, country: str, known: Subdivisions) -> bool:
    """Whether a subdivision is not the country's; one without any may bear the name its own state has for it."""
    return bool(known.codes) or code[:2] != countries.state_of(country)


def _tidy(raw: Raw, value: str, written: str, certain: bool) -> Tidy:
    if raw == written or not isinstance(raw, str):
        return Tidy(value)
    cleaned = clean(raw)
    if cleaned.fault:
        return Tidy(value, cleaned.fault, written, certain, cleaned.why)
    template = "“{value}” looks like “{state}” misspelt."
    if certain:
        template = "“{value}” is an untidy way to write “{state}”."
    return Tidy(value, "untidy-value", written, certain, Sentence(template, value=shown(raw), state=written))


def _spelled(text: str, code: str, known: Subdivisions) -> str:
    """The known spelling that the text is, with its own accents and words; a name all in capitals says as much."""
    key = fold(text)
    if text == name(code):
        return text
    if text.upper() in (code, code.partition("-")[2]):
        return text.upper()
    plain = known.plain.get(key, text)
    same = plain.casefold() == text.casefold()
    if same and (all(map(_has_its_capital, text.split())) or (text.islower() and code[:2] in _ADJECTIVES)):
        return text
    if (same or text.islower()) and not text.isupper():
        return plain if fold(plain) == key else text
    return text


def _has_its_capital(word: str) -> bool:
    """Whether a capital begins the word, or what stands behind a short prefix: KwaZulu-Natal, iMpumalanga."""
    begun = any(c.isupper() for c in word[: _PREFIX + 1])
    return begun and not any(a.isupper() and b.isupper() for a, b in itertools.pairwise(word))


def _is_code(text: str) -> bool:
    matched = _CODE.fullmatch(text)
    return matched is not None and text in countries.subdivisions(matched[1])
