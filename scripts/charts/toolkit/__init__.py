"""What the charts share: their data, the house style, shapes, the text alternative.

A chart's own drawing is never here; it is in the module named after the chart.
"""
