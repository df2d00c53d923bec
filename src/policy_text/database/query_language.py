"""The query language: words, "phrases", OR, and minus.

    县管校聘                 passages with it, whatever stands around it
    学区 教师                 both
    "学区 长"                 the phrase (white space never counts: 学区长)
    教联体 OR 教育集团 覆盖率   one of the first two, and the third
    集团化 -民办              the first without the second

OR binds closer than the blank between words, as in web search. Parentheses and all other marks are what they are:
texts are full of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import add

from policy_text.database.folding import fold
from policy_text.errors import QueryError

__all__ = ["Query", "parse_query", "phrase_expression"]

LONGEST_QUERY = 1000
MOST_WORDS = 32
MOST_CHARACTERS = 2
"""Single characters in a query: each begins thousands of pairs, and all their places have to be gathered."""

_PART = re.compile(
    r"""
      (?P<minus> (?<!\S) [-－] (?=\S) )?        # at the start of a word only: Wi-Fi and 3-5所 are words
      (?:
          " (?P<ascii>  [^"]*  ) (?: " | $ )    # an open quotation mark goes to the end
        | “ (?P<curly>  [^”]*  ) ”
        | 「 (?P<corner> [^」]* ) 」
        | 『 (?P<double> [^』]* ) 』
        | (?P<word> \S [^\s"]* )
      )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query, all phrases folded.

    A passage answers it if every group of ``wanted`` has one phrase that stands in it, and none of ``unwanted`` does.
    """

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase that may stand in an answer, for highlighting."""
        return tuple(dict.fromkeys(phrase for group in self.wanted for phrase in group))

    def expression(self, *narrowing: str) -> str:
        """The query in FTS5's language, together with other expressions that have to hold."""
        groups = [_any_of(phrase_expression(phrase) for phrase in group) for group in self.wanted]
        positive = " AND ".join([*groups, *narrowing])
        if not self.unwanted:
            return positive
        return f"({positive}) NOT {_any_of(phrase_expression(phrase) for phrase in self.unwanted)}"


def phrase_expression(phrase: str) -> str:
    """A folded phrase in FTS5's language: its pairs in a row; a single character begins a pair, a mark is a token.

    >>> phrase_expression("县管校聘"), phrase_expression("县"), phrase_expression("，")
    ('"县管 管校 校聘"', '"县" *', '"，"')
    """
    if len(phrase) == 1:
        return f'"{phrase}" *' if phrase.isalnum() else f'"{phrase}"'
    return f'"{" ".join(map(add, phrase, phrase[1:]))}"'


def parse_query(query: str, *, literal: bool = False) -> Query:
    """Read a query; with ``literal`` the whole string is one phrase, marks and all.

    >>> parse_query('教联体 OR 教育集团 覆盖率 -"民办 学校"')
    Query(wanted=(('教联体', '教育集团'), ('覆盖率',)), unwanted=('民办学校',))
    """
    if len(query) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(query):,} characters; {LONGEST_QUERY:,} is the most")
    if literal:
        folded = fold(query)
        parsed = Query(((folded,),) if folded else ())
    else:
        parsed = _group_parts(list(_find_parts(query)))
    if not parsed.wanted:
        hint = "a word to find beside those that are left out" if parsed.unwanted else "a word to find"
        raise QueryError(f"the query {query[:40]!r} needs {hint}")
    if len(parsed.phrases) + len(parsed.unwanted) > MOST_WORDS:
        raise QueryError(f"the query has more than {MOST_WORDS} words")
    if sum(len(phrase) == 1 for phrase in (*parsed.phrases, *parsed.unwanted)) > MOST_CHARACTERS:
        raise QueryError(f"the query has more than {MOST_CHARACTERS} single characters; join them to words")
    return parsed


def _find_parts(query: str) -> Iterator[tuple[str, str]]:
    """The parts in order as (role, folded phrase); the role is ``wanted``, ``unwanted`` or ``or``."""
    for match in _PART.finditer(query):
        word = match["word"]
        if word in ("OR", "AND") and not match["minus"]:
            if word == "OR":
                yield "or", ""
            continue
        phrase = fold(
            next(text for text in match.group("ascii", "curly", "corner", "double", "word") if text is not None)
        )
        if phrase:
            yield ("unwanted" if match["minus"] else "wanted"), phrase


def _group_parts(parts: list[tuple[str, str]]) -> Query:
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    joins = False
    for role, phrase in parts:
        if role == "unwanted":
            unwanted.append(phrase)
        elif role == "wanted" and joins and wanted:
            wanted[-1].append(phrase)
        elif role == "wanted":
            wanted.append([phrase])
        joins = role == "or"
    groups = dict.fromkeys(tuple(dict.fromkeys(group)) for group in wanted)
    return Query(tuple(groups), tuple(dict.fromkeys(unwanted)))


def _any_of(expressions: Iterable[str]) -> str:
    listed = list(expressions)
    return listed[0] if len(listed) == 1 else f"({' OR '.join(listed)})"
