"""Our build next to plain MkDocs with the same Markdown and theme, in one run."""

from pathlib import Path

from bench.common import (
    BUILD,
    EPOCH,
    Cost,
    anew,
    best,
    copy_project,
    plain_project,
    run,
    say,
    table,
    target_cells,
)

RUNS = 5


def measure(work: Path) -> str:
    """Tables of times; work: an empty folder."""
    ours, plain = copy_project(work / "ours"), plain_project(work / "plain")
    both = [(*BUILD, "-f", f"mkdocs.{lang}.yml") for lang in ("zh", "en")]
    say("builds: cold, warm and plain by turns")
    run(plain, *both)  # files into memory, modules compiled
    run(ours, BUILD)
    turns = [
        (anew(ours, ".cache"), run(ours, BUILD), run(plain, *both)) for _ in range(RUNS)
    ]
    cold, warm, base = (
        min(side, key=lambda cost: cost.wall) for side in zip(*turns, strict=True)
    )
    say("builds: PDF, offline copy")
    target = ours / "site"
    pdf = best(2, lambda: run(ours, ("scripts.book.pdf", str(target)), env=EPOCH))
    again = ours / "copy"
    offline = run(
        ours,
        (*BUILD, "--site-dir", str(again)),
        ("scripts.publish.offline_zip", str(again), str(target)),
        env={"OFFLINE": "true", **EPOCH},
    )

    def row(name: str, cost: Cost, *output: str) -> list[object]:
        ratios = [cost.wall / base.wall, cost.cpu / base.cpu]
        target_and_met = output or ("", "")
        memory = f"{cost.memory:.0f}"
        return [name, cost.wall, cost.cpu, *ratios, *target_and_met, memory]

    def times_plain(cost: Cost, target: float) -> list[str]:
        return target_cells(cost.wall / base.wall, target, " × plain")

    heads = ["build", "wall s", "CPU s", "wall × plain", "CPU × plain"]
    return table(
        [*heads, "target", "met", "peak MB"],
        [
            row("plain MkDocs, both languages", base),
            row(
                "ours, warm: checks, landing page, data; pages and charts from the cache",
                warm,
                *times_plain(warm, 0.9),
            ),
            row(
                "ours, cold: every chart and picture drawn",
                cold,
                *times_plain(cold, 2.2),
            ),
            row(
                "both PDFs, from the built site", pdf, *target_cells(pdf.wall, 15, " s")
            ),
            row("offline copy: built, packed", offline),
        ],
    )
