"""All insights in the order of the command line, in groups.

The columns of a group share a table, each of which fits a terminal.
"""

from __future__ import annotations

from listening_timer.insights.promises import PROMISES
from listening_timer.insights.ratings import FELT, HEARD
from listening_timer.insights.rhythm import RHYTHM
from listening_timer.insights.shared_time import SHARED_TIME
from listening_timer.insights.tallies import TALLIES

GROUPS = ((SHARED_TIME, RHYTHM), (TALLIES,), (FELT, HEARD), (PROMISES,))
INSIGHTS = tuple(insight for group in GROUPS for insight in group)
