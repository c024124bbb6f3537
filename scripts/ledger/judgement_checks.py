"""What must hold of the judgements: outcomes, evidence, cast and the editors' answer."""

from collections.abc import Collection
from typing import get_args

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import one_of
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog
from scripts.ledger.judgement_records import Country, Finding, Lender
from scripts.ledger.records import Outcome

LENDERS = get_args(Lender)
UNKNOWN = "unknown"  # the verdict that rests on no evidence


def _named(where: str, key: str, ids: Collection[str], known: Collection[str]) -> None:
    """Refuse an empty list of ids and an id that names nothing."""
    if not ids:
        raise AuthorError(f"{where}: {key} is empty; name at least one")
    for id in ids:
        one_of(where, key, id, known)


def _plain(catalog: Catalog, where: str, *texts: Words) -> None:
    """Refuse a text with a number that is not in the ledger."""
    for text in texts:
        for lang in LANGS:
            catalog.plain(text.of(lang), lang, where)


def _proof(outcome: Outcome, catalog: Catalog) -> None:
    """Refuse a verdict whose evidence is older than what it judges."""
    if outcome.verdict == UNKNOWN:
        if outcome.proof or not outcome.looked:
            raise AuthorError(
                f"{outcome.where}: verdict unknown rests on no evidence: give 'looked', "
                "the day on which we last looked, and no 'proof'"
            )
        number_format.date(outcome.looked, "en", outcome.where)
        return
    if outcome.looked or not outcome.proof:
        raise AuthorError(
            f"{outcome.where}: verdict {outcome.verdict} needs 'proof', the date of its "
            "latest evidence, and no 'looked'"
        )
    earliest, _ = number_format.days(outcome.proof, outcome.where)
    for id in outcome.claims:
        source = catalog.sources[catalog.claims[id].source]
        _, published = number_format.days(source.published, source.where)
        if earliest < published:
            raise AuthorError(
                f"{outcome.where}: proof of {outcome.proof} may be older than claim {id}, "
                f"published {source.published}; cite later evidence or write "
                "'verdict: unknown'"
            )


def _outcomes(catalog: Catalog) -> None:
    for outcome in catalog.outcomes.values():
        one_of(outcome.where, "verdict", outcome.verdict, catalog.verdicts)
        _named(outcome.where, "claims", outcome.claims, catalog.claims)
        _named(outcome.where, "sources", outcome.sources, catalog.sources)
        _plain(catalog, outcome.where, outcome.promise, outcome.became)
        _proof(outcome, catalog)


def _complete(catalog: Catalog) -> None:
    """Refuse a forecast without an outcome."""
    answered = {id for outcome in catalog.outcomes.values() for id in outcome.claims}
    for id, claim in catalog.claims.items():
        if claim.kind == "forecast" and id not in answered:
            raise AuthorError(
                f"{claim.where}: is a forecast without an outcome; add one to "
                "outcomes.yml ('verdict: unknown' when nothing is known)"
            )


def _findings(
    catalog: Catalog, findings: dict[str, Finding], groups: Collection[str]
) -> None:
    for finding in findings.values():
        one_of(finding.where, "group", finding.group, groups)
        _named(finding.where, "sources", finding.sources, catalog.sources)
        _plain(catalog, finding.where, finding.title, finding.known, finding.limit)


def _cast(catalog: Catalog) -> None:
    for one in catalog.cast.values():
        _named(one.where, "sources", one.sources, catalog.sources)
        if bool(one.signed) != (len(one.members) == 2):
            count = "two members, so it needs" if not one.signed else "no second for"
            raise AuthorError(f"{one.where}: has {count} 'signed'; correct one of them")
        if one.signed:
            number_format.date(one.signed, "en", one.where)
        for member in one.members.values():
            texts = (member.name, member.who, member.brought, member.now)
            _plain(catalog, one.where, *texts)


def _answer(catalog: Catalog) -> None:
    if tuple(catalog.answer.lenders) != LENDERS:
        raise AuthorError(
            f"answer.yml: lenders: must be {', '.join(LENDERS)}, in this order"
        )
    for kind, one in catalog.answer.lenders.items():
        where = f"answer.yml: lenders.{kind}"
        _named(where, "evidence", one.evidence, catalog.evidence)
        _plain(catalog, where, one.verdict, one.change)
        for id in one.evidence:
            if (group := catalog.evidence[id].group) != kind:
                raise AuthorError(
                    f"{where}: evidence '{id}' is about {group}; name rows about {kind}"
                )
    for key, indicator in catalog.answer.indicators.items():
        _plain(catalog, f"answer.yml: indicators.{key}", indicator.name, indicator.look)


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first judgement that does not hold.

    Args:
        catalog: the ledger, each file right in itself.

    Raises:
        AuthorError: if a verdict is unknown, undated or rests on evidence older than the
            claim, if a source, group or number is unknown, or if a forecast has no
            outcome.
    """
    _outcomes(catalog)
    _complete(catalog)
    _findings(catalog, catalog.evidence, LENDERS)
    _findings(catalog, catalog.abroad, get_args(Country))
    _cast(catalog)
    _answer(catalog)
