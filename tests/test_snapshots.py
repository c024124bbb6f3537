"""Charts change only on purpose: compare with the snapshot that an author wrote."""

import difflib

import snapshot
import yaml
from conftest import run


def differences(old: dict, new: dict) -> list[str]:
    """Readable differences between two snapshots, one line each."""
    told = []
    for name in sorted(old["charts"].keys() | new["charts"].keys()):
        a, b = old["charts"].get(name), new["charts"].get(name)
        if a is None or b is None:
            told.append(f"{name}: {'new' if a is None else 'gone'}")
            continue
        lines = difflib.unified_diff(a["texts"], b["texts"], lineterm="", n=0)
        told += [f"{name}: {line}" for line in list(lines)[2:] if line[0] in "+-"]
        if a["values"] != b["values"]:
            told.append(f"{name}: values {a['values']} became {b['values']}")
        if a["shapes"] != b["shapes"]:
            told.append(f"{name}: {a['shapes']} shapes became {b['shapes']}")
        if old["fonts"] == new["fonts"] and a["hash"] != b["hash"]:
            told.append(f"{name}: drawn differently ({a['hash']} became {b['hash']})")
    return told


def test_charts_are_as_in_the_snapshot(warm_cache):
    old = yaml.safe_load(snapshot.FILE.read_text(encoding="utf-8"))
    told = differences(old, snapshot.take())
    assert not told, "look, then run 'make snapshots':\n" + "\n".join(told)


def test_snapshots_are_never_written_in_ci():
    before = snapshot.FILE.read_bytes()
    written = run("tests.snapshot", env={"CI": "true"})
    assert written.returncode != 0 and "never in CI" in written.stderr
    assert snapshot.FILE.read_bytes() == before


def test_a_changed_label_is_told():
    old = yaml.safe_load(snapshot.FILE.read_text(encoding="utf-8"))
    new = yaml.safe_load(snapshot.FILE.read_text(encoding="utf-8"))
    texts = new["charts"]["household_loans zh wide"]["texts"]
    texts[texts.index("17.25")] = "17.52"
    values = new["charts"]["household_loans zh wide"]["values"]
    new["charts"]["household_loans zh wide"]["values"] = values.replace("9.62", "9.26")
    told = differences(old, new)
    assert "9.62" in told[-1] and "9.26" in told[-1]
    assert told[:-1] == [
        "household_loans zh wide: -17.25",
        "household_loans zh wide: +17.52",
    ]
