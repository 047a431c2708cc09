"""Reading a cell whose row can be in one of several countries that share a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..countries import OneOf
from ..kinds import Context, Kind, Raw, Reading, Unreadable, Value
from ..speech import Sentence
from .whereabouts import COUNTRY, Countries


def contexts_of(base: Context, row: Mapping[str, Value]) -> tuple[Context, ...]:
    """What a reading may look at in a row: once for each country that the row can be in, and then in none."""
    if COUNTRY not in row:
        return (replace(base, row=row),)
    countries: Countries = row[COUNTRY]
    places = countries if len(countries) == 1 else (*countries, None)
    return tuple(replace(base, row={**row, COUNTRY: place}) for place in places)


def read_anywhere(reader: Kind, raw: Raw, contexts: Sequence[Context]) -> Reading:
    """What the cell is in every country that its row can be in; where they differ, what it is in none.

    What none of them accepts is refused, though which of them it is is not known; a country of which the kind knows
    nothing, as of one without postcodes, accepts nothing either.
    """
    *places, last = (reader.read(raw, context) for context in contexts)
    judged = [reading for reading, context in zip(places, contexts, strict=False) if reader.judges(context)]
    if judged and all(isinstance(reading, Unreadable) for reading in judged):
        return _refused(judged[0], tuple(str(context.row[COUNTRY]) for context in contexts[:-1]))
    return places[0] if places and all(reading == places[0] for reading in places) else last


def _refused(reading: Reading, countries: Countries) -> Unreadable:
    """The refusal of the first country, as that of all of them."""
    assert isinstance(reading, Unreadable)
    why = reading.why
    if "country" in why.values:
        why = Sentence(why.text, **{**why.values, "country": OneOf(countries)})
    return Unreadable(why, fault=reading.fault)
