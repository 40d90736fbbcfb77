"""Spellings that are one to somebody who searches."""

import pytest

from fristad.languages import folding
from fristad.languages.known_languages import LANGUAGES

ALIKE = [
    ("sv", "våldtäkt", "valdtakt"),
    ("sv", "ÖVERGREPP", "overgrepp"),
    ("sv", "١١٢", "112"),
    ("sv", "۱۱۲", "112"),
    ("sv", "११२", "112"),
    ("sv", "１１２", "112"),
    ("ar", "الشرطة", "شرطة"),
    ("ar", "والشرطة", "شرطة"),
    ("ar", "بالشرطة", "شرطة"),
    ("ar", "للشرطة", "شرطة"),
    ("ar", "الختان", "ختان"),
    ("ar", "أطفال", "اطفال"),
    ("ar", "إيذاء", "ايذاء"),
    ("ar", "آمن", "امن"),
    ("ar", "مُتَرجِم", "مترجم"),
    ("ar", "مدرسة", "مدرسه"),
    ("ar", "مستشفى", "مستشفي"),
    ("ckb", "پۆلیس", "پولیس"),
    ("ckb", "پۆلیس", "پوليس"),
    ("ckb", "کچ", "كچ"),
    ("ckb", "منداڵ", "مناڵ"),
    ("ckb", "هەڕەشە", "هه\u200cڕه\u200cشه\u200c"),
    ("ckb", "١١٢", "112"),
    ("so", "booliis", "boolis"),
    ("so", "Booliiska", "bolis"),
    ("so", "garaacay", "garacay"),
    ("so", "la'aan", "la’aan"),
    ("ti", "ፀጥታ", "ጸጥታ"),
    ("ti", "ሠላም", "ሰላም"),
    ("ti", "ሓገዝ", "ሐገዝ"),
    ("ti", "ይወቕዓኒ", "ይወቅዐኒ"),
    ("ti", "ይወቕዓኒ", "ወቂዑኒ"),
    ("ti", "ይሃርመኒ", "ሃሪሙኒ"),
    ("ti", "ንፖሊስ", "ፖሊስ"),
    ("ti", "ብፖሊስ", "ፖሊስ"),
    ("ti", "ክምርዖ", "መርዓ"),
    ("ar", "يضربني", "ضربني"),
    ("ar", "بيضربني", "تضربني"),
    ("ckb", "ئەدات", "دەدات"),
    ("ckb", "ژنەکەم", "ژن"),
    ("ckb", "سەگەکەم", "سەگ"),
    ("so", "ninkaygu", "ninkeyga"),
    ("so", "furriin", "furiin"),
    ("so", "aabbe", "aabe"),
    ("en", "hitting", "hits"),
    ("en", "punched", "punching"),
    ("sv", "mej", "mig"),
    ("am", "ኣምቡላንስ", "አምቡላንስ"),
    ("am", "ዑዒዓዔዕዖ", "ኡኢኣኤእኦ"),
    ("am", "ኁሑ", "ሁሁ"),
    ("am", "ሡሢ", "ሱሲ"),
    ("am", "ፁፂ", "ጹጺ"),
    ("fa", "می\u200cزند", "میزند"),
    ("uk", "ё", "е"),
    ("yi", "ײִדיש", "יידיש"),
]
DIFFERENT = [
    ("so", "hot", "hoy"),
    ("ar", "الله", "له"),
    ("ar", "أضرب", "يضرب"),  # I, not he
    ("sv", "hotar", "hatar"),
    ("th", "ที", "ทู"),
]


@pytest.mark.parametrize(("id", "one", "other"), ALIKE)
def test_spellings_of_one_word_are_one(id, one, other):
    folds = folding.of(LANGUAGES[id])

    assert folds.word(one) == folds.word(other)


@pytest.mark.parametrize(("id", "one", "other"), DIFFERENT)
def test_other_words_stay_others(id, one, other):
    folds = folding.of(LANGUAGES[id])

    assert folds.word(one) != folds.word(other)


@pytest.mark.parametrize("id", sorted(LANGUAGES))
def test_a_folded_word_stays_as_it_is(id):
    """Words are folded on both sides: what is folded twice by mistake must be found all the same."""
    folds = folding.of(LANGUAGES[id])
    words = sorted({word for _, *pair in ALIKE + DIFFERENT for word in pair})

    assert [folds.word(folds.word(word)) for word in words] == [folds.word(word) for word in words]
