"""A formula as a tree: calls and their arguments, texts, references, and the signs between them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text (`kind` text), a reference (ref), a sign between operands (sign) or anything else (other).

    `at` is its place among the formula's tokens.
    """

    kind: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; a pair of brackets has the empty name, an array written out the name `{`."""

    name: str
    arguments: tuple[Nodes, ...]


Node = Leaf | Call
Nodes = tuple[Node, ...]


@dataclass(frozen=True)
class Parsed:
    """The tokens of a formula, and its tree."""

    tokens: tuple[str, ...]
    nodes: Nodes

    def spelled(self, texts: dict[int, str]) -> str:
        """The formula with other texts in the places of some tokens."""
        return "".join(literal(texts[i]) if i in texts else token for i, token in enumerate(self.tokens))


def literal(text: str) -> str:
    """A text as a formula has it.

    >>> literal('5" pipe')
    '"5"" pipe"'
    """
    return '"' + text.replace('"', '""') + '"'


@functools.lru_cache(maxsize=4096)
def parse(formula: str) -> Parsed | None:
    """The tree of a formula (without `=`); None where it cannot be taken apart.

    >>> [n.name for n in parse('IF(A1="x",1,2)').nodes]
    ['IF']
    """
    try:
        tokens = Tokenizer("=" + formula).items
    except (TokenizerError, IndexError):
        return None
    arguments = _arguments(iter(enumerate(tokens)))
    return Parsed(tuple(t.value for t in tokens), arguments[0] if len(arguments) == 1 else ())


def _arguments(tokens: Iterator[tuple[int, Token]]) -> tuple[Nodes, ...]:
    """The arguments up to the bracket that closes them."""
    done: list[Nodes] = []
    nodes: list[Node] = []
    for at, token in tokens:
        if token.subtype == Token.OPEN:
            name = token.value.rstrip("(").upper().rpartition("_XLFN.")[2]
            nodes.append(Call(name, _arguments(tokens)))
        elif token.subtype == Token.CLOSE:
            break
        elif token.type == Token.SEP:
            done.append(tuple(nodes))
            nodes = []
        elif token.type != Token.WSPACE:
            nodes.append(_leaf(at, token))
    return (*done, tuple(nodes))


def _leaf(at: int, token: Token) -> Leaf:
    if token.type == Token.OPERAND and token.subtype == Token.TEXT:
        return Leaf("text", token.value[1:-1].replace('""', '"'), at)
    if token.type == Token.OPERAND and token.subtype == Token.RANGE:
        return Leaf("ref", token.value, at)
    return Leaf("sign" if token.type in (Token.OP_IN, Token.OP_PRE, Token.OP_POST) else "other", token.value, at)
