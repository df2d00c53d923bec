"""Where the cases of a collection begin, as learned from annotated documents.

Asked where no form that the rules know is found, and whether a short text is a collection that only looks like one.

Candidates (every line, every sentence, clauses that begin with a place) are described by what can be seen of them, and
a forest of decision trees says of each how probably a case begins there. Whether the document is a collection at all
say a second forest, by what the likely starts look like together, and a linear model of its words.
`scripts/train_case_reader.py` trains them; reading needs numpy only.
"""

from policy_text.structure.case_reader.reader import SHORT, CaseReader, read_cases

__all__ = ["SHORT", "CaseReader", "read_cases"]
