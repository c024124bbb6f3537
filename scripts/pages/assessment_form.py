"""The self-assessment of the roadmap as an HTML form."""

import json

from scripts.core.languages import CODES
from scripts.ledger.assessment import Assessment
from scripts.pages.partials import render

# What self-assessment.js says.
SAID = (
    "open", "progress", "begin", "no_gap", "all_yes", "kept", "blocked", "sure", "file",
)  # fmt: skip


def html(assessment: Assessment, lang: str, root: str) -> str:
    """The questions of every step, a sheet to fill in without JavaScript and on paper.

    Args:
        assessment: the questions and the words of the tool.
        lang: zh or en.
        root: the site's top seen from the page.
    """
    words = {name: text.of(lang) for name, text in assessment.words.items()}
    steps = [
        {
            "id": id,
            "anchor": f"check-{id.replace('_', '-')}",
            "name": step.name.of(lang),
            "next": step.next.of(lang),
            "fails": step.fails.of(lang),
            "questions": [
                {
                    "name": f"{id}.{key}",
                    "ask": question.ask.of(lang),
                    "evidence": words["evidence"].format(
                        evidence=question.evidence.of(lang)
                    ),
                }
                for key, question in step.questions.items()
            ],
        }
        for id, step in assessment.steps.items()
    ]
    return render(
        "assessment.html",
        words=words,
        said=json.dumps({name: words[name] for name in SAID}, ensure_ascii=False),
        answers={id: text.of(lang) for id, text in assessment.answers.items()},
        steps=steps,
        total=sum(len(step.questions) for step in assessment.steps.values()),
        code=CODES[lang],
        root=root,
    )
