"""Addresses as pure functions: short ones that never change, and those of older names."""

import pytest

from fristad.content import addresses
from fristad.content.records.programmes import Action
from fristad.content.records.services import Service


def test_a_code_is_five_signs_that_nobody_mistakes():
    codes = [addresses.code(f"service/{number}") for number in range(2000)]

    assert len(set(codes)) > 1995
    assert {sign for code in codes for sign in code} == set("23456789bcdfghjkmnpqrstvwxz")
    assert {len(code) for code in codes} == {5}


@pytest.mark.parametrize(
    ("ref", "code"), [("service/kvinnofridslinjen", "njpsp"), ("page/index", "3qrpx"), ("guide/in-danger", "3n5w5")]
)
def test_a_code_on_paper_stays_the_same(ref, code):
    """These are printed: if this test fails, the change is wrong and not the test."""
    assert addresses.code(ref) == code


def test_the_short_addresses_of_the_real_site_are_each_one_page_s(collection):
    pages = [record for record in collection.records.values() if addresses.has_own_page(record)]

    assert len({addresses.short(record.ref) for record in pages}) == len(pages)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("MIKA-mottagningen", "mika-mottagningen"),
        ("Antivåldcenter", "antivaldcenter"),
        ("Stödcentrum för unga brottsoffer", "stodcentrum-for-unga-brottsoffer"),
        ("  Ö & Å!  ", "o-a"),
        ("Café É", "cafe-e"),
        ("الميناء", ""),
        ("../x", "x"),
    ],
)
def test_a_name_becomes_a_part_of_an_address(name, slug):
    assert addresses.slug(name) == slug


def test_a_service_has_addresses_of_its_older_names(tiny):
    service = tiny.need(Service, "fyren").model_copy(update={"aliases": ("RVC", "Fyren", "rvc", "Antivåldcenter")})

    assert addresses.old(service) == {"services/rvc/": "rvc", "services/antivaldcenter/": "Antivåldcenter"}


def test_what_is_no_page_of_its_own_has_none(tiny):
    action = tiny.of_kind(Action)[0].model_copy(update={"aliases": ("gammal",)})

    assert addresses.old(action) == {}


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("data/services.json", "/data/"),
        ("DATA", "/data/"),
        ("ar/services/", "/ar/"),
        ("services/by/", "/services/by/"),
        ("services/bylund/", ""),
        ("database/", ""),
        ("404.html", "/404.html"),
        ("", ""),
    ],
)
def test_the_site_s_own_addresses_are_known_in_any_spelling(address, made):
    assert addresses.made_by_the_site(address, ["", "ar/"]) == made
