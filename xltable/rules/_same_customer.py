"""How sure it is that two records are one customer, and what speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ._addresses import company_domain, of_office
from ._company_names import Core, script
from ._customers import Customers, Shared
from ._name_likeness import DOUBTFUL, SAME, SLIP, is_plain_slip

ENOUGH = 0.7
"""What is less sure is not told."""

# How much each thing says by itself. What speaks for it adds up as chances do: two halves are three quarters.
_OWN_MAILBOX, _OFFICE_MAILBOX = 0.95, 0.75
_NUMBER, _NUMBER_WITHOUT_NAMES, _NUMBER_OF_TWO, _SWITCHBOARD = 0.9, 0.8, 0.75, 0.2
_PAGE = 0.75
_NAME = {SAME: 0.85, SLIP: 0.75, DOUBTFUL: 0.5}
_NAME_ELSEWHERE = {SAME: 0.8, SLIP: 0.78}
"""In another town the same name is a branch's, but one written otherwise is rather somebody's slip."""
_PERSON, _STREET, _CITY, _DOMAIN = 0.4, 0.4, 0.2, 0.3
_MOST_ELSEWHERE = 0.6
"""However much branches of a chain, or colleagues, have in common: never enough."""
_SHORT_NAME, _LONG_NAME = 4, 12
"""Letters of a name that may be somebody else's by chance, and of one so long that a form more or less says nothing."""
_SHORT_LABEL = 4
"""Letters from which on a part of a domain is a name, and not `com` or `co`."""
_MAILBOX_OF_MANY, _TWO = 3, 2


_Said = str | tuple[str, ...] | Core | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure, from 0 to 1; the columns of the later record that speak for it: addresses, numbers, pages, names."""

    score: float
    reasons: tuple[str, ...]
    names_differ: bool
    """Whether both records name somebody, and not the same."""
    name: float
    """How alike the companies' names are."""


def judge(customers: Customers, one: int, other: int, shared: Mapping[str, list[Shared]], name: float) -> Verdict:
    """Weigh what two records have in common against what tells them apart; `name` is how alike their companies are."""
    pair = _Pair(customers, one, other, name)
    found: list[tuple[float, str]] = []
    for each in (*shared.get("email", ()), *shared.get("phone", ()), *shared.get("page", ())):
        found.append((pair.weight(each), each.keys[other]))
    if name:
        found.append((pair.name_weight(), "company"))
    reasons = tuple(key for weight, key in found if weight > _SWITCHBOARD)
    rest = 1.0
    for weight in (*(weight for weight, _ in found), *(pair.besides() if reasons else ())):
        rest *= 1 - weight
    score = 1 - rest
    personal = any(pair.personal(each) for each in shared.get("email", ())) or any(
        pair.person is True or pair.of_two_companies(each) for each in shared.get("phone", ())
    )
    if not personal and (pair.branch or (pair.person is False and customers.of_people)):
        score = min(score, _MOST_ELSEWHERE)
    return Verdict(score, tuple(dict.fromkeys(reasons)), pair.names_differ, name)


class _Pair:
    """Two records side by side. Where one of them does not say, nothing is known: None."""

    def __init__(self, customers: Customers, one: int, other: int, name: float) -> None:
        self.customers, self.one, self.other, self.name = customers, one, other, name
        self.company = self._alike(customers.companies)
        self.other_company = self.company is False and not name
        self.person = self._same_person()
        self.country = self._alike(customers.countries)
        self.city = self._alike(customers.cities)
        self.postcode = self._alike(customers.postcodes)
        self.street = self._alike(customers.streets)

    @property
    def elsewhere(self) -> bool:
        """Whether they are in two places, as branches are."""
        return self.country is False or (self.city is False and self.postcode is not True)

    @property
    def branch(self) -> bool:
        """Whether they are in two places under one name, or under names that are not nearly one."""
        if not self.elsewhere or self.country is False or self.name < SLIP:
            return self.elsewhere
        core, other = self.customers.companies[self.one], self.customers.companies[self.other]
        if self.name == SLIP and core and other and not is_plain_slip(core, other):
            return True
        names = self.customers.names
        return names[self.one] == names[self.other]

    @property
    def names_differ(self) -> bool:
        if self.person is None:
            return self.other_company
        return not self.person and (self.other_company or self.company is None)

    def personal(self, mailbox: Shared) -> bool:
        return not of_office(mailbox.value) and len(mailbox.keys) <= _MAILBOX_OF_MANY

    def of_two_companies(self, number: Shared) -> bool:
        """Whether nobody else has a number that two companies share: more have a building or an agent in common."""
        return len(number.keys) == _TWO and self.other_company

    def weight(self, shared: Shared) -> float:
        """How much a value that both have says."""
        if shared.kind == "email":
            return self._mailbox_weight(shared)
        if shared.kind == "phone":
            return _NUMBER_OF_TWO if self.of_two_companies(shared) else self._number_weight()
        return 0.1 if self.other_company else _PAGE

    def _mailbox_weight(self, shared: Shared) -> float:
        if of_office(shared.value):
            if company_domain(shared.value) is None:
                return 0.0
            return _OFFICE_MAILBOX / 2 if self.names_differ and len(shared.keys) > _TWO else _OFFICE_MAILBOX
        if len(shared.keys) > _MAILBOX_OF_MANY and self.names_differ:
            return _OFFICE_MAILBOX / 2
        return _OFFICE_MAILBOX if self.names_differ else _OWN_MAILBOX

    def _number_weight(self) -> float:
        """Two named people at one number share a switchboard; two companies share a building or an agent."""
        if self.person is not None:
            return _NUMBER if self.person else _SWITCHBOARD
        if self.company is None:
            return _NUMBER_WITHOUT_NAMES
        return _SWITCHBOARD if self.other_company else _NUMBER

    def name_weight(self) -> float:
        """How much alike names say, by where the companies are, what form they have and whom they name."""
        core, other = self.customers.companies[self.one], self.customers.companies[self.other]
        assert core is not None and other is not None
        if self.branch:
            return _SWITCHBOARD
        weight = (_NAME_ELSEWHERE if self.elsewhere else _NAME)[self.name]
        if len(core.compact) < _SHORT_NAME and core.script == "latin":
            weight *= 0.9
        if core.form and other.form and core.form != other.form and len(core.compact) < _LONG_NAME:
            weight *= 0.6
        if self._two_mailboxes:
            weight *= 0.7
        if self._two_domains:
            weight *= 0.85 if self.name == SAME else 0.7
        if self.person is False:
            weight *= 0.3 if self.customers.of_people else 0.9
        return weight

    def besides(self) -> list[float]:
        """What says little by itself: the same person's name, street, town, domain."""
        said = [(self.person, _PERSON), (self.street, _STREET), (self.city, _CITY), (self.postcode, _CITY)]
        ones, others = (self._domains(number) for number in (self.one, self.other))
        domain = bool(ones & others)
        return [weight for known, weight in said if known] + ([_DOMAIN] if domain and self.name else [])

    def _domains(self, number: int) -> set[str]:
        """The companies' own domains among the addresses of a record."""
        return {domain for address in self.customers.mailboxes[number] if (domain := company_domain(address))}

    @property
    def _two_mailboxes(self) -> bool:
        """Whether each has mailboxes of its own, and only under public providers, where everybody takes one."""
        ones, others = (self.customers.mailboxes[number] for number in (self.one, self.other))
        public = all(company_domain(address) is None for address in ones | others)
        return bool(ones and others) and public and not ones & others

    @property
    def _two_domains(self) -> bool:
        """Whether each has a domain of its own name, and they have no word in common, as acme.de and acme.example."""
        ones, others = (self._domains(number) for number in (self.one, self.other))
        if ones & others or _labels(ones) & _labels(others):
            return False
        return self._named_so(self.one, ones) and self._named_so(self.other, others)

    def _named_so(self, number: int, domains: set[str]) -> bool:
        """Whether a domain is called as the record's company is."""
        core = self.customers.companies[number]
        words = core.telling if core is not None else ()
        return any(word in label for label in _labels(domains) for word in words if len(word) >= _SHORT_LABEL)

    def _alike(self, values: Sequence[_Said]) -> bool | None:
        """Whether both say the same; None also where they say it in two scripts."""
        one, other = values[self.one], values[self.other]
        if one is None or other is None:
            return None
        return one == other or (False if script(_letters(one)) == script(_letters(other)) else None)

    def _same_person(self) -> bool | None:
        """Whether both name the same person; None where one names nobody, or may be the other's initials."""
        one, other = self.customers.people[self.one], self.customers.people[self.other]
        said = self._alike(self.customers.people)
        if one is None or other is None or said is not False:
            return said
        short, long = sorted((one, other), key=lambda words: sum(map(len, words)))
        common = set(short) & set(long)
        initials = all(len(i) == 1 and any(w.startswith(i) for w in long) for i in short if i not in common)
        return None if common and initials and len(short) <= len(long) else False


def _letters(value: str | tuple[str, ...] | Core) -> str:
    """The letters of a company's core, of a person's words, or of a text."""
    return value.compact if isinstance(value, Core) else "".join(value)


def _labels(domains: set[str]) -> set[str]:
    return {label for domain in domains for label in domain.split(".")[:-1] if len(label) >= _SHORT_LABEL}
