"""Rules for every record and between records, each a small function with a stable code; all are listed at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice

from fristad import addresses, markup, phone_numbers, prose
from fristad.addresses import resolve
from fristad.collection import Collection, Settings, placeholder
from fristad.first_numbers import wrong_first_numbers
from fristad.guides import IN_SECRET, OWN_ENTRANCES, Guide, Page
from fristad.places import Place
from fristad.problems import Problem, Source, did_you_mean
from fristad.programmes import Action, Answer, Material, Programme
from fristad.records import Record, texts_of, words_of
from fristad.services import Service
from fristad.sources import Document, Key
from fristad.statements import Statement
from fristad.violence import Expression, ViolenceType

_REFERENCES: dict[str, dict[str, str]] = {
    "": {"owner": "body", "implements": "action", "definitions.programme": "programme"},
    "guide": {"services": "service", "types": "type"},
    "type": {"services": "service"},
    "expression": {"services": "service"},
    "service": {"instead": "service", "area": "place"},
    "material": {"actions": "action", "instead": "service", "area": "place"},
    "body": {"place": "place"},
    "place": {"within": "place"},
    "law": {"successor": "law"},
    "programme": {
        "place": "place",
        "strategy": "programme",
        "signatories": "body",
        "goals.activities.responsible": "body",
        "goals.indicators.responsible": "body",
        "goals.subgoals.responsible": "body",
        "quoted_elsewhere.responsible": "body",
    },
    "action": {
        "programme": "programme",
        "responsible": "body",
        "co_responsible": "body",
        "levels": "level",
        "materials": "material",
        "services": "service",
    },
    "answer": {"sender": "body", "programme": "programme"},
    "statement": {"places": "place", "report": "service", "laws": "law"},
}
"""Kind → field path → the kind that the ids in it name."""
_DOCUMENTS = (
    "sources.document",
    "definitions.document",
    "named_in",
    "goals.subgoals.document",
    "goals.indicators.document",
    "goals.activities.document",
    "quoted_elsewhere.document",
)
_PYTHON_NAMES = {"sender": "from"}


def _values(value: object, path: list[str], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every string found along a field path, with its place."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, path, (*key, index))
    elif path and value is not None:
        name = _PYTHON_NAMES.get(path[0], path[0])
        yield from _values(getattr(value, path[0], None), path[1:], (*key, name))
    elif isinstance(value, str):
        yield key, value


def unknown_ids(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An id that names nothing would be a dead end for a reader."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for path, kind in {**_REFERENCES[""], **_REFERENCES.get(record.kind, {})}.items():
            for key, id in _values(record, path.split(".")):
                if not collection.is_known(f"{kind}/{id}"):
                    known = [known.partition("/")[2] for known in collection.records if known.startswith(f"{kind}/")]
                    what, instead = f"'{id}' is not {_A[kind]}", did_you_mean(id, known)
                    if draft := collection.drafts.get(f"{kind}/{id}"):
                        what, instead = f"'{id}' is kept back as a draft", _leave_out(draft)
                    yield Problem(document.source(*key), f"unknown-{kind}", what, instead)
        for path in _DOCUMENTS:
            for key, reference in _values(record, path.split(".")):
                if not collection.is_known(reference):
                    known = [known for known in collection.records if known.startswith(("answer/", "programme/"))]
                    what, instead = f"'{reference}' is not a source document", did_you_mean(reference, known)
                    if draft := collection.drafts.get(reference):
                        what, instead = f"'{reference}' is kept back as a draft", _leave_out(draft)
                    yield Problem(document.source(*key), "unknown-document", what, instead)


def _leave_out(path: str) -> str:
    """What to do about something that leads to a draft."""
    return f"Leave it out, or take `draft: true` out of {path}."


_A = {
    "body": "a body",
    "action": "an action",
    "programme": "a programme",
    "service": "a service",
    "type": "a violence type",
    "law": "a law",
    "level": "a prevention level",
    "material": "a material",
    "place": "a place",
}


def unknown_placeholders(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A name in braces that stands for nothing would be shown as it is."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for passage in _prose(record, document):
            yield from islice(_placeholder_problems(passage, record, collection), _MOST_TOLD)
        for name, at, is_card in prose.placed(record.body):
            if is_card and (problem := _placeholder_problem(name, record, collection)):
                yield Problem(document.in_body(at), *problem)


def _placeholder_problems(passage: _Passage, record: Record, collection: Collection) -> Iterator[Problem]:
    for found in prose.PLACEHOLDER.finditer(passage.text):
        problem = _placeholder_problem(found.group(1), record, collection)
        if problem:
            yield Problem(passage.place(found.start(), found.group()), *problem)


def _placeholder_problem(name: str, record: Record, collection: Collection) -> tuple[str, str, str] | None:
    named = collection.fact(name, record)
    if named is None:
        if any(_may_name(name, ref) for ref in collection.unread):
            return None
        what, instead = f"'{{{name}}}' stands for nothing", did_you_mean(name, collection.facts)
        for ref, path in collection.drafts.items():
            if _may_name(name, ref):
                what, instead = f"'{{{name}}}' names a draft, which is kept back", _leave_out(path)
        return "unknown-placeholder", what, instead
    fact, service = named.kind, collection.records[named.ref]
    own = service is record
    if isinstance(service, Material) and fact == "web":
        if (own and service.shown_web) or (service.web and service.confidence == "high"):
            return None
        what = f"The address of '{service.name}' may not be shown"
        if not own:
            what = f"'{{{name}}}' names an address that is not surely right"
        return "unsure-address-in-text", what, "Leave it out."
    if not isinstance(service, Service):
        return None
    if fact == prose.CARD and not service.has_way_in:
        what = f"'{service.name}' has nothing to show on a card"
        return "card-without-contact", what, "Name the services that are the nearest verified way in."
    if fact == "phone" and not (service.named_phone(named.phone) and (own or service.confidence == "high")):
        what = f"'{{{name}}}' names a number that is not surely right"
        other = f"Write {{service_{service.id.replace('-', '_')}}}, which leads to the page with its source."
        return "unsure-phone-in-text", what, other
    sure = service.confidence == "high" or (own and service.shows_contact)
    if fact in ("web", "chat") and not getattr(service, fact):
        what = f"'{service.name}' has no {'chat' if fact == 'chat' else 'website'} in its record"
        return "unsure-address-in-text", what, "Name the service instead."
    if fact in ("web", "chat") and not sure:
        what = f"'{{{name}}}' names an address that is not surely right"
        return "unsure-address-in-text", what, "Name the service instead; its page tells the address and the source."
    if fact == "hours" and not (service.shown_hours and (own or service.shown_hours.confidence == "high")):
        what = f"'{{{name}}}' names opening hours that are not surely right"
        return "unsure-hours-in-text", what, "Name the service instead; its page tells the hours and the source."
    return None


def _may_name(name: str, unread: str) -> bool:
    """Whether a placeholder may name something of a file that could not be read."""
    id, named = unread.partition("/")[2].replace("-", "_"), name.partition("_")[2]
    return named == id or named.startswith(id + "_")


def cards_out_of_place(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A card is a block of its own: in a sentence or a list it would tear the words apart."""
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        with_cards = isinstance(record, Guide | ViolenceType | Expression | Page)
        named = [
            (name, document.in_value(words.key, "{" + name + "}"))
            for words in words_of(record)
            for name in prose.PLACEHOLDER.findall(words.text)
        ]
        placed = prose.placed(record.body)
        named += [(name, document.in_body(at)) for name, at, in_place in placed if not (in_place and with_cards)]
        for name, place in named:
            fact, service = collection.facts.get(name, ("", ""))
            if fact == prose.CARD:
                other = "{" + placeholder("service", service.partition("/")[2]) + "}"
                instead = (
                    f"Put it alone in a paragraph, with empty lines around it, or write {other}."
                    if with_cards
                    else f"Write {other}, which leads to the page of the service."
                )
                what = f"'{{{name}}}' stands where there is no room for a card"
                yield Problem(place, "card-out-of-place", what, instead)


def placeholders_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A number that a text names must be one number, not another's with a longer name."""
    for service in collection.services:
        for index, id in [(index, phone.id) for index, phone in enumerate(service.phones) if phone.id]:
            # From other pages, and from the service's own.
            for name in (placeholder("phone", service.id, id), placeholder("phone", id)):
                _, ref = collection.facts.get(name, ("", ""))
                if ref and not (ref == service.ref and collection.named_phones.get(name) == (ref, id)):
                    what = f"'{{{name}}}' would name this number and one of {collection.documents[ref].path}"
                    place = collection.documents[service.ref].source("phones", index, "id")
                    yield Problem(place, "placeholder-twice", what, "Write another word, such as 'older' or 'abroad'.")


_WEB = re.compile(
    r"(?:https?://|www\.)[^\s\0]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w+"
    r"|(?<![\w-])[\w-]{2,63}\.(?:se|com|org|net|eu|nu|stockholm)\b"
)


_NAMES = ("name", "aliases", "search_words")
"""Fields in which a thing is called what people call it, or asked for by it: "Killar.se", "112"."""


def stray_contact_details(record: Record, document: Document) -> Iterator[Problem]:
    """A number typed into a text is not changed when the record is, and the next reader dials the old one."""
    own = {phone_numbers.digits(phone.number) for phone in record.phones} if isinstance(record, Service) else set()
    for key, text in texts_of(record):
        yield from islice(_contact_details(_field(text, key, document), own, key[0] in _NAMES), _MOST_TOLD)
    if record.body:
        in_body = _Passage(record.body, "body", lambda at, _: document.in_body(at))
        yield from islice(_contact_details(in_body, own), _MOST_TOLD)


def _contact_details(passage: _Passage, own: set[str], is_name: bool = False) -> Iterator[Problem]:
    """Numbers and addresses in a text. `own`: the numbers of the service, which may be a part of its name."""
    # As long as it was, so that everything stands where it stood.
    bare = prose.PLACEHOLDER.sub(lambda found: "\0" * len(found.group()), passage.text)
    for number in phone_numbers.in_text(bare):
        # Of what a service is called by, its own number: whoever changes that is told here.
        if not (is_name and number.digits in own):
            what = f"'{' '.join(number.text.split())}' is a phone number in a text"
            instead = "Write {phone_…} with the id of the service, so that it stays right."
            yield Problem(passage.place(number.start, number.text), "stray-phone-number", what, instead)
    for found in _WEB.finditer(_TARGET.sub(lambda target: "]" + "\0" * (len(target.group()) - 1), bare)):
        address = found.group().rstrip(".,;:!?)")
        if not is_name or re.search(r"[/@]|^www", address):
            what = f"'{address}' is an address in a text"
            instead = "Write {web_…} with the id of the service, or put it in a field."
            yield Problem(passage.place(found.start(), address), "stray-address", what, instead)


_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class _Passage:
    """A text for readers: a field, or the words of one block below the fields; `kind` is "field" or a unit's."""

    text: str
    kind: str
    place: Callable[[int, str], Source]
    """Where something stands in the file: by its place in the text, and what it is."""


def _prose(record: Record, document: Document) -> Iterator[_Passage]:
    """The words of a record that readers see in their own language, in reading order."""
    for words in words_of(record):
        yield _field(words.text, words.key, document)
    for unit in prose.units(record.body):
        yield _Passage(unit.text, unit.kind, partial(_in_unit, document, unit))


def _in_unit(document: Document, unit: prose.Unit, at: int, snippet: str) -> Source:
    return document.in_body(unit.at(at))


def _field(text: str, key: Key, document: Document) -> _Passage:
    def place(at: int, snippet: str) -> Source:
        return document.in_value(key, snippet, text.count(snippet, 0, at))

    return _Passage(text, "field", place)


def stray_markup(record: Record, document: Document) -> Iterator[Problem]:
    """Signs that the renderer makes nothing of would be read out, translated and printed as they stand."""
    passages = list(_prose(record, document))
    keys = {words.key for words in words_of(record)}
    for passage in passages:
        yield from _told(markup.in_words(passage.text, passage.kind), passage)
    for key, text in _texts(document.data):
        if key not in keys and not _IS_ADDRESS.fullmatch(text):
            yield from _told(markup.in_names(text), _field(text, key, document))
            if not text.strip():
                name = ".".join(str(step + 1) if isinstance(step, int) else step for step in key)
                instead = "Write something, or remove the line."
                yield Problem(document.source(*key), "blank", f"`{name}` is empty", instead)
    for fault in markup.in_body(record.body):
        yield Problem(document.in_body(fault.at), fault.code, fault.what, fault.instead, fault.severity)


_IS_ADDRESS = re.compile(r"https?://\S+")


_MOST_TOLD = 20
"""Faults in one text. Who mends so many at once sees the rest when the file is checked again."""


def _told(faults: Iterable[markup.Fault], passage: _Passage) -> Iterator[Problem]:
    for fault in islice(faults, _MOST_TOLD):
        place = passage.place(fault.at, fault.found)
        yield Problem(place, fault.code, fault.what, fault.instead, fault.severity)


def _texts(value: object, key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Every string of a record's facts, with its keys."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping):
        for name, inside in value.items():
            yield from _texts(inside, (*key, name))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from _texts(inside, (*key, index))


def broken_links(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A link in a text leads to a file below docs/, and to a heading that is there."""
    anchors = _anchors(collection)
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        for passage in _prose(record, document):
            for found in prose.LINK.finditer(passage.text):
                problem = _link_problem(found[2], record, collection, anchors)
                if problem:
                    yield Problem(passage.place(found.start(2) - 1, f"({found[2]})"), "broken-link", *problem)


def _link_problem(
    target: str, record: Record, collection: Collection, anchors: Callable[[str], set[str]]
) -> tuple[str, str] | None:
    """What is wrong with a link from a record's text, and what to write instead."""
    path, _, anchor = target.partition("#")
    document = collection.documents[record.ref]
    file = resolve(document.path.partition("/")[2], path) if path else document.path.partition("/")[2]
    if "://" in target:
        return f"'{target}' leads to another site", "Put the address in a field, and write {web_…} here."
    address = collection.source_addresses.get(file)
    if address is None and any(file.endswith(f"{ref.partition('/')[2]}.md") for ref in collection.unread):
        return None
    if address is None and f"docs/{file}" in collection.drafts.values():
        return f"'{target}' leads to a draft, which is kept back", _leave_out(f"docs/{file}")
    if address is None:
        return f"'{target}' leads nowhere", did_you_mean(file, collection.source_addresses)
    if anchor:
        known = anchors(address)
        if anchor not in known and not collection.unread:
            return f"'#{anchor}' is not a heading of {file}", did_you_mean(anchor, known)
    return None


def _anchors(collection: Collection) -> Callable[[str], set[str]]:
    """Gives for an address the ids of its headings and of the records that are parts of it."""
    parts = _parts(collection)
    on_page: dict[str, list[Record]] = {}
    for record in collection.records.values():
        on_page.setdefault(addresses.of(record).partition("#")[0], []).append(record)

    @cache  # few pages have parts that others link to
    def known(address: str) -> set[str]:
        texts = (record.body for record in on_page.get(address, ()))
        return {*parts.get(address, ()), *(id for text in texts for _, id, _ in prose.headings(text))}

    return known


_TEMPLATE_IDS = re.compile(r"f-|(?:main|menu)$|(?:action|goal|focus-area|request)-\d")
"""What templates call their own parts."""


def _parts(collection: Collection) -> dict[str, frozenset[str]]:
    """Address → anchors of the records that are parts of that page."""
    found: dict[str, set[str]] = {}
    for record in collection.records.values():
        path, _, anchor = addresses.of(record).partition("#")
        if anchor:
            found.setdefault(path, set()).add(anchor)
    return {path: frozenset(anchors) for path, anchors in found.items()}


def headings_without_id(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Addresses of headings are the same in all languages, so they cannot be made from translated words."""
    parts = _parts(collection)
    for ref, record in collection.records.items():
        document = collection.documents[ref]
        seen: set[str] = set()
        taken = parts.get(addresses.of(record), frozenset())
        for block in prose.walk(prose.parse(record.body)):
            if not prose.level(block):
                continue
            id, words, place = block.id, block.text, document.in_body(block.places[0])
            if prose.level(block) == 1:
                yield Problem(place, "heading-level", f"'{words}' is a main heading", "Begin it with `##`.")
            if not words:
                what = "A heading has no words"
                yield Problem(place, "heading-without-words", what, "Write them after the `##`, or remove it.")
            elif not id:
                what = f"The heading '{words}' has no id"
                instead = "End it with {#words-in-english}."
                if block.lines[1] - block.lines[0] > 1:  # underlined
                    instead += " If the dashes below it are a line, leave an empty line before them."
                yield Problem(place, "heading-without-id", what, instead)
            elif id in seen or id in taken or _TEMPLATE_IDS.match(id):
                yield Problem(place, "heading-id-twice", f"'#{id}' is used already on the page", "Rename one of them.")
            seen.add(id)


def overdue_checks(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A fact that nobody has checked for a year may be wrong."""
    late = settings.overdue_error is not None and collection.today >= settings.overdue_error
    for ref, record in collection.records.items():
        days = (collection.today - record.checked).days
        place = collection.documents[ref].source("checked")
        if days < 0:
            what = f"The facts were checked on {record.checked}, which is to come"
            yield Problem(place, "checked-in-future", what, "Write the day when they were checked.")
        if days > settings.review_days:
            what = f"The facts were last checked {days} days ago"
            instead = "Check them against the sources, then write today's date."
            yield Problem(place, "overdue-check", what, instead, "error" if late else "warning")


def overdue_assessments(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """The law asks for a statement that is true today."""
    late = settings.overdue_error is not None and collection.today >= settings.overdue_error
    for statement in collection.of_kind(Statement):
        document = collection.documents[statement.ref]
        for name in ("assessed", "updated"):
            day = getattr(statement, name)
            if day > collection.today:
                what = f"`{name}` is {day}, which is to come"
                yield Problem(document.source(name), "statement-in-future", what, "Write the day when it was done.")
        days = (collection.today - statement.assessed).days
        if days > settings.review_days:
            what = f"The site was last held against the requirements {days} days ago"
            instead = "Assess it again, write what you found, then today's date."
            place = document.source("assessed")
            yield Problem(place, "overdue-assessment", what, instead, "error" if late else "warning")


def reports_by_mail_alone(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Who cannot keep e-mail on the device says so by phone or at a desk."""
    for statement in collection.of_kind(Statement):
        for index, id in enumerate(statement.report):
            service = collection.get(Service, id)
            if service and not service.shown_phones and not service.shown_address:
                what = f"'{id}' has neither a number nor an address that may be shown"
                place = collection.documents[statement.ref].source("report", index)
                yield Problem(place, "report-by-mail-alone", what, "Name a service that can be called or visited.")


def information_nobody_spreads(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An action to spread information is carried out by a page, or not at all."""
    for action in collection.of_kind(Action):
        if action.information and not collection.carried_out_by(action):
            what = f"No page carries out action {action.number}"
            instead = f"Add `implements: [{action.id}]` to the page that does."
            yield Problem(collection.documents[action.ref].source("number"), "action-not-carried-out", what, instead)


def actions_out_of_place(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An action stands below a focus area of its plan, and its number is its own."""
    seen: dict[str, Action] = {}
    for action in collection.of_kind(Action):
        document = collection.documents[action.ref]
        programme = collection.get(Programme, action.programme)
        areas = [str(area.number) for area in programme.focus_areas] if programme else []
        if programme and str(action.focus_area) not in areas:
            what = f"'{programme.short}' has no focus area {action.focus_area}"
            yield Problem(document.source("focus_area"), "unknown-focus-area", what, did_you_mean("", areas))
        if action.mark in seen:
            what = f"Action {action.number} is also {collection.documents[seen[action.mark].ref].path}"
            yield Problem(document.source("number"), "action-number-twice", what, "Correct one of the numbers.")
        seen.setdefault(action.mark, action)


def unknown_goals(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A request about a goal names one of the programme's."""
    for answer in collection.of_kind(Answer):
        programme = collection.get(Programme, answer.programme)
        known = [str(goal.number) for goal in programme.goals] if programme else []
        for index, request in enumerate(answer.requests):
            if programme and request.goal is not None and str(request.goal) not in known:
                place = collection.documents[answer.ref].source("requests", index, "goal")
                what = f"'{programme.short}' has no goal {request.goal}"
                yield Problem(place, "unknown-goal", what, did_you_mean("", known))


def instead_of_nothing(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A way in named for want of another must itself lead somewhere."""
    named: tuple[Service | Material, ...] = (*collection.services, *collection.of_kind(Material))
    for service in named:
        for index, id in enumerate(service.instead):
            other = collection.get(Service, id)
            if other and not other.has_way_in:
                what = f"'{id}' has no contact detail that may be shown"
                place = collection.documents[service.ref].source("instead", index)
                yield Problem(place, "instead-without-contact", what, "Name a service that has one.")


def what_an_own_entrance_gives_away(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """The pages for those who hurt others lead to no shelter, and tell no way of hiding what one reads."""
    for guide in collection.guides:
        if guide.situation not in OWN_ENTRANCES:
            continue
        document = collection.documents[guide.ref]
        named = [(id, document.source("services", index)) for index, id in enumerate(guide.services)]
        for name, at in _first_places(guide.body).items():
            _, ref = collection.facts.get(name, ("", ""))
            named.append((ref.partition("/")[2], document.in_body(at)))
        for id, place in named:
            service, other = collection.get(Service, id), collection.get(Guide, id)
            instead = "Leave it out: the person who is hurt relies on it."
            if service and service.category == "shelter":
                yield Problem(place, "own-entrance", f"'{id}' is a shelter, and this guide is for who hurts", instead)
            if other and other.situation in IN_SECRET:
                what = f"'{id}' tells how to hide or to leave, and this guide is for who hurts"
                yield Problem(place, "own-entrance", what, instead)


def _first_places(body: str) -> dict[str, int]:
    """Each name in braces, and where in the text it stands first."""
    found: dict[str, int] = {}
    for unit in prose.units(body):
        for match in prose.PLACEHOLDER.finditer(unit.text):
            found.setdefault(match[1], unit.at(match.start()))
    return found


def ids_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Services and materials are named by the same placeholders."""
    seen: dict[str, Record] = {}
    for record in collection.records.values():
        if record.kind in ("service", "material"):
            other = seen.setdefault(record.id, record)
            if other is not record:
                what = f"'{record.id}' also names {collection.documents[other.ref].path}"
                place = collection.documents[record.ref].source()
                yield Problem(place, "id-twice", what, "Rename one of the files.")


def addresses_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Of two files with one address, one would vanish without a word."""
    seen: dict[str, Record] = {}
    for record in collection.records.values():
        own = [addresses.of(record)] if addresses.has_own_page(record) else []
        own += [addresses.show(record)] if isinstance(record, Service) else []
        for address in own:
            other = seen.setdefault(address, record)
            if other is not record:
                what = f"/{address} is also the address of {collection.documents[other.ref].path}"
                place = collection.documents[record.ref].source()
                yield Problem(place, "address-twice", what, "Rename one of the two files.")


def old_names_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """An old name has an address of its own, from which it leads to one page only."""
    taken = {addresses.of(record): record for record in collection.records.values()}
    for record in collection.records.values():
        for address, alias in addresses.old(record).items():
            place = collection.documents[record.ref].source("aliases", record.aliases.index(alias))
            other = taken.setdefault(address, record) if address else record
            if not address:
                what = f"'{alias}' has no letter from a to z to make an address of"
                yield Problem(place, "alias-without-letters", what, "Write it in Latin letters, or remove it.")
            elif made := addresses.made_by_the_site(address):
                what = f"'{alias}' would be found at {made}, which the site makes itself"
                yield Problem(place, "alias-twice", what, "Write more of the name, or remove it.")
            elif other is not record:
                what = f"'{alias}' also leads to {collection.documents[other.ref].path}"
                yield Problem(place, "alias-twice", what, "Keep it at one of the two, or write more of the name.")


def short_addresses_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A short address on paper cannot be taken back, so it must be one page's alone."""
    seen: dict[str, Record] = {}
    for record in collection.records.values():
        if addresses.has_own_page(record):
            address = addresses.short(record.ref)
            other = seen.setdefault(address, record)
            if other is not record:
                what = f"The short address '{address}' is also that of {collection.documents[other.ref].path}"
                place = collection.documents[record.ref].source()
                yield Problem(place, "short-address-twice", what, "Rename the newer of the two files.")


def places_in_a_circle(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A place lies in a wider one; two that lie in each other have no end."""
    for place in collection.of_kind(Place):
        inside = [place]
        while inside[-1].within and (wider := collection.get(Place, inside[-1].within)):
            if wider is place:
                what = f"'{place.id}' lies within itself" + "".join(f", by way of '{one.id}'" for one in inside[1:])
                instead = "Write the place around it, or leave `within` out."
                yield Problem(collection.documents[place.ref].source("within"), "place-in-circle", what, instead)
            if wider in inside:
                break
            inside.append(wider)


def names_twice(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Two services with one name cannot be told apart by a caller."""
    seen: dict[str, Service] = {}
    for service in collection.services:
        name = service.name.casefold()
        if name in seen:
            what = f"'{service.name}' is also the name of {collection.documents[seen[name].ref].path}"
            place = collection.documents[service.ref].source("name")
            yield Problem(place, "name-twice", what, "Add the place or the operator to one of the names.")
        seen.setdefault(name, service)


def missing_start_page(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """A site begins somewhere."""
    if not collection.is_known("page/index"):
        yield Problem(Source("docs/index.md"), "start-page-missing", "There is no start page", "Write docs/index.md.")


RULES_OF_EACH: tuple[Callable[[Record, Document], Iterable[Problem]], ...] = (stray_contact_details, stray_markup)
"""For records of every kind, each by itself."""
Rule = Callable[[Collection, Settings], Iterable[Problem]]
RULES_BETWEEN: tuple[Rule, ...] = (
    unknown_ids,
    unknown_placeholders,
    cards_out_of_place,
    placeholders_twice,
    broken_links,
    headings_without_id,
    overdue_checks,
    overdue_assessments,
    reports_by_mail_alone,
    information_nobody_spreads,
    actions_out_of_place,
    unknown_goals,
    instead_of_nothing,
    what_an_own_entrance_gives_away,
    wrong_first_numbers,
    ids_twice,
    addresses_twice,
    old_names_twice,
    short_addresses_twice,
    names_twice,
    places_in_a_circle,
    missing_start_page,
)
