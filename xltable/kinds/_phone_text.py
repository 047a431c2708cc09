"""What stands around the digits of a phone number: labels, brackets, extensions, a second number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ._characters import clean
from ._digits import whole

_SIGNS = {ord(c): "-" for c in "‐‑‒–—―−－﹣ー"} | {
    ord(wide): narrow for wide, narrow in zip("＋﹢（）［］．／；，、：＃＊　|｜", "++()[]./;,,:#* ;;", strict=True)
}
_TEL = re.compile(
    r"(?:tel|phone|ph|telefon|telephone|téléphone|teléfono|telefone|tél|тел(?:ефон)?|电话|電話|☎\ufe0f?|📞)\s*[.:]*\s*",
    re.I,
)
_WHICH = (
    "mobile|mob|cell|handy|mobil|móvil|手机号?|手機號?|携帯|whats ?app|wechat|微信同?[号號]?"
    "|fax|传真|傳真|office|home|work"
)
_LABEL = re.compile(
    rf"(?:(?:{_WHICH})(?:\s*[.:]+\s*|\s+(?=[+(\d])|(?<=[\u3400-\u9fff])(?=[+(\d]))|wa\s+(?=[+(\d])|(?:wa|[mtfpco])\s*[.:]+\s*)",
    re.I,
)
_NOTE = re.compile(rf"(?<=\d)\s*\(\s*(?:{_WHICH})\s*\)\s*$", re.I)
_EXTENSION = re.compile(
    r"[,;\s]*(?:;ext=|\b(?:extension|extn?|durchwahl|dw|poste|anexo|ramal|interno|int|wewn?|dahili)\b[.:]*|(?<=[\d\s)])x[.:]*|доб(?:авочный)?[.:]*|вн(?:утр)?[.:]+"
    r"|ต่อ|máy lẻ|转接?|轉|分机号?[:]*|分機[:]*|内线[:]*|内線[:]*|內線[:]*|#)\s*(\d{1,7})\s*#?$",
    re.I,
)
_JOINED = re.compile(r"\s*(?:[;,/\n]|\s或\s?|\sor\s|\soder\s|\set\s|\sи\s)\s*")
_ODD = re.compile(r"[^\d+()\[\]\-./ ]")


@dataclass(frozen=True, slots=True)
class Dialled:
    """A phone number without what stands around it. `text` holds digits, `+` and the usual signs between them."""

    text: str
    extension: str | None = None
    labelled: bool = False
    """A word that says which phone it is (mobile, fax, WhatsApp) stood beside it, and would be lost."""
    odd: str | None = None
    """The first character no phone number has."""

    @property
    def digits(self) -> str:
        return "".join(c for c in self.text if c.isdigit())


def dialled(text: str) -> Dialled:
    """Take a cell apart.

    >>> dialled("Tel.: 030 1234-56 转 12").text, dialled("030 123456 x12").extension
    ('030 1234-56', '12')
    """
    line = whole(plain(text))
    line = _TEL.sub("", line, count=1) if _TEL.match(line) else line
    label = _LABEL.match(line)
    line = line[label.end() :] if label else line
    note = _NOTE.search(line)
    line = line[: note.start()] if note else line
    extension = _EXTENSION.search(line)
    if extension:
        line = line[: extension.start()]
    line = line.strip(" ,;.:")
    odd = _ODD.search(line)
    return Dialled(line, extension[1] if extension else None, bool(label or note), odd[0] if odd else None)


def plain(text: str) -> str:
    """Digits of any script as 0-9, signs as their plain forms, single spaces."""
    line = clean(text).text.translate(_SIGNS)
    if not line.isascii():
        line = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in line)
    return re.sub(" {2,}", " ", line).strip()


def parts(text: str) -> list[str]:
    """The numbers of a cell that seems to hold several, each long enough to be one; [] where it holds one."""
    line = plain(text)
    found = [p for p in _JOINED.split(line) if p]
    if len(found) < 2 or any(sum(c.isdigit() for c in p) < 6 for p in found):
        return []
    return found
