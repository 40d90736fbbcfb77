"""All rules, in the order in which they are told; a rule is a small function with a stable code."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fristad.content.collection import Collection, Settings
from fristad.content.records.base import Record
from fristad.content.rules.advice import (
    advice_without_number,
    law_before_help,
    search_words_without_answer,
    those_who_hurt_first,
)
from fristad.content.rules.dates import overdue_assessments, overdue_checks
from fristad.content.rules.endings import endings
from fristad.content.rules.first_numbers import wrong_first_numbers
from fristad.content.rules.links import broken_links, headings_without_id
from fristad.content.rules.names import (
    addresses_twice,
    ids_twice,
    missing_start_page,
    names_twice,
    old_names_twice,
)
from fristad.content.rules.national import local_names_in_national_records, owner_left_empty
from fristad.content.rules.references import (
    actions_out_of_place,
    information_nobody_spreads,
    instead_of_nothing,
    places_in_a_circle,
    reports_by_mail_alone,
    unknown_goals,
    unknown_ids,
    what_an_own_entrance_gives_away,
)
from fristad.content.rules.texts import (
    cards_out_of_place,
    law_citations,
    placeholders_twice,
    stray_contact_details,
    stray_markup,
    unknown_placeholders,
)
from fristad.content.rules.wording.plain import hard_swedish
from fristad.problems import Problem
from fristad.syntax.front_matter import Document

RULES_OF_EACH: tuple[Callable[[Record, Document], Iterable[Problem]], ...] = (
    stray_contact_details,
    stray_markup,
    law_citations,
    owner_left_empty,
)
"""For records of every kind, each by itself."""
Rule = Callable[[Collection, Settings], Iterable[Problem]]
RULES_BETWEEN: tuple[Rule, ...] = (
    unknown_ids,
    endings,
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
    local_names_in_national_records,
    advice_without_number,
    those_who_hurt_first,
    law_before_help,
    search_words_without_answer,
    hard_swedish,
    ids_twice,
    addresses_twice,
    old_names_twice,
    names_twice,
    places_in_a_circle,
    missing_start_page,
)
