"""What a text leaves open in braces, for the code to fill in."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS, Words

PLACE = re.compile(r"\{(\w*)\}")


def check_places(words: Words, where: str, known: Collection[str]) -> None:
    """Check that a value comes for each place of a text.

    Args:
        words: The text in both languages.
        where: Its file and keys.
        known: The names of what is filled in; "" for {}, which is known by the order.

    Raises:
        AuthorError: A place is not known, a brace stands alone, or the languages differ.
    """
    places = {}
    for lang in LANGS:
        text = words.of(lang)
        places[lang] = sorted(PLACE.findall(text))
        if re.search("[{}]", PLACE.sub("", text)):
            raise AuthorError(f"{where} ({lang}): a brace alone; remove it")
        if odd := set(places[lang]) - set(known):
            like = get_close_matches(min(odd), known, 3)
            named = like or sorted(filter(str.isidentifier, known))
            names = ", ".join(named) or "none here"
            raise AuthorError(
                f"{where} ({lang}): {{{min(odd)}}} is no known place; known are {names}"
            )
    if len({*map(tuple, places.values())}) > 1:
        raise AuthorError(
            f"{where}: the languages leave different places open "
            f"({'; '.join(' '.join(one) for one in places.values())}); write the same"
        )


def check_ordered(words: Words, where: str, count: int) -> None:
    """Raise AuthorError for a text that has not so many {}, filled in one by one."""
    for lang in LANGS:
        if PLACE.findall(words.of(lang)) != [""] * count:
            raise AuthorError(
                f"{where} ({lang}): must have {{}} {count} times and no other place; "
                "write it where the number stands"
            )
