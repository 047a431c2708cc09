"""One of a fixed list, in any language the list is written in.

The key, every label and every synonym are understood; the column keeps the language it is mostly written in. A synonym
often says more than its choice (“Canton Fair” is a trade fair), so it is not written over unasked, as another spelling
or language of the label itself is.

| raw | context | value | fault | written |
| --- | --- | --- | --- | --- |
| Distributor | choices=demo | distributor | | |
| distributor | choices=demo | distributor | | |
| 分销商 | choices=demo language=zh | distributor | | |
| 分销商 | choices=demo | distributor | untidy-value | Distributor |
| DISTRIBUTOR | choices=demo | distributor | untidy-value | Distributor |
| ' Retailer' | choices=demo | retailer | untidy-value | Retailer |
| Händler | choices=demo | retailer | untidy-value | Retailer |
| Distributer | choices=demo | | not-a-choice | |
| 卖家 | choices=demo | | not-a-choice | |
| 17.0 | choices=demo | | not-a-choice | |
| a | choices=grades | a | | |
| A. | choices=grades | a | untidy-value | A |
| A+ | choices=grades | | not-a-choice | |
| D− | choices=grades | | not-a-choice | |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..speech import Listed, Sentence, counted
from . import Appearance, Context, Options, Raw, Reading, Tidy, Unreadable, Validation
from ._characters import as_text, clean, shown
from ._labels import KEY, Labels, labels

_SEVERAL = 3
_WITH_DETAILS = ("incoterm", "source")
"""Lists whose choices are often named with more: a term with its place, as Incoterms 2020 asks; a fair by its name."""


@dataclass(frozen=True)
class Habit:
    """How a column writes its choices: its language, and the spelling it keeps to for a choice."""

    language: str
    spellings: Mapping[str, str] = field(default_factory=dict)
    usual: frozenset[str] = frozenset()
    """Other words for a choice that come again and again: nobody mistyped them."""


def evidence(distinct: Mapping[Raw, int], context: Context) -> Habit:
    """The language most cells are labels of, and the spelling each choice is mostly given."""
    known = labels(context.options.choices)
    votes: Counter[str] = Counter()
    used: dict[str, Counter[str]] = {}
    for raw, count in distinct.items():
        spelling = as_text(raw)
        key = known.find(clean(spelling).text)
        if key is None:
            continue
        used.setdefault(key, Counter())[spelling] += count
        for language in known.languages.get(spelling, ()):
            votes[language] += count
    language = max(votes, key=lambda v: votes[v], default=context.language)
    if context.canonical:
        return Habit(context.language)
    prevails = 2 * votes[language] > sum(counts.total() for counts in used.values())
    own = votes[context.language] >= votes[language] or not prevails
    kept = _kept(used, known)
    return Habit(context.language if own else language, kept, _usual(used, kept, known))


def read(raw: Raw, context: Context) -> Reading:
    """The key of the choice that the cell names."""
    known = labels(context.options.choices)
    text = as_text(raw)
    cleaned = clean(text)
    key = known.find(cleaned.text)
    if key is None and context.options.choice_list in _WITH_DETAILS and cleaned.fault is None:
        key = known.begun(cleaned.text) if not known.near(cleaned.text) else None
        if key is not None:
            return Tidy(key)
    if key is None:
        return _no_choice(raw, cleaned.text, known, context)
    habit = context.evidence if isinstance(context.evidence, Habit) else Habit(context.language)
    accepted = {known.label(key, language) for language in (habit.language, context.language, KEY)}
    if text in (*accepted, *habit.usual, habit.spellings.get(key)):
        return Tidy(key)
    written = habit.spellings.get(key) or known.label(key, habit.language)
    same = known.same(cleaned.text, written)
    if cleaned.fault is not None and (not same or cleaned.fault == "invisible-characters"):
        return Tidy(key, cleaned.fault, written if same else cleaned.text, why=cleaned.why)
    why = Sentence("“{value}” is another way to write “{label}”.", value=shown(raw), label=written)
    return Tidy(key, "untidy-value", written, safe=same, why=why)


def appearance(options: Options, language: str) -> Appearance:
    """A drop-down of the labels in the workbook's language."""
    names = [c.label(language) for c in options.choices]
    drop_down = Validation("list", f"lists_{options.choice_list}") if options.choice_list else None
    width = min(32, max([12, *(_width(n) + 4 for n in names)]))
    return Appearance(number_format="@", width=width, validation=drop_down, example=names[0] if names else "")


def words(options: Options, language: str) -> Mapping[str, str]:
    """The label of each choice."""
    return {c.key: c.label(language) for c in options.choices}


def _kept(used: Mapping[str, Counter[str]], known: Labels) -> dict[str, str]:
    """For each choice the spelling that more than half of its cells are given."""
    kept = {}
    for key, counts in used.items():
        spelling, count = counts.most_common(1)[0]
        if 2 * count > counts.total() and clean(spelling).fault is None:
            kept[key] = spelling
    return kept


def _usual(used: Mapping[str, Counter[str]], kept: Mapping[str, str], known: Labels) -> frozenset[str]:
    """The words, and no mere spellings of the one kept or of a label, that stand in several cells."""
    found = set()
    for key, counts in used.items():
        names = (key, *known.by_key[key].labels.values(), *((kept[key],) if key in kept else ()))
        found |= {
            word for word, n in counts.items()
            if n >= _SEVERAL and clean(word).fault is None and not any(known.same(word, name) for name in names)
        }  # fmt: skip
    return frozenset(found)


def _no_choice(raw: Raw, text: str, known: Labels, context: Context) -> Unreadable:
    habit = context.evidence if isinstance(context.evidence, Habit) else Habit(context.language)
    near = known.near(text)
    if len(near) == 1:
        label = known.label(near[0], habit.language)
        why = Sentence("“{value}” is not on the list of this column; “{label}” is.", value=shown(raw), label=label)
        return Unreadable(why, label, "not-a-choice")
    if not known.choices:
        return Unreadable(Sentence("“{value}” is not a choice: the list of this column is empty.", value=shown(raw)),
                          fault="not-a-choice")  # fmt: skip
    nearest = tuple(known.nearest(text, habit.language))
    why = counted(len(nearest), "“{value}” is not on the list of this column; the nearest is {nearest}.",
                  "“{value}” is not on the list of this column; the nearest are {nearest}.",
                  value=shown(raw), nearest=Listed(nearest))  # fmt: skip
    return Unreadable(why, fault="not-a-choice")


def _width(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
