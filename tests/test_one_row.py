"""A new number family and a new label are one row each in `vendor/`, and every stage knows them.

The rows are put into a copy of the package, which an interpreter of its own then reads mails with.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import norton_order

FAMILY = '    NumberFamily("KX", 8, "account", "invented", "I"),\n'
LABEL = '    Label("ひかり開始の控え", Role.ENROLLMENT, "ja", "invented", "I"),\n'
ROWS = {
    "vendor/numbers.py": ("NUMBER_FAMILIES: Final = (\n", FAMILY),
    "vendor/labels.py": ("LABELS: Final = (\n", LABEL),
}
# What each stage makes of the two; run without and with the rows.
STAGES = """
import base64, json
from norton_order import Report, group_subscriptions, parse_notice
from norton_order.errors import NortonOrderError
from norton_order.html.document import plain_document
from norton_order.mime.breaks import mend_breaks
from norton_order.notice.lookalikes import find_lookalikes
from norton_order.notice.numbers import find_numbers
from norton_order.prefilter.matcher import Matcher, could_be_notice
from norton_order.text.redact import redact
from norton_order.render.advice import _last_resort

LABEL, NUMBER = "ひかり開始の控え", "KX12345678"
HEAD = "From: order@mail.nortonstore.jp\\nTo: taro@example.jp\\nSubject: a\\n"
TEXT = "Content-Type: text/plain; charset=utf-8\\n\\n"

def mail(body):
    return (HEAD + TEXT + body).encode()

def read(body):
    try:
        notice = parse_notice(mail(body))
    except NortonOrderError as error:
        return error.reason
    return [notice.enrollment_order, notice.label, [warning.code for warning in notice.warnings]]

def seen(raw):
    try:
        matcher = Matcher()
    except ImportError:
        return could_be_notice(raw)
    fast = matcher.could_be_notice(raw, matcher.new_scratch())
    assert fast is could_be_notice(raw)
    return fast

found = {
    "prefilter": seen(f"Subject: a\\n\\n{LABEL}".encode()),
    "prefilter, base64": seen(b"Subject: a\\n\\n" + base64.encodebytes(f"お客様 {LABEL}".encode())),
    "prefilter, ISO-2022-JP": seen(b"Subject: a\\n\\n" + LABEL.encode("iso2022_jp")),
    "beside": read(f"{LABEL}：{NUMBER}\\n"),
    "glued": read(f"{LABEL}{NUMBER}\\n"),
    "below": read(f"■{LABEL}\\n{NUMBER}\\n"),
    "wrapped": read(f"ひかり開始の\\n控え：{NUMBER}\\n"),
    "letters apart": read(f"{LABEL}：KX 12345678\\n"),
    "cut": read(f"{LABEL}：KX1234!\\n 5678\\n"),
    "short": read(f"{LABEL}：KX12345\\n製品名：ノートン 360\\n"),
    "two numbers": [[one.value, one.rivals] for one in find_numbers("KX12345678KX23456789")],
    "broken label": mend_breaks(f"ひかり開!\\n 始の控え：{NUMBER}", html=False).joined,
    "broken number": mend_breaks(f"KX1234\\n5678 {NUMBER}", html=False).joined,
    "broken letters": mend_breaks(f"Ｋ\\nＸ１２３４５６７８ {NUMBER}", html=False).joined,
    "lookalikes": find_lookalikes([plain_document("K\\u042512345678")]),
}
try:
    notice = parse_notice(mail(f"{LABEL}：{NUMBER}\\n"))
except NortonOrderError:
    pass
else:
    (subscription,) = group_subscriptions([notice])
    found["desk"] = [subscription.desk, subscription.page]
    (masked,) = redact(Report.of([notice])).subscriptions
    found["redaction"] = [masked.enrollment_order, masked.notices[0].evidence, masked.notices[0].label]
found["advice"] = _last_resort("ja").lines[0].split(" で始まる")[0]
print(json.dumps(found))
"""
WITHOUT = {
    "prefilter": False,
    "prefilter, base64": False,
    "prefilter, ISO-2022-JP": False,
    **dict.fromkeys(
        ("beside", "glued", "below", "wrapped", "letters apart", "cut", "short"), "no-order-number"
    ),
    "two numbers": [["KX12345678KX23456789", []]],
    "broken label": 0,
    "broken number": 0,
    "broken letters": 0,
    "lookalikes": [],
    "advice": "注文番号が AP や NP",
}
ANSWER = ["KX12345678", "ひかり開始の控え", []]
WITH = {
    **dict.fromkeys(("prefilter", "prefilter, base64", "prefilter, ISO-2022-JP"), True),
    **dict.fromkeys(("beside", "glued", "below", "wrapped", "letters apart"), ANSWER),
    "cut": "ambiguous-order",
    "short": ["KX12345", "ひかり開始の控え", []],
    "two numbers": [["KX12345678", ["KX23456789"]]],
    "broken label": 1,
    "broken number": 1,
    "broken letters": 1,
    "lookalikes": ["kх12345678"],
    "desk": ["account", "https://my.norton.com/"],
    "redaction": ["*******678", "ひかり開始の控え: *******678", "ひかり開始の控え"],
    "advice": "注文番号が KX や AP や NP",
}


@pytest.mark.parametrize(("rows", "expected"), [({}, WITHOUT), (ROWS, WITH)], ids=["none", "one each"])
def test_one_row_each_is_known_to_every_stage(
    rows: dict[str, tuple[str, str]], expected: dict[str, Any], tmp_path: Path
) -> None:
    package = tmp_path / "norton_order"
    shutil.copytree(Path(norton_order.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (table, row) in rows.items():
        path = package / name
        text = path.read_text(encoding="utf-8")
        assert text.count(table) == 1
        path.write_text(text.replace(table, table + row), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", STAGES],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == expected
