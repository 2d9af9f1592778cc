"""History: dated exports of one list become periods, versions and the state on the as-of date.

Strictly after the rows are judged: what is rejected or excluded says nothing about the past.
"""
