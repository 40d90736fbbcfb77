"""services.json: every service with what may be shown of it."""

from __future__ import annotations

from fristad.content.records.programmes import Material
from fristad.content.records.services import Hours, Service
from fristad.outputs.open_data.schema import LICENCE, DayRow, HoursRow, PhoneRow, ServiceRow, ServicesFile, SpanRow
from fristad.outputs.open_data.words import Plain, source_rows
from fristad.site.site import Site
from fristad.syntax.hours.days import clock
from fristad.syntax.hours.schedules import schedule
from fristad.syntax.hours.values import Spans


def services(site: Site) -> ServicesFile:
    """Every service and material."""
    plain, collection = Plain(site), site.collection
    rows = [_service(service, plain) for service in collection.services]
    rows += [_material(item, plain) for item in collection.of_kind(Material)]
    return ServicesFile(title=site.name, licence=LICENCE, services=sorted(rows, key=lambda row: row.id))


def _service(service: Service, plain: Plain) -> ServiceRow:
    shown, hours, address = service.shows_contact, service.shown_hours, service.shown_address
    return ServiceRow(
        id=service.id,
        record=service.ref,
        kind=service.category,
        name=service.name,
        aliases=list(service.aliases),
        called=plain(service, service.called),
        summary=plain(service, service.summary),
        operator=service.operator,
        run_by=service.run_by,
        roles=list(service.roles),
        area=service.area,
        audience=list(service.audience),
        concerns=list(service.concerns),
        phones=[
            PhoneRow(
                label=plain(service, phone.label),
                number=phone.number,
                display=phone.display,
                dial=phone.dial,
                href=phone.href,
                short=phone.short,
                sms=phone.sms,
            )
            for phone in service.shown_phones
        ],
        chat=service.shown_chat.address if service.shown_chat else None,
        chat_hours=service.shown_chat.opening_hours if service.shown_chat else None,
        chat_confidence=service.chat_confidence if service.shown_chat else None,
        web=service.web if shown else None,
        email=service.email if shown else None,
        address=address.text if address else None,
        hours=_hours(service, hours, plain) if hours else None,
        cost=service.cost,
        anonymous=service.anonymous,
        on_phone_bill=service.on_phone_bill,
        interpreter=service.has_interpreter,
        languages=list(service.languages),
        age_from=service.age.first if service.age else None,
        age_to=service.age.last if service.age else None,
        confidence=service.confidence,
        check_before_use=service.needs_checking,
        instead=list(service.instead),
        sources=source_rows(service.sources),
        checked=service.checked.isoformat(),
        owner=plain.site.collection.owner_of(service),
        national=service.is_national,
        implements=list(service.implements),
        url=plain.url(service),
    )


def _hours(service: Service, hours: Hours, plain: Plain) -> HoursRow:
    plan = schedule(hours.value, plain.site.collection.today) if hours.value else None
    return HoursRow(
        opening_hours=hours.opening_hours,
        by_appointment=hours.by_appointment,
        note=plain(service, hours.note) if hours.note else None,
        confidence=hours.confidence,
        always=hours.always,
        week=[_spans(spans) for spans in plan.week] if plan else None,
        differing=[
            DayRow(date=day.isoformat(), spans=_spans(spans) if spans is not None else None)
            for day, spans in plan.differing
        ]
        if plan
        else None,
        until=plan.until.isoformat() if plan else None,
    )


def _spans(spans: Spans) -> list[SpanRow]:
    return [
        SpanRow(opens=clock(span.first), closes=clock(span.last), state="open" if span.open else "unknown")
        for span in spans
    ]


def _material(item: Material, plain: Plain) -> ServiceRow:
    return ServiceRow(
        id=item.id,
        record=item.ref,
        kind=item.category,
        name=item.name,
        aliases=list(item.aliases),
        called=None,
        summary=plain(item, item.summary),
        operator=item.provider,
        run_by=None,
        roles=[],
        area=item.area,
        audience=list(item.audience),
        concerns=list(item.concerns),
        phones=[],
        chat=None,
        chat_hours=None,
        chat_confidence=None,
        web=item.shown_web,
        email=None,
        address=None,
        hours=None,
        cost=item.cost,
        anonymous=None,
        on_phone_bill=None,
        interpreter=None,
        languages=[],
        age_from=None,
        age_to=None,
        confidence=item.confidence,
        check_before_use=item.confidence == "medium",
        instead=list(item.instead),
        sources=source_rows(item.sources),
        checked=item.checked.isoformat(),
        owner=plain.site.collection.owner_of(item),
        national=item.is_national,
        implements=list(item.implements),
        url=plain.url(item),
    )
