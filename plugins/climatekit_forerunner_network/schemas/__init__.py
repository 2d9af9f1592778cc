"""The tables that only a forerunner network keeps: evidence, business profiles, fees, meetings, joint projects."""
