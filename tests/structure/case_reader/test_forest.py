"""A forest of two trees, worked out by hand; its file; the packaged forests."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_text.structure.case_reader.features import COLUMNS, DOCUMENT_COLUMNS
from policy_text.structure.case_reader.forest import Forest

MODEL = Path(__file__).resolve().parents[3] / "models" / "cases"


def small_forest() -> Forest:
    """First tree: column 0 up to 2 says .25, beyond it .75. Second tree: a single leaf of .5."""
    return Forest(
        roots=np.array([0, 3], dtype=np.int32),
        column=np.array([0, 0, 0, 0], dtype=np.int16),
        threshold=np.array([2, 0, 0, 0], dtype=np.float32),
        left=np.array([1, 1, 2, 3], dtype=np.int32),
        right=np.array([2, 1, 2, 3], dtype=np.int32),
        value=np.array([0, 0.25, 0.75, 0.5], dtype=np.float16),
        depth=1,
    )


def test_a_row_goes_left_up_to_the_threshold() -> None:
    rows = np.array([[1.0], [2.0], [2.5]], dtype=np.float32)
    assert small_forest().probabilities(rows).tolist() == [0.375, 0.375, 0.625]


def test_no_rows_have_no_probabilities() -> None:
    assert small_forest().probabilities(np.zeros((0, 1), dtype=np.float32)).size == 0


def test_a_forest_comes_back_from_its_file() -> None:
    packed = io.BytesIO()
    np.savez(packed, **small_forest().arrays())
    packed.seek(0)
    rows = np.array([[0.0], [9.0]], dtype=np.float32)
    assert Forest.read(packed).probabilities(rows).tolist() == small_forest().probabilities(rows).tolist()


def test_a_file_that_is_no_forest_is_refused() -> None:
    packed = io.BytesIO()
    np.savez(packed, words=np.zeros(3))
    packed.seek(0)
    with pytest.raises(KeyError):
        Forest.read(packed)


@given(st.lists(st.floats(-5, 5, width=32), min_size=1, max_size=20))
def test_probabilities_lie_between_those_of_the_leaves(values: list[float]) -> None:
    told = small_forest().probabilities(np.array(values, dtype=np.float32)[:, None])
    assert ((told >= 0.375) & (told <= 0.625)).all()


def test_the_packaged_forests_ask_for_the_columns_that_are_described() -> None:
    manifest = json.loads((MODEL / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["columns"] == list(COLUMNS)
    assert manifest["document_columns"] == list(DOCUMENT_COLUMNS)
    for name, columns in (("starts.npz", COLUMNS), ("documents.npz", DOCUMENT_COLUMNS)):
        assert manifest["digests"][name] == hashlib.sha256((MODEL / name).read_bytes()).hexdigest()
        assert Forest.read(str(MODEL / name)).column.max() < len(columns)
