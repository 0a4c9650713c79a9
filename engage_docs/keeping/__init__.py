"""The flow with what was worked out before: the same results, sooner.

``settings_kept`` (the settings as they were read), ``files`` (which files are as they were),
``taking`` (looking through the folder), ``readings`` (what one file gave), ``inventory`` (what
lies in the folder), ``checked`` and ``rows`` (findings and rows of reports, a group of records at
a time), ``program`` (the tool itself as a part of every key), ``values`` and ``plain`` (our values
as JSON has them), ``columns`` and ``changes`` (long tables, and what has changed in them).

Nothing here decides anything. It calls the steps of the flow, and keeps what they gave under a
digest of all that they were given.
"""
