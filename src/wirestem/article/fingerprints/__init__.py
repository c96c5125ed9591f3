"""Fingerprints: what texts credited to an agency have in common, and which texts without a credit have it too."""

from wirestem.article.fingerprints.known import Fingerprints, Learned
from wirestem.article.fingerprints.learning import credited_to, learn, name_of, released
from wirestem.article.fingerprints.likeness import Likeness, likenesses
from wirestem.article.fingerprints.storage import read_fingerprints, stored

__all__ = [
    "Fingerprints", "Learned", "Likeness", "credited_to", "learn", "likenesses", "name_of", "read_fingerprints", "released",
    "stored",
]  # fmt: skip
