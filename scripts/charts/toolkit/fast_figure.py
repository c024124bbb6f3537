"""A Plotly figure that takes labels and shapes one by one without growing slow."""

from typing import Any

import plotly.graph_objects as go


class Canvas(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """A figure that takes many labels without copying them each time.

    go.Figure copies all its labels with each one that is added. This one checks a label
    when it is added and hands all of them over together when the figure is written.
    """

    def __init__(self, layout: dict[str, object]) -> None:
        """Start an empty figure with a Plotly layout."""
        super().__init__(layout=layout)
        self._added: dict[str, list[Any]] = {"annotations": [], "shapes": []}

    def add_annotation(self, arg: dict[str, object]) -> None:
        """Check a label and keep it until the figure is written."""
        self._added["annotations"].append(go.layout.Annotation(arg))

    def add_shape(self, arg: dict[str, object]) -> None:
        """Check a shape and keep it until the figure is written."""
        self._added["shapes"].append(go.layout.Shape(arg))

    def to_dict(self) -> dict[str, Any]:
        """Return the figure with its labels and shapes as plain data."""
        self.layout.update(self._added)
        plain: dict[str, Any] = super().to_dict()
        return plain
