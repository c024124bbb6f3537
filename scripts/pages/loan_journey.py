"""The picture of one loan in three forms of lending, as HTML."""

from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from scripts.ledger.catalog import Catalog
from scripts.ledger.loan_journey import Cell, Form, amounts
from scripts.pages.partials import render


def html(catalog: Catalog, lang: str) -> str:
    """The loan journey in one language.

    Args:
        catalog: its journey, its lending pool and the facts that hold the shares.
        lang: zh or en.

    Returns:
        HTML that shows every step; loan-journey.js turns it into a walk.
    """
    journey, pool = catalog.journey, catalog.pool
    words = {name: text.of(lang) for name, text in journey.words.items()}

    def yuan(amount: Decimal) -> str:
        pattern = "0.##" if lang == "zh" else "#,##0.##"
        number = format_decimal(amount, pattern, locale=lang)
        return f"{number}元" if lang == "zh" else f"{number} yuan"

    def bars(form: Form, kind: str) -> list[dict[str, Any]]:
        shown = []
        for case in form.cases.values():
            share = int(catalog.amounts[case.share].printed) if case.share else 0
            sides = amounts(journey, pool, form, share)[kind]
            total, start, parts = sum(sides.values()), Decimal(0), []
            for side, amount in sides.items():
                if not amount:
                    continue
                width = round(amount * 100 / total, 2)
                parts.append(
                    {
                        "side": side,
                        "start": start,
                        "width": width,
                        "amount": yuan(amount),
                    }
                )
                start += width
            label = case.label.of(lang) if case.label else ""
            shown.append({"label": label, "parts": parts})
        return shown

    def cell(form: Form, kind: str, one: Cell) -> dict[str, Any]:
        return {
            "form": form.name.of(lang),
            "who": one.who,
            "bars": [] if kind == "who" else bars(form, kind),
            "text": one.text.of(lang),
        }

    steps = [
        {
            "question": step.question.of(lang),
            "cells": [
                cell(form, step.kind, step.cells[name])
                for name, form in journey.forms.items()
            ],
        }
        for step in journey.steps.values()
    ]
    rates = {name: f"{one.default}%" for name, one in pool.inputs.items()}
    return render(
        "loan_journey.html",
        words=words,
        intro=words["intro"].format(amount=yuan(Decimal(journey.amount))),
        note=words["note"].format(**rates),
        steps=steps,
    )
