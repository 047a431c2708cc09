"""What a formula compares with what, and which of its texts and cells can be what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .parsed import Call, Leaf, Nodes

_EQUALS = ("=", "<>")
_ORDERS = ("<", ">", "<=", ">=")
_SHOWS = {
    "": None, "{": None, "IFERROR": None, "IFNA": None, "IF": (1, 2), "CHOOSE": slice(1, None), "INDEX": (0,),
    "T": (0,), "TRIM": (0,), "CLEAN": (0,), "LOOKUP": slice(-1, None), "XLOOKUP": (2, 3), "UNIQUE": (0,),
    "SORT": (0,), "FILTER": (0,), "TRANSPOSE": (0,), "OFFSET": (0,),
}  # fmt: skip
"""For each function, which of its arguments can be what it shows; None for all."""
_NOWHERE = -1
"""The place of a reference that is no token by itself."""
_LOOKUPS = ("VLOOKUP", "HLOOKUP")
_CRITERIA = {
    "COUNTIF": 0, "SUMIF": 0, "AVERAGEIF": 0, "COUNTIFS": 0,
    "SUMIFS": 1, "AVERAGEIFS": 1, "MAXIFS": 1, "MINIFS": 1,
}  # fmt: skip
"""For each function, where its pairs of cells and criterion begin."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A text or a reference. Of a reference only the first row (`part` HLOOKUP) or column (VLOOKUP) may be meant, or
    its column of a number (1 and on)."""

    leaf: Leaf
    part: str | int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of which a formula asks whether they are the same; a criterion may begin with a sign (`<>Done`)."""

    one: tuple[Operand, ...]
    other: tuple[Operand, ...]
    criterion: bool = False


def comparisons(nodes: Nodes) -> Iterator[Comparison]:
    """Every comparison of a formula, within its calls too."""
    sides = _split(nodes, (*_EQUALS, *_ORDERS))
    for (one, sign), (other, _) in pairwise(sides):
        if sign in _EQUALS:
            yield Comparison(tuple(shown(one)), tuple(shown(other)))
    for node in nodes:
        if isinstance(node, Call):
            yield from _of_call(node)
            for argument in node.arguments:
                yield from comparisons(argument)


def _of_call(call: Call) -> Iterator[Comparison]:
    name, given = call.name, call.arguments
    if name in _CRITERIA:
        first = _CRITERIA[name]
        last = first + 2 if name.endswith("IF") else len(given)
        for i in range(first, min(last, len(given)) - 1, 2):
            yield Comparison(tuple(shown(given[i])), tuple(shown(given[i + 1], ("", "=", "<>"))), True)
    elif name in (*_LOOKUPS, "MATCH", "XMATCH", "LOOKUP", "XLOOKUP", "SEARCH", "FIND") and len(given) > 1:
        part = name if name in _LOOKUPS else None
        among = (Operand(o.leaf, o.part or part) for o in shown(given[1]))
        yield Comparison(tuple(among), tuple(shown(given[0])))
    elif name in ("EXACT", "SUBSTITUTE") and len(given) > 1:
        yield Comparison(tuple(shown(given[0])), tuple(shown(given[1])))
    elif name == "SWITCH":
        for case in given[1::2] if len(given) % 2 else given[1:-1:2]:
            yield Comparison(tuple(shown(given[0])), tuple(shown(case)))


def shown(nodes: Nodes, blank: Sequence[str] = ("",)) -> Iterator[Operand]:
    """The texts and references that can be what an expression shows, by themselves and whole.

    Pieces joined to it that add nothing (`blank`) are passed over; where others are joined, it shows none of them.
    """
    if any(isinstance(n, Leaf) and n.kind == "sign" and n.value != "&" for n in nodes):
        return
    pieces = [piece for piece, _ in _split(nodes, ("&",))]
    pieces = [p for p in pieces if not (len(pieces) > 1 and _is_text(p, blank))]
    if len(pieces) != 1 or len(pieces[0]) != 1:
        return
    node = pieces[0][0]
    if isinstance(node, Leaf):
        if node.kind in ("text", "ref"):
            yield Operand(node)
    elif node.name == "VLOOKUP" and len(node.arguments) > 2:
        column = node.arguments[2]
        if len(column) == 1 and isinstance(column[0], Leaf) and column[0].value.isdigit():
            yield from (Operand(o.leaf, int(column[0].value)) for o in shown(node.arguments[1]) if o.part is None)
    elif node.name == "SWITCH":
        for argument in (*node.arguments[2::2], *(node.arguments[-1:] if len(node.arguments) % 2 == 0 else ())):
            yield from shown(argument)
    elif node.name == "INDIRECT" and len(told := tuple(shown(node.arguments[0]))) == 1 and told[0].leaf.kind == "text":
        yield Operand(Leaf("ref", told[0].leaf.value, _NOWHERE))
    elif node.name in _SHOWS:
        for argument in _showing(node):
            yield from shown(argument, blank)


def _showing(call: Call) -> Sequence[Nodes]:
    wanted = _SHOWS[call.name]
    if wanted is None:
        return call.arguments
    if isinstance(wanted, slice):
        return call.arguments[wanted]
    return [call.arguments[i] for i in wanted if i < len(call.arguments)]


def _is_text(nodes: Nodes, texts: Sequence[str]) -> bool:
    return len(nodes) == 1 and isinstance(nodes[0], Leaf) and nodes[0].kind == "text" and nodes[0].value in texts


def _split(nodes: Nodes, signs: Sequence[str]) -> list[tuple[Nodes, str]]:
    """The runs of nodes between signs, each with the sign behind it."""
    runs: list[tuple[Nodes, str]] = []
    run: list[Leaf | Call] = []
    for node in nodes:
        if isinstance(node, Leaf) and node.kind == "sign" and node.value in signs:
            runs.append((tuple(run), node.value))
            run = []
        else:
            run.append(node)
    return [*runs, (tuple(run), "")]
