"""Fingerprints: what texts credited to an agency have in common, and which texts without a credit have it too."""

from wirestem.article.fingerprints.known import Fingerprints, Learned
from wirestem.article.fingerprints.learning import credited_to, learn, released
from wirestem.article.fingerprints.likeness import Likeness, likenesses
from wirestem.article.fingerprints.storage import read_fingerprints, stored

__all__ = ["Fingerprints", "Learned", "Likeness", "credited_to", "learn", "likenesses", "read_fingerprints", "released", "stored"]
