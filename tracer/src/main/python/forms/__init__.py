"""The chapters of forms, each extending the one before it."""

from forms import (
    checkpoint,
    custom_rules,
    gradients,
    inspection,
    jacobians,
    jit,
    linearization,
    naming,
    vmap,
)

CHAPTERS = [
    jit.CHAPTER,
    vmap.CHAPTER,
    gradients.CHAPTER,
    jacobians.CHAPTER,
    linearization.CHAPTER,
    checkpoint.CHAPTER,
    custom_rules.CHAPTER,
    naming.CHAPTER,
    inspection.CHAPTER,
]


def files():
    """Each chapter's name and source."""
    parents = [None, *(chapter.name for chapter in CHAPTERS)]
    return {c.name: c.source(parent) for c, parent in zip(CHAPTERS, parents)}
