"""A card that tries everything: it is built, and what was typed is what is read."""

from __future__ import annotations

import re

import pytest

from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from tests.pdf_check import faults
from tests.test_build_cards import FORMATS, made, squashed, words_of

TYPED = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    '#read("/etc/passwd") #import "@preview/x:1.0.0"',
    "::: {.karta #C1}",
    "`x`{=typst} <w:p/> <!-- x -->",
    "$x^2$ x[^1] ~a~ @C1 *a",
    "2011 -2015 -? a--b ... 1/2 // x /* y */ \\ C:\\dir",
    "| a | b | --- |",
    "&amp;lt; &#91;",
    "# C1 {#C1}",
)
PROSE = """
```{=openxml}
<w:p><w:r><w:t>ooxml</w:t></w:r></w:p>
```

<div onclick="x()">blok</div>

![obrázek](http://example.org/x.png) [odkaz](javascript:alert(1))

| a | b |
|---|---|

- položka
  - vnořená

# Nadpis v popisu
"""


def hostile(minimal):
    card = minimal / "cards" / "K01-01.yaml"
    text = card.read_text(encoding="utf-8")
    typed = [re.sub(r"([\\`*_{}\[\]<>#|~^$&:.!-])", r"\\\1", line) for line in TYPED]
    lines = [line for part in (*typed, PROSE) for line in (*part.splitlines(), "")]
    description = "description: |\n" + "".join(f"  {line}\n" if line else "\n" for line in lines)
    title = "title: " + repr(TYPED[0] + " " + TYPED[2].replace("'", '"')) + "\n"
    text = re.sub(
        r"title:.*\n", lambda found: title, re.sub(r"description:.*", lambda found: description, text, flags=re.S)
    )
    card.write_text(text, encoding="utf-8")
    return load(plan_folder(minimal)).plan


@pytest.fixture
def files(minimal):
    return made(hostile(minimal))


def test_what_was_typed_is_read_in_all_formats_and_nothing_happens(files):
    texts = words_of(files)
    for form in FORMATS:
        text = squashed(texts[form])
        assert [line for line in TYPED if squashed(line).replace("**", "") not in text] == [], form
        assert "ooxml" in text
        assert "root:" not in text
    assert faults(files[".pdf"]) == []
    page = files[".html"].decode()
    assert "<script" not in page
    assert "onclick=" not in re.sub(r"&quot;|&lt;[^&]*&gt;", "", page)
    assert "example.org" not in page
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page))
    assert page.count('id="C1"') == 1


def test_a_template_of_the_plan_takes_the_place_of_the_common_one_and_cannot_leave_the_sandbox(minimal):
    from datetime import date

    from sprss_cli.workflows.build import Order, build

    own = minimal / "templates"
    own.mkdir()

    def built(body):
        front = "---\ntitle: Vlastní\nformats: md, html\n---\n"
        (own / "cards.md.j2").write_text(front + body, encoding="utf-8")
        order = Order(minimal, "cards", (), minimal / "out", True, date(2026, 11, 22))
        return {path.name: path.read_text(encoding="utf-8") for path in build(order, lambda step: None).files}

    files = built("# {{ plan.title }}\n\n<script>alert(1)</script>\n\n{{ '<b>' }}\n")
    assert set(files) == {"cards.md", "cards.html"}
    assert "Smyšlený plán" in files["cards.md"]
    assert "<script>alert" not in files["cards.html"]
    for forbidden in (
        "{{ plan.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ plan.unknown }}",
        "{% include '../../etc/passwd' %}",
        "{% for x in %}",
        "{{ 1 / 0 }}",
        "{{ plan.cards | nosuchfilter }}",
    ):
        with pytest.raises(Trouble):
            built(forbidden)
