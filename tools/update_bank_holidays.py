"""Make ``engage_docs/dates/bank_holidays.json`` from GOV.UK's list of bank holidays.

For developers only. GOV.UK keeps a few years in its own list; the Python package
``govuk-bank-holidays`` carries a copy that goes back to 2012. Install it, then run::

    python tools/update_bank_holidays.py

and read the difference before you commit it. ``ADDED`` holds holidays that GOV.UK lists and the
package's copy does not have yet; a line that the copy has caught up with is reported, so that it
can be taken out here.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
from datetime import date
from pathlib import Path

from govuk_bank_holidays.bank_holidays import BankHolidays  # type: ignore[import-not-found]

TARGET = Path(__file__).resolve().parent.parent / "engage_docs" / "dates" / "bank_holidays.json"
PACKAGE = "govuk-bank-holidays"
DIVISIONS = ("england-and-wales", "scotland", "northern-ireland")

# (calendar, day, title, why we know)
ADDED = (
    (
        "scotland",
        date(2026, 6, 15),
        "World Cup bank holiday",
        "Royal Proclamation of 3 February 2026 under the Banking and Financial Dealings Act 1971; "
        "https://www.gov.scot/news/world-cup-bank-holiday-confirmed/",
    ),
)


def title_of(event: dict[str, str]) -> str:
    """The title as the public list shows it: a substitute day says that it is one."""
    substitute = event.get("notes", "").strip().lower() == "substitute day"
    return event["title"] + (" (substitute day)" if substitute else "")


def calendars() -> dict[str, dict[date, str]]:
    """The holidays of each division, day to title."""
    data = BankHolidays.load_backup_data()
    found = {
        name: {date.fromisoformat(e["date"]): title_of(e) for e in data[name]["events"]}
        for name in DIVISIONS
    }
    for name, day, title, _why in ADDED:
        if day in found[name]:
            print(f"{PACKAGE} now has {name} {day}: take it out of ADDED", file=sys.stderr)
        found[name].setdefault(day, title)
    return found


def whole_years(found: dict[str, dict[date, str]]) -> tuple[date, date]:
    """First and last day of the years that every calendar covers without a gap."""
    years = set.intersection(*({day.year for day in days} for days in found.values()))
    if years != set(range(min(years), max(years) + 1)):
        raise SystemExit(f"a year is missing: {sorted(years)}")
    return date(min(years), 1, 1), date(max(years), 12, 31)


def main() -> None:
    """Write the file."""
    found = calendars()
    first, last = whole_years(found)
    data = {
        "source": "GOV.UK bank holidays, https://www.gov.uk/bank-holidays",
        "licence": "Open Government Licence v3.0, "
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "copied_from": f"{PACKAGE} {importlib.metadata.version(PACKAGE)} (Python package)",
        "taken_on": date.today().isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "added": [
            {"calendar": name, "date": day.isoformat(), "title": title, "why": why}
            for name, day, title, why in ADDED
        ],
        "calendars": {
            name: [
                {"date": day.isoformat(), "title": title}
                for day, title in sorted(days.items())
                if first <= day <= last
            ]
            for name, days in found.items()
        },
    }
    TARGET.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {first} to {last}")


if __name__ == "__main__":
    main()
