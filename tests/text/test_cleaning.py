"""Claims about text from people: what stays, what goes, and where a cut may fall."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.text.cleaning import (
    MOST_QUERY,
    MOST_WORDS,
    clean_line,
    clean_text,
    folded,
    hits,
    isolated,
    query_words,
    same_name,
    searchable,
)

ANY = st.text(st.characters(codec=None), max_size=60)
"""Any code points at all, halves of surrogates included."""
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1e9\U0001f1ea"


@given(ANY, st.integers(1, 30))
def test_cleaning_is_done_once(text: str, most: int) -> None:
    """Cleaning again changes nothing, nothing is longer than asked, and all of it can be stored."""
    for clean in (clean_line, clean_text):
        once = clean(text, most)
        assert clean(once, most) == once
        assert len(once) <= most
        assert once.encode().decode() == once
        assert unicodedata.is_normalized("NFC", once)


@given(ANY)
def test_no_control_and_no_override_stays(text: str) -> None:
    """Of all controls only new line and tab stay in a text, none in a line."""
    gone = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    for cleaned, allowed in ((clean_line(text), ""), (clean_text(text), "\n\t")):
        assert not gone & set(cleaned)
        assert all(c in allowed for c in cleaned if unicodedata.category(c) in ("Cc", "Cs"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann \t  B.\n", "Ann B."),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("e\u0301", "\u00e9"),
        ("e\x07\u0301", "\u00e9"),
        ("\u202eevil\u202c", "evil"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "\U0001f600"),
        (f"{FAMILY} {FLAG}", f"{FAMILY} {FLAG}"),
        ("שלום", "שלום"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200b\u2060\ufeff", ""),
        ("\u3164", ""),
        (" \u00a0 \u3000", ""),
        ("a\u2028b\x85c", "a b c"),
    ],
)
def test_a_line_is_kept_as_typed_but_for_what_harms(typed: str, kept: str) -> None:
    """Scripts, emoji and joiners stay; controls, overrides and emptiness go."""
    assert clean_line(typed) == kept


def test_a_text_keeps_its_lines() -> None:
    """Line ends of all systems become one; tabs and blank lines within stay."""
    assert clean_text("a \r\n\tb\r\rc\u2029d\n\n") == "a\n\tb\n\nc\nd"


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("abcdef", 4, "abcd"),
        ("ab cdef", 3, "ab"),
        (f"a{FAMILY}", 3, "a"),
        (f"a{FAMILY}", 6, f"a{FAMILY}"),
        (FLAG * 2, 3, FLAG),
        ("a\U0001f44d\U0001f3fd", 2, "a"),
        ("aq\u0323\u0307", 3, "a"),
        ("q" + "\u0323" * 200, 100, "q" + "\u0323" * 99),
    ],
)
def test_a_cut_falls_between_visible_characters(text: str, most: int, kept: str) -> None:
    """Families, flags, skin tones and accents are cut off whole, up to a sane length."""
    assert clean_line(text, most) == kept


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ann", " aNN "),
        ("Zo\u0065\u0308", "ZOË"),
        ("Ann", "A\u200bnn"),
        ("Ann  Lee", "ann\u00a0lee"),
        ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ"),
        *(("O'Neil", "O\u2019Neil"), ("O\u2018Neil", "O`Neil"), ("O\u00b4Neil", "o\u02bcneil")),
        *(("O\uff07Neil", "O\u2032NEIL"), ("Anne-Marie", "Anne\u2010Marie")),
        ("Anne\u2013Marie", "anne\u2212marie"),
        ("\uff33\uff41\uff4d", "Sam"),
        ("Anne\u3000Marie", "Anne\u2009 Marie"),
        ("\ufb01n", "Fin"),
        ("Stra\u00dfe", "STRASSE"),
        ("\uff76\uff9e", "\u30ac"),
        ("S\u00adam\u200b", "sam"),
    ],
)
def test_names_that_are_one_to_people_are_one(a: str, b: str) -> None:
    """Case, marks, apostrophes, hyphens, widths, spaces: how it was typed makes no other person."""
    assert same_name(a, b)


@given(ANY)
def test_every_form_of_a_name_is_one_person(text: str) -> None:
    """Whatever normal form, case or kind of apostrophe, hyphen and space a keyboard writes."""
    assert folded(folded(text)) == folded(text)
    for form in ("NFC", "NFD"):
        assert same_name(text, unicodedata.normalize(form, text))
    # as compatible forms these are a space and an accent
    apart = re.sub("[\u00b4\u1ffd]", "", text)
    for form in ("NFKC", "NFKD"):
        assert same_name(apart, unicodedata.normalize(form, apart))
    assert same_name(text, clean_line(text, 1_000).casefold())
    for one, others in (
        ("'", "\u2019\u2018\u02bc\uff07"),
        ("-", "\u2010\u2011\uff0d"),
        (" ", "\u00a0\u3000"),
    ):
        for other in others:
            assert same_name(text, text.replace(one, other))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jose", "Jos\u00e9"),
        ("O'Neil", "ONeil"),
        ("Anne-Marie", "Anne Marie"),
        ("Ann Lee", "AnnLee"),
        ("Sam", "Samm"),
    ],
)
def test_accents_and_marks_still_tell_people_apart(a: str, b: str) -> None:
    """What is another name to people stays another one."""
    assert not same_name(a, b)


def test_every_line_of_an_isolated_text_stands_alone() -> None:
    """A text is shown between the first strong isolate and its end, which ends with its line."""
    assert isolated("one\nשתיים") == "\u2068one\u2069\n\u2068שתיים\u2069"


@given(ANY)
def test_a_search_knows_neither_case_nor_spelling(text: str) -> None:
    """However a text is written, composed or not, in capitals or not, it is searched alike."""
    plain = searchable(text)
    assert searchable(plain) == plain
    for form in ("NFC", "NFD"):
        assert searchable(unicodedata.normalize(form, text)) == plain
    for spelt in (text.upper(), text.lower(), text.casefold()):
        assert searchable(spelt) == plain


@given(ANY, ANY)
def test_a_search_takes_each_character_by_itself(one: str, other: str) -> None:
    """What is found in a text has its place in it, whatever stands beside."""
    assert searchable(one + other) == searchable(one) + searchable(other)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Straße", "strasse"),
        ("İstanbul ISI ısı", "istanbul isi isi"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("Ærø, Łódź, Crème brûlée", "aero, lodz, creme brulee"),
        ("ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"),
        ("soft\u00adly", "softly"),
        ("की का", "की का"),
        ("no\u00a0break\nhere", "no break here"),
        ("ｗｉｄｅ", "wide"),
    ],
)
def test_a_search_is_as_typed_plainly(typed: str, plain: str) -> None:
    """Accents and points go, letters of other scripts and vowel signs stay."""
    assert searchable(typed) == plain


def test_a_query_has_an_end() -> None:
    """So many words, each once, of so many characters; half a character harms nothing."""
    assert query_words("Geld geld  GELD\nZeit") == ["geld", "zeit"]
    assert len(query_words(" ".join(str(number) for number in range(100)))) == MOST_WORDS
    assert sum(map(len, query_words("x" * 5_000))) == MOST_QUERY
    assert query_words("\ud800") == ["\ufffd"]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Crème brûlée", "BRULEE", ["brûlée"]),
        ("Cre\u0300me", "creme", ["Cre\u0300me"]),
        ("cafe\u0301s", "cafe", ["cafe\u0301"]),
        ("Straße", "ss", ["ß"]),
        ("Straße", "tras", ["traß"]),
        ("banana", "ana", ["anana"]),
        ("time, and time again", "time again", ["time", "time", "again"]),
        ("שָׁלוֹם", "של", ["שָׁל"]),
        ("nothing", "zzz", []),
        ("", "x", []),
    ],
)
def test_hits_are_where_they_were_typed(text: str, typed: str, marked: list[str]) -> None:
    """A hit is marked in the text as it stands, whole characters with their accents."""
    assert [text[first:end] for first, end in hits(text, query_words(typed))] == marked


@given(ANY, st.text(max_size=6))
def test_there_is_a_hit_where_a_search_finds_one(text: str, typed: str) -> None:
    """What is found has a place, what is not has none; the places are in order and apart."""
    words = query_words(typed)
    found = hits(text, words)
    assert bool(found) == any(word in searchable(text) for word in words)
    ends = [at for place in found for at in place]
    assert ends == sorted(set(ends))
