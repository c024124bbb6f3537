"""Rules and events from the first pair of 2017 to the notice of 2025."""

from scripts.charts.toolkit.timelines import draw

__all__ = ["draw"]
