"""The catalogues, labels, term list and reviews of a project, as they are read from its folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from fristad import files, packaged
from fristad.content import reader
from fristad.content.from_disk import read_records
from fristad.digests import digest
from fristad.languages.known_languages import LANGUAGES, SOURCE, Language
from fristad.memory import Memory
from fristad.problems import UNREADABLE, Problem, Source, UnreadableError, did_you_mean, printable
from fristad.translation import extraction, glossary, reviews, style
from fristad.translation import translations as translations_module
from fristad.translation.back import records
from fristad.translation.gate.meaning import allowances
from fristad.translation.gate.meaning import checks as meaning
from fristad.translation.gate.meaning.heard import Ear
from fristad.translation.glossary import Glossary
from fristad.translation.messages import DOMAINS, INTERFACE, Message, of_record, with_urgency
from fristad.translation.po import catalogues, merging
from fristad.translation.po.catalogues import Key
from fristad.translation.reviews import NO_REVIEWS, Reviews
from fristad.translation.style import Style
from fristad.translation.translations import Translations


def read_record(path: str, text: str) -> tuple[reader.Read, tuple[Message, ...]]:
    """What a file comes to by itself, and its messages."""
    found = reader.read(path, text)
    return found, tuple(of_record(found.record, path)) if found.record and found.record.is_shown else ()


@cache
def packaged_labels() -> tuple[Message, ...]:
    """The labels that come with the program."""
    found = merging.messages_of(packaged.template())
    return tuple(message for message in found if message.context.startswith(INTERFACE))


def read_labels(root: Path, memory: Memory) -> tuple[list[Message], list[Problem]]:
    """The messages of the interface as last extracted, with those of the program, and why they cannot be read."""
    path = "translations/interface.pot"
    text, problem = files.text_of(root, path)
    template = text or ""

    def work_out() -> tuple[list[Message], list[Problem]]:
        if template and (wrong := catalogues.damage(path, template)):
            return [], wrong
        return [one for one in merging.messages_of(template) if one.context.startswith(INTERFACE)], []

    known, wrong = memory.once(digest("labels", template), work_out)
    again = "Run `fristad messages`, which writes it anew."
    told = [replace(one, instead=again) for one in (*([problem] if problem else []), *wrong)]
    return [*known, *(() if packaged.is_written_in(root) else packaged_labels())], told


def read_terms(root: Path, memory: Memory | None = None) -> tuple[Glossary, list[Problem]]:
    """The term list, and what is wrong with it."""
    text, problem = files.text_of(root, glossary.PATH)
    terms, wrong = (memory or Memory()).once(digest("terms", text or ""), lambda: glossary.read(text or ""))
    return terms, [*([problem] if problem else []), *wrong]


def read_style(root: Path, language: Language) -> Style:
    """How a language is written here; what is wrong with the file is told with the language's words."""
    text, _ = files.text_of(root, style.path_of(language))
    return style.read(style.path_of(language), text or "")[0]


def ear_of(root: Path, language: Language) -> Ear:
    """The word lists that the checks of meaning have of a language here: its style and its terms."""
    return Ear(language, read_style(root, language), read_terms(root)[0])


def read_words(root: Path, language: Language, *, own: bool = False) -> tuple[Translations, list[Problem]]:
    """The words of a language that pass the gate, with what is known of each, and what does not pass.

    With `own`, without what comes with the program.
    """
    read = words_and_key(root, language, Memory(), own=own)
    return read.found, list(read.problems)


def unused_catalogues(found: Translations, known: Iterable[Message]) -> list[Problem]:
    """Catalogues of which not one word is used: of another project, or of records that are all gone.

    Labels are left aside: a project without a template of them does not know which there are.
    """
    keys = {message.key for message in known}
    used: dict[str, list[bool]] = {}
    for key, place in found.places.items():
        if not key[0].startswith(INTERFACE):
            used.setdefault(place.path, []).append(key in keys)
    instead = "Run `fristad messages`, which moves words with their records, or get the right file."
    return [
        Problem(
            Source(path), "catalogue-strange", f"None of the file's translations is used (0 of {len(all)})", instead
        )
        for path, all in used.items()
        if not any(all)
    ]


class _Words(NamedTuple):
    """A language's catalogues as they were read."""

    key: str
    """A fingerprint of all that the words follow from."""
    found: Translations
    problems: tuple[Problem, ...]


def words_and_key(root: Path, language: Language, memory: Memory, *, own: bool = False) -> _Words:
    """A language's catalogues with the reviews of their words, and a fingerprint of all that was read.

    Labels that a project has no words for come with the program, but for its `own` words alone.
    """
    if language.id == SOURCE.id:
        return _Words(digest(language.id), Translations(language), ())
    texts, unreadable = files.texts_below(root, f"translations/{language.id}", ".po")
    table, unread = files.text_of(root, reviews.path_of(language))
    known_key = digest("reviews", language.id, table or "")
    # In the order in which they count.
    paths = [path for domain in DOMAINS if (path := catalogues.path_of(language, domain)) in texts]
    unreadable += [_not_looked_for(path) for path in sorted(texts.keys() - set(paths))]
    told_of = {problem.source.path for problem in unreadable}
    every = (catalogues.path_of(language, domain) for domain in DOMAINS) if paths else ()
    unreadable += [_missing(path) for path in every if path not in texts and path not in told_of]
    sheet, wrong_sheet = files.text_of(root, style.path_of(language))
    passed, wrong_passed = files.text_of(root, allowances.path_of(language))
    terms, _ = files.text_of(root, glossary.PATH)
    keys = tuple(digest("words", path, texts[path], known_key, sheet or "", terms or "") for path in paths)

    def work_out() -> tuple[Translations, list[Problem]]:
        known, wrong_rows = reviews.read(reviews.path_of(language), table or "")
        agreed, wrong_style = style.read(style.path_of(language), sheet or "")
        allowed, wrong_allowed = allowances.read(allowances.path_of(language), passed or "", meaning.CODES)
        known_terms, _ = read_terms(root, memory)
        ear_key = digest("ear", language.id, sheet or "", terms or "")
        ear = memory.once(ear_key, partial(Ear, language, agreed, known_terms))
        parts = [
            memory.once(key, partial(translations_module.translations, language, {path: texts[path]}, known, ear))
            for path, key in zip(paths, keys, strict=True)
        ]
        found, wrong = translations_module.joined(language, parts)
        found, unused = translations_module.with_allowances(found, allowed)
        if labels:
            found = translations_module.completed(found, _packaged_words(language, known))
        return found, [*wrong_rows, *wrong_style, *wrong_allowed, *unused, *wrong]

    for part in keys:
        # One of them may change next.
        memory.get(part)
    labels = "" if own or packaged.is_written_in(root) else packaged.catalogue(language.id)
    key = digest("words", language.id, known_key, *keys, labels, passed or "", sheet or "")
    found, wrong = memory.once(key, work_out)
    # A link in the place of the table is found with the others and by itself.
    told = dict.fromkeys([*unreadable, *(one for one in (unread, wrong_sheet, wrong_passed) if one)])
    return _Words(key, found, (*told, *wrong))


def _packaged_words(language: Language, known: Reviews = NO_REVIEWS) -> Translations:
    """The labels that come with the program, in a language. `known`: what a project's own table says of them."""
    theirs, _ = reviews.read(reviews.path_of(language), packaged.reviews(language.id))
    path = catalogues.path_of(language, DOMAINS[0])
    found, _ = translations_module.translations(
        language, {path: packaged.catalogue(language.id)}, Reviews({**theirs.rows, **known.rows})
    )
    # In a checkout the catalogue also has words of records.
    labels = {key for key in found.words.keys() - found.suggestions if key[0].startswith(INTERFACE)}
    return Translations(language, {key: found.words[key] for key in labels}, {key: found.states[key] for key in labels})


def _missing(path: str) -> Problem:
    what = "The catalogue is missing, while others of the language are there"
    return Problem(Source(path), "catalogue-missing", what, "Get it back, or run `fristad messages` for an empty one.")


def _not_looked_for(path: str) -> Problem:
    what = "The site takes no words from a catalogue of this name"
    names = ", ".join(f"{domain}.po" for domain in DOMAINS)
    return Problem(Source(path), "catalogue-name", what, f"In LC_MESSAGES there are {names}; move it, or delete it.")


def misplaced_reviews(root: Path) -> list[Problem]:
    """Tables of reviews beside the words that they are of."""
    what = "Who has reviewed words stands apart from them, where those who write words do not write"
    return [
        Problem(
            Source(f"translations/{path}"),
            "review-place",
            what,
            f"Move it to {reviews.FOLDER}/{printable(path.partition('/')[0])}.csv.",
        )
        for path in files.listed(root / "translations")
        if path.endswith("/reviews.csv")
    ]


_TABLES = (records.SUFFIX, allowances.SUFFIX, ".csv")


def _language_of(name: str) -> str:
    """The id of the language that a table in the folder of reviews is of: "ar.allowed.csv" → "ar"."""
    return name.removesuffix(next((suffix for suffix in _TABLES if name.endswith(suffix)), ""))


def of_no_language(root: Path, languages: set[str]) -> list[Problem]:
    """Words and reviews that the site does not look at, since it has no such language."""
    folders = {path.partition("/")[0] for path in files.listed(root / "translations") if path.endswith(".po")}
    tables = {name: _language_of(name) for name in files.listed(root / reviews.FOLDER)}
    return [
        *(_of_no_language(f"translations/{id}/", id) for id in sorted(folders) if id not in languages),
        *(
            _of_no_language(f"{reviews.FOLDER}/{name}", id)
            for name, id in sorted(tables.items())
            if id not in languages or id == name
        ),
    ]


def _of_no_language(path: str, id: str) -> Problem:
    what = f"The site has no language '{printable(id)}', so nothing here has an effect"
    instead = (
        f"Add `- {{ locale: {id} }}` to mkdocs.yml, or remove it." if id in LANGUAGES else did_you_mean(id, LANGUAGES)
    )
    return Problem(Source(path), "language-unused", what, instead, "warning")


def vouched_by_who_wrote(before: Path, root: Path, languages: Iterable[Language]) -> list[Problem]:
    """Where a project, other than an earlier copy of it, vouches for words that came with them.

    A review, a row that allows what a check tells, and a translation back that was found to say the same.
    """
    return [
        problem for language in languages if language.id != SOURCE.id for problem in _vouched(before, root, language)
    ]


def _vouched(before: Path, root: Path, language: Language) -> list[Problem]:
    old, new = (read_words(folder, language, own=True)[0].words for folder in (before, root))
    reviewed, now_reviewed = (read_reviews(folder, language)[0] for folder in (before, root))
    allowed, now_allowed = (_read_allowances(folder, language) for folder in (before, root))
    back, now_back = (_read_back_rows(folder, language) for folder in (before, root))
    problems = reviews.vouched_by_who_wrote(language, (reviewed, old), (now_reviewed, new))
    if own := reviews.with_their_words(now_allowed - allowed, old, new):
        what = f"The same change brings the words and allows what a check tells of them: {own}"
        instead = "Bring the words first. Somebody else looks at them and allows them, in a change of its own."
        problems.append(Problem(Source(allowances.path_of(language)), "allowance-own", what, instead))
    if own := reviews.with_their_words(now_back - back, old, new):
        what = f"The same change brings the words and what they were translated back to: {own}"
        instead = "Bring the words first. Somebody else translates them back, in a change of its own."
        problems.append(Problem(Source(records.path_of(language)), "back-own", what, instead))
    return problems


def _read_allowances(root: Path, language: Language) -> frozenset[allowances.Allowance]:
    path = allowances.path_of(language)
    found, _ = allowances.read(path, files.text_of(root, path)[0] or "", meaning.CODES)
    return frozenset(row for _, row in found.rows)


def _read_back_rows(root: Path, language: Language) -> frozenset[records.BackRow]:
    path = records.path_of(language)
    return frozenset(records.read(path, files.text_of(root, path)[0] or "")[0].rows.values())


def read_reviews(root: Path, language: Language) -> tuple[Reviews, list[Problem]]:
    """What is known of a language's words."""
    path = reviews.path_of(language)
    text, problem = files.text_of(root, path)
    known, wrong = reviews.read(path, text or "")
    return known, [*([problem] if problem else []), *wrong]


def messages(root: Path, urgent: Collection[Key] = ()) -> list[Message]:
    """Every message of the project: records and templates, without the labels that come with the program.

    `urgent` are the messages that somebody in danger reads: see `build.workspace.emergency_tier`.

    Raises UnreadableError where some cannot be read: their translations would be put away as if nobody needed them.
    """
    texts, problems, _ = read_records(root)
    wrong = [problem for problem in problems if problem.code in UNREADABLE]
    if wrong:
        raise UnreadableError(wrong)

    def refuse_unreadable(path: str) -> None:
        if unreadable := files.text_of(root, path)[1]:
            raise UnreadableError([unreadable])

    if packaged.is_written_in(root):
        labels = extraction.labels(str(root), (extraction.TEMPLATES, extraction.CODE), refuse_unreadable)
    else:
        known = {label.key for label in packaged_labels()}
        found = extraction.labels(str(root), (extraction.TEMPLATES,), refuse_unreadable)
        labels = [label for label in found if label.key not in known]
    own = (one for path, text in texts.items() for one in read_record(path, text)[1])
    return list(with_urgency(extraction.in_order([*labels, *own]), urgent))


def messages_in(
    root: Path, language: Language, found: Sequence[Message], urgent: Collection[Key] = ()
) -> Sequence[Message]:
    """What a project has to say in a language: its own messages, and of the program's labels those that come in no
    such language, or that it says in words of its own.
    """
    if packaged.is_written_in(root):
        return found
    path = catalogues.path_of(language, DOMAINS[0])
    text, _ = files.text_of(root, path)
    own = catalogues.read(path, text)[0] if text else {}
    theirs = _packaged_words(language).words
    asked = (one for one in packaged_labels() if one.key in own or one.key not in theirs)
    return extraction.in_order([*found, *with_urgency(asked, urgent)])


def shown_messages(root: Path) -> list[Message]:
    """Every message that a reader may meet: the project's own and all labels that come with the program."""
    own = messages(root)
    return own if packaged.is_written_in(root) else extraction.in_order([*own, *packaged_labels()])


def words_of(root: Path, language: Language, found: Iterable[Message]) -> dict[Key, str]:
    """The translations of these messages that pass the gate and are not marked as fuzzy."""
    known, _ = read_words(root, language)
    wanted = {message.key for message in found} - known.suggestions
    return {key: words for key, words in known.words.items() if key in wanted}
