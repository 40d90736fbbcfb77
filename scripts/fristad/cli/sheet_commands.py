"""`fristad review-sheet` and `fristad review --sheet`: a native reader's page out, the answer in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console

from fristad import files
from fristad.build import assets, locks, workspace
from fristad.build.mkdocs import mkdocs_yml
from fristad.build.workspace import Workspace
from fristad.cli.site_commands import line_printer
from fristad.cli.word_commands import never_replaced, translated_language
from fristad.languages.known_languages import SOURCE, Language
from fristad.languages.text import Text
from fristad.outputs.sheet import choosing, making
from fristad.outputs.sheet.choosing import Wish
from fristad.outputs.sheet.contract import Sheet
from fristad.outputs.sheet.making import Looks, on_swedish
from fristad.problems import STYLES, errors, printable, visible
from fristad.site.filling import Sheets
from fristad.site.rendering import Renderer, without_empty_lines
from fristad.site.site import Site
from fristad.translation.exchange import answers_on_disk, exporting
from fristad.translation.exchange.answers_on_disk import NotRight
from fristad.translation.translations import Translations

_LARGEST = 3_000_000
"""Bytes of a sheet that any computer and any mail takes."""
_MARK = 'name="generator" content="fristad review-sheet"'
"""What a sheet says of itself, so that no other file is written over."""


def review_sheet(root: Path, id: str, wish: Wish, to: Path | None, out: Console) -> int:
    """Make a sheet on which a native reader judges the words of a language."""
    say = line_printer(out)
    language = translated_language(root, id, out)
    if language is None:
        return 1
    config, problems = mkdocs_yml.settings_of(root, published=False)
    if not config:
        say(STYLES["text"](problems))
        return 1
    assets.add_theme(config)
    chosen = replace(mkdocs_yml.options(config), languages=(SOURCE.id, language.id))
    read = workspace.read(root, chosen)
    if stopping := errors([*problems, *read.problems]):
        say(STYLES["text"](stopping))
        return 1
    refs = choosing.pages_of(read.messages, read.collection)
    if unknown := list(choosing.unknown(wish.pages, refs)):
        say("\n".join(unknown))
        return 1
    words = read.words[language.id]
    pages, reviewed = choosing.chosen(wish, read.messages, read.collection, words)
    if not pages:
        more = f"; a human has reviewed {reviewed} already (--all asks again)" if reviewed else ""
        say(f"{language.name}: there is nothing to review{more}")
        return 0
    path = root / (to or f"build/review-sheets/fristad-{language.id}.html")
    if refused := never_replaced(root, path, lambda text: _MARK in text, "fristad review-sheet", "--out"):
        say(refused)
        return 1
    renderer = Renderer(config.theme.get_env(), assets.own_folders(config))
    drafts = Sheets(_as_translated(read, language), renderer)
    made = making.sheet(language, pages, words, drafts, read.terms, _looks(config, language), workspace.day_of_build())
    html = _html(made, drafts, renderer, language)
    files.write_text(path, html)
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    for line in _report(made, shown, len(html.encode("utf-8"))):
        say(line)
    return 0


def _as_translated(read: Workspace, language: Language) -> Site:
    """The site with all words of the language that may be judged, whatever its readers see of them."""
    words = read.words[language.id]
    kept = {key: said for key, said in words.words.items() if key not in words.suggestions}
    states = {key: words.states[key] for key in kept}
    shown = Translations(language, kept, states)
    return replace(read.site, translations={**read.translations, language.id: shown})


def _looks(config: MkDocsConfig, language: Language) -> Looks:
    """What a sheet holds beside words, from the folders of templates."""
    folders = assets.own_folders(config)

    def found(name: str) -> bytes:
        content = next((files.bytes_below(folder, name) for folder in folders if (folder / name).is_file()), None)
        return content or b""

    rules = found(f"assets/fonts/{language.font}.css").decode("utf-8") if language.font else ""
    fonts = {name: found(f"assets/fonts/{name}") for name in making.fonts_in(rules)}
    style, script = (found(f"sheet/review.{ending}").decode("utf-8") for ending in ("css", "js"))
    return Looks(without_empty_lines(style), without_empty_lines(script), making.with_font(rules, fonts))


def _html(made: Sheet, drafts: Sheets, renderer: Renderer, language: Language) -> str:
    """The file. Words of the interface are the reader's, on a page in Swedish."""
    say = drafts.site.speaker(language, "")

    def interface(context: str, text: str, **facts: object) -> Text:
        return on_swedish(say.interface(context, text, **facts))

    return without_empty_lines(renderer.html(made, interface))


def _report(made: Sheet, path: Path, size: int) -> Iterator[str]:
    pages = f"{len(made.pages)} {'page' if len(made.pages) == 1 else 'pages'}"
    yield f"{made.count} messages in {made.language.name}, {pages}: {path} ({size // 1000:,} kB)"
    if size > _LARGEST:
        yield f"That is more than {_LARGEST / 1_000_000} MB, and long to read: take less with --page or --tier"


# ----- the answer -----------------------------------------------------------------------------------------------------


def review_by_sheet(root: Path, id: str, file: str, to: Path | None, today: date, out: Console) -> int:
    """Take in the saved answer of a sheet; 1 when anything in it was refused, or nothing could be noted."""
    say = line_printer(out)
    language = translated_language(root, id, out)
    if language is None:
        return 1
    if to and (refused := never_replaced(root, root / to, exporting.is_ours, "fristad export", "--out")):
        say(refused)
        return 1
    with locks.held(root, say):
        taken = answers_on_disk.take_in(root, language, file, today)
    if problems := [*taken.refused, *taken.skipped]:
        say(STYLES["text"](problems))
    if taken.answer is None:
        say("Nothing was noted")
        return 1
    for one in taken.not_right:
        say("\n".join(_told(one)))
    for page in taken.answer.pages:
        natural = "reads naturally as a whole" if page.natural else "is not said to read naturally as a whole"
        say(f"{printable(page.ref)} {natural}" + (f": {printable(page.remark, _LONG)}" if page.remark else ""))
    if to and taken.not_right:
        files.write_text(root / to, answers_on_disk.for_translators(taken, "po" if to.suffix == ".po" else "xliff"))
        say(f"{len(taken.not_right)} messages for a translator: {to}")
    say(
        f"{language.name}: {taken.right} reviewed by {taken.answer.role} on {taken.answer.saved}, "
        f"{len(taken.not_right)} not right, {len(taken.skipped)} skipped"
    )
    return 0 if taken.right or taken.not_right or taken.answer.pages else 1


_LONG = 400
"""Letters of a text that fit a terminal."""


def _told(one: NotRight) -> Iterator[str]:
    """What is not right, and what the gate says of what is proposed."""
    place = f" ({one.place.path}:{one.place.line})" if one.place else ""
    yield f"{one.message.context} is not right{place}"
    yield f"  Swedish:  {printable(one.message.text, _LONG)}"
    yield f"  now:      {printable(one.words, _LONG)}"
    if one.proposal:
        yield f"  proposed: {printable(one.proposal, _LONG)}"
        if not one.refusals:
            yield "  the gate lets the proposal in"
        for refusal in one.refusals:
            yield f"  the gate refuses it: {visible(refusal.what)}. {visible(refusal.instead)} [{refusal.code}]"
    if one.remark:
        yield f"  remark:   {printable(one.remark, _LONG)}"
    if one.reviewed_before:
        before = one.reviewed_before
        yield f"  It is still noted as reviewed by {before.reviewed_by} on {before.reviewed_on}"
