"""Where the cases of a collection begin, as learned from annotated documents.

Asked where no form that the rules know is found, and what they passed over where one is.

Candidates (every line, every sentence, clauses that begin with a place) are described by what can be seen of them, a
forest of decision trees says of each how probably a case begins there, and a second one whether the document is a
collection at all. `scripts/train_case_reader.py` trains both; reading needs numpy only.
"""

from policy_text.structure.case_reader.reader import CaseReader, read_cases

__all__ = ["CaseReader", "read_cases"]
