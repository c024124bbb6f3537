"""The charts' one look: modules that stay short, colours that everybody can tell apart."""

import itertools
import re

import pytest
from conftest import ROOT

from scripts.charts.toolkit import palette
from scripts.charts.toolkit.style import ROLES

# Colours as people without one kind of cone see them, in linear RGB: Machado, Oliveira and
# Fernandes 2009, severity 1.
SIGHT = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}  # fmt: skip
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


SCHEMES = {
    "paper": palette.on_paper(),
    "default": palette.light(),
    "slate": palette.dark(),
}


def _roles(scheme: str) -> dict[str, str]:
    """The colour of each role in a scheme."""
    return {role: SCHEMES[scheme][f"chart-{role}"] for role in ROLES}


def _linear(color: str) -> list[float]:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _times(matrix, color: list[float]) -> list[float]:
    return [sum(m * c for m, c in zip(row, color, strict=True)) for row in matrix]


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((_times(TO_XYZ, _linear(c))[1] for c in (a, b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(color: str, sight: str) -> tuple[float, float, float]:
    seen = [min(max(c, 0), 1) for c in _times(SIGHT[sight], _linear(color))]
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in (a / w for a, w in zip(_times(TO_XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_chart_modules_stay_short():
    modules = sorted((ROOT / "scripts" / "charts").glob("[!_]*.py"))
    assert len(modules) > 9
    lengths = {p.name: len(p.read_text("utf-8").splitlines()) for p in modules}
    assert {name: n for name, n in lengths.items() if n > 60} == {}


def test_colours_stand_out_from_every_ground(tell):
    lowest = {}
    for scheme in SCHEMES:
        colors = _roles(scheme)
        pairs = [(role, colors["paper"], 3.0) for role in ("bank", "tech", "third")]
        texts = (
            "ink",
            "muted",
            "bank",
            "tech",
            "third",
        )  # the last three name things too
        pairs += [(role, colors["paper"], 4.5) for role in texts]
        softs = [colors[f"{role}-soft"] for role in ("bank", "tech", "third")]
        named = ("ink", "muted", "bank", "tech")  # labels stand on the bands, too
        pairs += [(role, soft, 4.5) for soft in softs for role in named]
        pairs += [("third", colors["third-soft"], 4.5)]
        pairs += [("paper", colors[role], 4.5) for role in ("bank", "tech")]
        for role, ground, least in pairs:
            reached = _contrast(colors[role], ground)
            assert reached >= least, (scheme, role, ground, round(reached, 2))
            lowest[scheme, least] = min(reached, lowest.get((scheme, least), 21))
    tell("\n".join(f"contrast {k}: {v:.2f}" for k, v in lowest.items()))


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_differ_for_every_kind_of_sight(sight, tell):
    nearest = {}
    for scheme in SCHEMES:
        colors = _roles(scheme)
        for a, b in itertools.combinations(("bank", "tech", "third"), 2):
            seen = (_lab(colors[a], sight), _lab(colors[b], sight))
            apart = sum((p - q) ** 2 for p, q in zip(*seen, strict=True)) ** 0.5
            assert apart >= 12, (scheme, a, b, round(apart, 1))
            nearest[scheme] = min(apart, nearest.get(scheme, 999))
    tell(f"{sight}: { {k: round(v, 1) for k, v in nearest.items()} }")


def test_no_module_is_longer_than_two_hundred_lines():
    modules = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    assert len(modules) > 100
    lengths = {p.name: len(p.read_text("utf-8").splitlines()) for p in modules}
    assert {name: n for name, n in lengths.items() if n > 200} == {}


def test_tests_wait_for_functions():
    """An expression is evaluated in the page each time, which the policy of pages forbids:
    a test that does not find it true at once would fail.
    """
    here = ROOT / "tests"
    waits = re.compile(r"wait_for_function\(\s*f?\"+([^\"]*)")
    found = [w for p in here.glob("*.py") for w in waits.findall(p.read_text("utf-8"))]
    assert len(found) > 5
    assert [one for one in found if "=>" not in one] == []
