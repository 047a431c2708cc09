"""Whose an e-mail address or a web page is: a person's, an office's, or that of a site with room for many."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

from ..kinds._mail_domains import free_provider


def of_office(address: str) -> bool:
    """Whether several people read the mailbox.

    >>> of_office("info@acme.example"), of_office("amy@acme.example")
    (True, False)
    """
    return address.partition("@")[0].rstrip("0123456789") in _names("office")


def company_domain(address: str) -> str | None:
    """The domain, where it is a company's own; None where a provider gives mailboxes under it to everybody."""
    domain = address.rpartition("@")[2]
    return None if free_provider(domain) else domain


def page(address: str) -> str | None:
    """A web address without what differs by habit; None where it names only a site that many companies use.

    >>> page("https://www.Acme.example/"), page("http://acme.example"), page("https://facebook.com/")
    ('acme.example', 'acme.example', None)
    """
    bare = address.partition("://")[2] or address
    host, _, path = bare.casefold().partition("#")[0].partition("/")
    host = host.removeprefix("www.").removesuffix(".")
    path = path.rstrip("/")
    if not path:
        return None if host in _names("hosts") else host
    return f"{host}/{path}"


@functools.cache
def _names(of: str) -> frozenset[str]:
    text = resources.files(__package__).joinpath("_mailboxes.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[of]["names"])
