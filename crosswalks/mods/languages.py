"""Languages of the content, as codes where there are any.

Standard: MODS, `language/languageTerm`; with `objectPart` it speaks of a part (a summary, subtitles) only.
"""

from crosswalks.mods.source import Source, text, texts, within


def languages(source: Source) -> list[str]:
    """One term of each `language`, the code before the name; parts only where nothing speaks of the whole."""
    stated = source.get("language")
    whole = [one for one in stated if not one.get("objectPart")] or stated
    found: dict[str, None] = {}
    for one in whole:
        terms = sorted(within(one, "languageTerm"), key=lambda term: term.get("type") == "text")
        found |= dict.fromkeys([text(term) for term in terms if text(term)][:1] or texts(one, "languageTerm"))
    return list(found)
