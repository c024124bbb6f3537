"""Five pairs in six months, and the events up to October 2018 on one time scale."""

from scripts.timelines import draw

__all__ = ["draw"]
