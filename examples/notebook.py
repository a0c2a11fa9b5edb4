"""What was paid, year by year, as tables of pandas: the cells of a notebook, or python examples/notebook.py SOURCE..."""

# %% The mailboxes to be searched: in a notebook, write their names here.
import sys

import pandas as pd

from norton_order import Report, scan

sources = sys.argv[1:]

# %% Search them. The scan is closed when the block is left, whatever happens in it.
with scan(sources) as found:
    report = Report.of(found)

# %% One row for each contract, with the keys of `norton-order -f json`.
columns = ["enrollment_order", "status", "refund_until", "total_paid"]
contracts = pd.DataFrame(report.to_dict()["subscriptions"], columns=columns)
print(contracts.to_string(index=False))

# %% What the charges of each year come to.
charges = pd.DataFrame(
    {"order": one.enrollment_order, "year": notice.charged_on.year, "yen": notice.amount}
    for one in report.subscriptions
    for notice in one.notices
    if notice.kind == "renewed" and notice.charged_on and notice.amount
)
if not charges.empty:
    print(charges.pivot_table(index="year", columns="order", values="yen", aggfunc="sum").to_string())
