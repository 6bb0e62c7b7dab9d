"""Claims about texts: every one can be translated, and nothing else is asked of translators."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from listening_timer.library.captions import conversations
from listening_timer.library.feelings import families
from listening_timer.library.formats import Library, load
from listening_timer.library.prompts import Decks
from listening_timer.text.error_messages import FORMAT, HISTORY, REFUSED
from listening_timer.text.missing_letters import SENTENCE
from tests.helpers.qt.pseudo_languages import build_pseudo_languages, run_translations_script

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "listening_timer"
Extracted = tuple[str, str, str, bool]
"""Context, text, note, and whether it has plural forms."""
PLACEHOLDER = re.compile(r"\{\w*\}|%n")
DATES = {"MMM", "MMMM yyyy", "d MMM", "d MMM yyyy", "d MMMM", "d MMMM yyyy", "ddd d MMMM"}
"""How dates are written: letters that QDate.toString reads, and nobody else."""
UNCHANGED = (*DATES, "QT_LAYOUT_DIRECTION")
"""What is no text: how a date is written, and Qt's question."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template and the two made languages."""
    return build_pseudo_languages(tmp_path_factory.mktemp("translations"))


def extracted(file: Path) -> set[Extracted]:
    """What stands in a .ts file."""
    tree = ET.parse(file)  # noqa: S314 - our own
    return {
        (
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.findtext("comment") or "",
            message.get("numerus") == "yes",
        )
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def translated(file: Path) -> Iterator[tuple[str, str]]:
    """Every text in a .ts file with each of its translations."""
    for message in ET.parse(file).iter("message"):  # noqa: S314 - our own
        for said in message.iter("translation"):
            for form in list(said) or [said]:
                yield message.findtext("source") or "", form.text or ""


def calls_of(name: str, tree: ast.AST) -> Iterator[ast.Call]:
    """Every call of a function by its plain name, or as something's attribute."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)) if called == name:
                yield node
            case _:
                pass


def asked(call: ast.Call) -> Extracted:
    """What a call of `tr` asks for; fails where that cannot be seen in the source."""
    line = ast.unparse(call)
    assert isinstance(call.func, ast.Name), f"{line}: its class would become its context"
    assert not call.keywords, f"{line}: a plural that is a keyword is lost"
    text, note, number = [*call.args, None, None][:3]
    assert isinstance(text, ast.Constant), f"{line}: no literal"
    assert isinstance(text.value, str), line
    assert note is None or isinstance(note, ast.Constant), f"{line}: no literal"
    said = note.value if isinstance(note, ast.Constant) else None
    assert ("%n" in text.value) == (number is not None), f"{line}: %n and a number go together"
    return ("", text.value, said if isinstance(said, str) else "", number is not None)


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Every module of ours."""
    for path in PACKAGE.rglob("*.py"):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def wanted() -> set[Extracted]:
    """All that the screen can say: literals, sentences about errors, and the data that ship."""
    found: set[Extracted] = {("QGuiApplication", "QT_LAYOUT_DIRECTION", "", False)}
    for name, tree in sources():
        for call in calls_of("tr", tree):
            if (name, ast.unparse(call)) != ("ui/words/i18n.py", "tr(template(error))"):
                found.add(asked(call))
    for table in (FORMAT, HISTORY, REFUSED):
        found |= {("", text, "", False) for text in table.values()}
    found.add(("", SENTENCE, "", False))
    return found | {("data", text, "", False) for text in shipped()}


def shipped() -> Iterator[str]:
    """Every English text of the formats, decks, feelings and captions that ship."""
    resources, nowhere = ROOT / "resources", ROOT / "no-such-folder"
    for fmt in (*Library(resources, nowhere).items(), load(resources / "now-you.toml")):
        yield from (fmt.name["en"], fmt.about["en"])
        yield from (cue["en"] for cue in (fmt.cue, *(phase.cue for phase in fmt.phases)) if cue)
    for deck in Decks(resources, nowhere).items():
        yield from (deck.name["en"], deck.about["en"])
        yield from (card.text["en"] for card in deck.cards)
    for family in families(resources):
        yield family.name["en"]
        yield from (feeling.text["en"] for feeling in family.feelings)
    for conversation in conversations(resources):
        yield from (conversation.name["en"], conversation.about["en"])
        yield from (line.text["en"] for line in conversation.lines)


def test_every_text_is_extracted_and_nothing_else(folder: Path) -> None:
    """What extraction finds is what the screen can say, with note and plural, to the letter."""
    there, screen = extracted(folder / "listening-timer.ts"), wanted()
    assert there - screen == set()
    assert screen - there == set()


def test_apostrophes_are_curved() -> None:
    """As in print; a straight one is for what one types."""
    assert [text for _context, text, *_rest in wanted() if re.search(r"\w'", text)] == []


def test_no_text_is_asked_for_before_the_language_is_known() -> None:
    """Nothing calls `tr` while it is imported: not a module, a class, a default, a decorator."""
    early: list[str] = []
    for name, tree in sources():
        inside = {
            id(call)
            for function in ast.walk(tree)
            if isinstance(function, FUNCTIONS)
            for part in (function.body if isinstance(function.body, list) else [function.body])
            for call in calls_of("tr", part)
        }
        early += [
            f"{name}:{call.lineno}" for call in calls_of("tr", tree) if id(call) not in inside
        ]
    assert early == []


@pytest.mark.parametrize("name", ["longer", "mirrored"])
def test_a_made_language_keeps_what_is_filled_in(folder: Path, name: str) -> None:
    """Every text is in it, in brackets, with the placeholders that it had."""
    assert extracted(folder / f"{name}.ts") == extracted(folder / "listening-timer.ts")
    plain = {source for source, said in translated(folder / f"{name}.ts") if said == source}
    assert plain == DATES
    for source, said in translated(folder / f"{name}.ts"):
        assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(source))
        assert said.startswith("[") != (source in UNCHANGED)


def test_the_longer_language_is_longer_by_two_fifths(folder: Path) -> None:
    """Whoever looks at its screens sees what becomes of words as long as German or Finnish ones."""
    pairs = [pair for pair in translated(folder / "longer.ts") if len(pair[0]) > len("A few words")]
    whole = [pair for pair in pairs if not re.search(r"[{%`]", pair[0])]
    assert len(whole) > len(pairs) / 2
    by = [len(said) / len(source) for source, said in whole if source not in UNCHANGED]
    assert min(by) >= 1.4
    assert max(by) < 1.7


FRENCH = {
    "Swap sides": "Échanger les côtés",
    "{name} shares": "{name} partage",
    "{name}, %n replies waited. There is room for them now.": "{name}, %n réponses attendent.",
}


def filled(file: Path, said: dict[str, str]) -> None:
    """Translate these texts in a .ts file, as a translator would."""
    tree = ET.parse(file)  # noqa: S314 - our own
    for message in tree.iter("message"):
        text = said.get(message.findtext("source") or "")
        for translation in message.iter("translation"):
            if text is not None:
                translation.attrib.clear()
                for form in list(translation) or [translation]:
                    form.text = text
    tree.write(file, "utf-8", xml_declaration=True)


def test_a_translation_is_brought_up_to_date_and_compiled(tmp_path: Path) -> None:
    """One command makes a file to translate, and later keeps its words and compiles them."""
    file = tmp_path / "fr.ts"
    assert run_translations_script("--to", tmp_path, file).returncode == 0
    filled(file, FRENCH)
    done = run_translations_script("--to", tmp_path, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert FRENCH.items() <= dict(translated(file)).items()
    assert 'language="fr"' in file.read_text("utf-8")
    assert (tmp_path / "fr.qm").stat().st_size > 0


MISTAKEN = {
    "{name} shares": "{nom} partage",
    "{name} says thank you": "merci",
    "{name}, %n replies waited. There is room for them now.": "%n réponses attendent.",
    "Swap sides": "Échanger {name}",
    "{name}’s turn.": "{name} a la parole. {",
    "{name}, ask gently: “Is there more?”": "{name!r}, y a-t-il autre chose ?",
    "{where}: there is no such file; check its name and folder.": "{where} : {}",
}


def test_a_lost_placeholder_is_told(tmp_path: Path) -> None:
    """Nothing is compiled that would show braces, or leave a name out; a sentence for each."""
    file = tmp_path / "fr.ts"
    run_translations_script("--to", tmp_path, file)
    (tmp_path / "fr.qm").unlink()
    filled(file, MISTAKEN)
    done = run_translations_script("--to", tmp_path, file)
    assert done.returncode == 1
    for source, said in MISTAKEN.items():
        assert any(source in line and said in line for line in done.stderr.splitlines())
    assert not (tmp_path / "fr.qm").exists()


def test_a_guess_is_not_shown(tmp_path: Path) -> None:
    """Where a text has changed, the old translation is kept as a guess, which nobody has read."""
    file = tmp_path / "fr.ts"
    run_translations_script("--to", tmp_path, file)
    filled(file, FRENCH)
    words = file.read_text("utf-8")
    guess = '<translation type="unfinished">{nom} partage</translation>'
    assert words.count("<translation>{name} partage</translation>") == 1
    file.write_text(words.replace("<translation>{name} partage</translation>", guess), "utf-8")
    assert run_translations_script("--to", tmp_path, file).returncode == 0
    known = QTranslator()
    assert known.load(str(tmp_path / "fr.qm"))
    assert known.translate("", "Swap sides") == FRENCH["Swap sides"]
    assert not known.translate("", "{name} shares")


def test_a_file_that_is_no_translation_is_told(tmp_path: Path) -> None:
    """Qt's tool says what is wrong with it; nothing is compiled, and no traceback follows."""
    file = tmp_path / "fr.ts"
    file.write_text("<TS", "utf-8")
    done = run_translations_script("--to", tmp_path, file)
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_text("utf-8") == "<TS"
    assert not (tmp_path / "fr.qm").exists()
