"""`make docs`: the reference says what the program knows, in both languages."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from markdown_it import MarkdownIt

from scripts.reference import keys, plain, rules_page, schemas_page
from sprss_cli.rules import catalogue
from sprss_cli.system.language import languages, translations

EVERY_LANGUAGE = pytest.mark.parametrize("language", languages())


@EVERY_LANGUAGE
def test_every_rule_stands_in_the_list_and_has_its_page(language: str) -> None:
    page = rules_page(translations(language))
    for rule in catalogue().values():
        assert f"](#{rule.code.lower()}-{rule.name})" in page
        assert f"\n## {rule.code} {rule.name}\n" in page


@EVERY_LANGUAGE
def test_every_row_of_a_table_has_all_its_cells(language: str) -> None:
    speak = translations(language)
    for page in (rules_page(speak), schemas_page(speak)):
        for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
            assert len({line.count("|") for line in table.splitlines()}) == 1


def test_keys_within_keys_and_lists_have_their_path() -> None:
    schema = {
        "properties": {
            "funding": {"anyOf": [{"const": "none"}, {"items": {"properties": {"amount": {"type": "integer"}}}}]},
            "responsible": {"properties": {"lead": {"type": "array"}}, "required": ["lead"]},
        }
    }
    assert [(key.path, key.required) for key in keys(schema)] == [
        ("funding", False),
        ("funding[].amount", False),
        ("responsible", False),
        ("responsible.lead", True),
    ]


@pytest.mark.parametrize("text", ["begins with &, * or !, e.g. *x*", "<b>bold</b> and _so_", "[SC1](x) | y", "a \\ b"])
def test_a_text_with_signs_of_markup_shows_as_it_is_written(text: str) -> None:
    [paragraph] = [token for token in MarkdownIt().parse(plain(text)) if token.type == "inline"]
    assert {child.type for child in paragraph.children} == {"text"}
    assert "".join(child.content for child in paragraph.children) == text


def test_the_guide_for_planners_leads_to_each_of_its_pages() -> None:
    guide = ROOT / "docs" / "cs" / "README.md"
    index = guide.read_text(encoding="utf-8").partition("\n## ")[0]
    pages = {page.name for page in guide.parent.glob("*.md")} - {guide.name}
    assert pages <= set(re.findall(r"\]\(([a-z-]+\.md)\)", index))
