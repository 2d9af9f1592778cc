"""What changed from one day to another: who came, went and came back, and what became of the things that are followed.

``state`` finds how everything stood on each of the two days, ``compare`` holds one against the other, ``found`` is the
answer as plain data and ``book`` writes it as a workbook. Which tables and columns are followed, the SQL files say
themselves (``climatekit.pipeline.follow``).
"""
