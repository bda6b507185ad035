"""Binary search in sorted sequences: `bisect_left`, `bisect_right`, `insort_left`, `insort_right` and their short names.

Offers all of CPython's `bisect`; leaves nothing out. All is native.
"""

from _bisect import bisect_left, bisect_right, insort_left, insort_right

bisect = bisect_right
insort = insort_right
