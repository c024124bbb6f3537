"""A Plotly figure that takes labels and shapes one by one without growing slow."""

from typing import Any

import plotly.graph_objects as go


class Canvas(go.Figure):  # type: ignore[misc]  # Plotly has no types
    """go.Figure copies all labels it has with each that is added; this one checks each
    when it is added and hands them over together, when the figure is written.
    """

    def __init__(self, layout: dict[str, object]) -> None:
        super().__init__(layout=layout)
        self._added: dict[str, list[Any]] = {"annotations": [], "shapes": []}

    def add_annotation(self, arg: dict[str, object]) -> None:
        self._added["annotations"].append(go.layout.Annotation(arg))

    def add_shape(self, arg: dict[str, object]) -> None:
        self._added["shapes"].append(go.layout.Shape(arg))

    def to_dict(self) -> dict[str, Any]:
        self.layout.update(self._added)
        plain: dict[str, Any] = super().to_dict()
        return plain
