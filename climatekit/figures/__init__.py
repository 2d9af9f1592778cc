"""What becomes of published figures over time, kept below ``history/`` in the project.

``kept`` keeps the metrics of each as-of date side by side; ``frozen`` are the figures of closed periods as somebody has
put them down; ``restated`` holds each later run against them, and ``freeze`` puts them down.
"""

FOLDER = "history"
