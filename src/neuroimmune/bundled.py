"""The knowledge base that comes with the package, read once when this module is first imported.

A module of its own, because importing is the one thing Python does exactly once however many
threads ask.
"""

from neuroimmune.knowledge_base import load

__all__ = ["knowledge_base"]

knowledge_base = load()
