"""What every table, column, metric and rule means: one description for the data package, ``explain`` and BI tools.

``collect`` gathers it from the contracts and the SQL, where it is said; ``words`` finds the Finnish and Swedish of a
description; ``data_package`` writes it beside the data; ``lineage`` follows a column back to the files.
"""
