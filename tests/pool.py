"""The lending pool as the tests see it: where its forms are and what Python works out."""

from scripts.ledger import lending_pool
from scripts.pages import lending_pool_form

OUTPUTS = (
    "() => [...document.querySelectorAll('form.pool [data-out]')]"
    ".map(output => [output.dataset.out, output.textContent])"
)
PAGES = {"aftermath/": "form.pool", "": "form.pool-small"}


def form_of(pages, lang, page=""):
    (found,) = pages[f"{lang}/{page}index.html"].cssselect(PAGES[page])
    return found


def settings_of(case):
    names = ("share", "price", "fee", "loss", "cost")
    return {n: round(float(v) * 10) for n, v in zip(names, case, strict=True)}


def values(catalog, lang, settings=None):
    settings = catalog.pool.defaults() | (settings or {})
    said = lending_pool_form.phrases(catalog.pool, lang)
    return lending_pool.values(settings, said, lending_pool_form.presets(catalog))
