"""Countries and what is known of them: how they are spelled, what they are called, and the groups they stand in."""

from .facts import alpha3, currency, dial_code, flag, languages, time_zones, weekend
from .find import Found, find
from .names import alpha2, name, names
