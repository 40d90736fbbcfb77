"""Facts in braces, links and addresses: those of the Swedish, each where it belongs."""

from __future__ import annotations

from collections import Counter

from fristad.problems import printable
from fristad.translation.gate.sides import OF_A_SERVICE, Refusal, Side


def placeholders_changed(source: Side, words: Side) -> Refusal | None:
    """A lost {phone_…} is a number the reader never sees."""
    if source.placeholders == words.placeholders:
        return None
    lost, added = _difference(source.placeholders, words.placeholders)
    parts = []
    if lost:
        parts.append("lacks " + ", ".join(f"{{{name}}}" for name in lost))
    if added:
        parts.append("has " + ", ".join(f"{{{name}}}" for name in added) + " that the Swedish has not")
    instead = "Copy what is in braces from the Swedish, each as often as there."
    return Refusal("translation-placeholder", printable("The translation " + " and ".join(parts), 400), instead)


def pairs_changed(source: Side, words: Side) -> Refusal | None:
    """A number beside the name of another service is one that somebody will dial for that service."""
    if "{service" not in words.text or source.facts_and_services == words.facts_and_services:
        return None
    first = _before_services(words.placeholders_in_order)
    named = first if first else words.facts_and_services - source.facts_and_services
    for fact, service in sorted(named):
        # Its own service may be named beside it where the Swedish names none.
        if service and service.partition("_")[2] != fact.partition("_")[2]:
            what = printable(f"In the translation {{{fact}}} stands by {{{service}}}, and not in the Swedish", 200)
            return Refusal("translation-pair", what, "Put each number, time and link by the service of the Swedish.")
    return None


def _before_services(placeholders: list[str]) -> list[tuple[str, str]]:
    """Each fact with its service where a language names every one after what is told of it; else none."""
    names = [name for name in placeholders if name.partition("_")[0] in (*OF_A_SERVICE, "service")]
    is_service = [name.startswith("service_") for name in names]
    if not names or is_service[0] or not is_service[-1]:
        return []
    return [
        (name, next(after for after in names[index:] if after.startswith("service_")))
        for index, name in enumerate(names)
        if not is_service[index]
    ]


def placeholders_touched(source: Side, words: Side) -> Refusal | None:
    """A figure, a plus sign or another fact right beside a fact is read as part of it: "0" + {phone_…}."""
    if not words.beside or len(words.beside) <= len(source.beside):
        return None
    what = printable(
        f"What stands right beside a {{…}} in the translation can be read as part of it ('{words.beside[0]}')", 200
    )
    return Refusal("translation-placeholder", what, "Put a word between them, as in the Swedish.")


def links_changed(source: Side, words: Side) -> Refusal | None:
    """A link leads where the Swedish one does, and has words to follow it by."""
    if "](" not in words.text and "](" not in source.text:
        return None
    loose = words.text.count("](") > max(len(words.links), source.text.count("]("))
    if source.targets != words.targets or loose:
        instead = "Copy what is in (parentheses) after [the words of a link] from the Swedish."
        return Refusal("translation-link", "The translation's links are not the Swedish ones", instead)
    if words.links_without_words > source.links_without_words:
        instead = "Write the words of the link between [ and ]."
        return Refusal("translation-link", "The translation has a link without words", instead)
    if turned := _labels_turned(source, words):
        what = printable(f"In the translation '{turned[0]}' leads where the Swedish has '{turned[1]}'", 200)
        return Refusal("translation-link", what, "Give each link the words of its own.")
    # A fact is a link of its own, and a link within a link leads nobody knows where.
    if words.facts_in_links > source.facts_in_links:
        instead = "Write {…} before or after the link, as in the Swedish."
        return Refusal("translation-link", "The translation has a {…} inside the [words of a link]", instead)
    return None


def _labels_turned(source: Side, words: Side) -> tuple[str, str] | None:
    """Words of a link that are the Swedish ones of another, and the Swedish ones of where it leads; None for none."""
    if len(source.links) < 2:
        return None
    ours = {target: label.casefold() for label, target in source.links}
    for label, target in words.links:
        if label.casefold() != ours[target] and label.casefold() in ours.values():
            return label, next(one for one, there in source.links if there == target)
    return None


def addresses_added(source: Side, words: Side) -> Refusal | None:
    """A web or e-mail address that the Swedish has not."""
    for found in words.addresses:
        if found.casefold() not in source.allowed_addresses:
            what = f"The translation has an address ('{printable(found)}')"
            instead = "Leave addresses out; they come from {web_…}."
            if "." in found and not found.endswith("."):
                instead += " If it is none, write a space after the full stop."
            return Refusal("translation-address", what, instead)
    return None


def _difference(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """What only the first has, and what only the second has, repeats counted."""
    one, two = Counter(first), Counter(second)
    return sorted((one - two).elements()), sorted((two - one).elements())
