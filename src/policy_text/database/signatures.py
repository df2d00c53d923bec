"""MinHash signatures of texts: which documents are worth comparing word by word.

Shingles are five letters in a row of the folded text, figures and marks left out: texts that differ in their figures
alone have the same signature, and `reprints` looks at the figures.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from policy_text.database.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["band_hashes", "compare_shingles", "shingles"]

SHINGLE = 5
BANDS = 12
ROWS = 5
"""Texts that share 80 % of their shingles share a band with a probability of 99 %, texts that share 30 % of 3 %."""
FEWEST_SHINGLES = 40
"""Shorter texts have no signature: headings and standing phrases would be taken for reprints of each other."""
CHUNK = 20_000


def shingles(text: str) -> NDArray[np.uint32]:
    """The different shingles of a text as numbers, sorted.

    >>> compare_shingles(shingles("学区制管理12所"), shingles("学区制管理，15所"))
    1.0
    """
    import numpy as np

    letters = "".join(character for character in fold(text) if character.isalpha())
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(points) < SHINGLE:
        return np.zeros(0, dtype=np.uint32)
    count = len(points) - SHINGLE + 1
    hashes = np.zeros(count, dtype=np.uint32)
    for offset in range(SHINGLE):
        hashes = hashes * np.uint32(0x9E3779B1) + points[offset : offset + count]
        hashes ^= hashes >> np.uint32(15)
    return np.unique(hashes)


def compare_shingles(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> float:
    """The part of all shingles of two texts that both have."""
    import numpy as np

    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(len(one) + len(other) - shared, 1)


def band_hashes(text: str) -> tuple[int, ...]:
    """Numbers of which similar texts share one; none for a short text."""
    found = shingles(text)
    if len(found) < FEWEST_SHINGLES:
        return ()
    from datasketch import MinHash

    # Seed and scheme are part of the file's content: other ones would make old and new signatures strangers.
    minhash = MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=int, scheme="affine32")
    for start in range(0, len(found), CHUNK):
        minhash.update_batch(found[start : start + CHUNK].tolist())
    values = minhash.hashvalues.astype("<u4")
    bands = (values[band * ROWS : (band + 1) * ROWS].tobytes() for band in range(BANDS))
    digests = (blake2b(bytes([number]) + band, digest_size=4).digest() for number, band in enumerate(bands))
    return tuple(int.from_bytes(digest, "little", signed=True) for digest in digests)
