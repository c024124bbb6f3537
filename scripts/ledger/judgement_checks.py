"""What must hold of the judgements: the outcomes of the forecasts and their verdicts."""

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS
from scripts.core.yaml_records import one_of
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Outcome

UNKNOWN = "unknown"  # the verdict that rests on no evidence


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
        for key, used, known in (
            ("claims", outcome.claims, catalog.claims),
            ("sources", outcome.sources, catalog.sources),
        ):
            if not used:
                raise AuthorError(f"{outcome.where}: {key} is empty; name at least one")
            for id in used:
                one_of(outcome.where, key, id, known)
        for text in (outcome.promise, outcome.became):
            for lang in LANGS:
                catalog.plain(text.of(lang), lang, outcome.where)
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


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first judgement that does not hold.

    Args:
        catalog: the ledger, each file right in itself.

    Raises:
        AuthorError: if a verdict is unknown, undated or rests on evidence older than the
            claim, if a source or number is unknown, or if a forecast has no outcome.
    """
    _outcomes(catalog)
    _complete(catalog)
