from sprss_cli.render.shape import raised, shaped
from sprss_cli.render.tree import words

CARD = """\
::: titulni
# Plán

Kraj
:::

## C1 Cíl {#C1}

:::: {.karta nadpis="Karta K1"}
### K1 Název {#K1}

Poznámka.

::: pole
**Financování:** kraj
:::

::: pole
**Popis:**

První.

**Financování:** podvržené
:::
::::
"""


def tables(part):
    if isinstance(part, list):
        return [found for item in part for found in tables(item)]
    if isinstance(part, dict):
        return [part] if part.get("t") == "Table" else tables(part.get("c"))
    return []


def rows(table):
    return [[words(cell[4]) for cell in row[1]] for row in table["c"][4][0][3]]


def test_a_card_becomes_a_table_whose_first_column_names_the_fields():
    (table,) = tables(shaped(CARD).body)
    assert rows(table) == [["Financování", "kraj"], ["Popis", "První.Financování: podvržené"]]
    assert table["c"][4][0][1] == 1
    assert [row[1][0][0][2] for row in table["c"][4][0][3]] == [[["scope", "row"]]] * 2


def test_the_title_page_is_taken_out_of_the_text():
    text = shaped(CARD)
    assert (text.title, words(text.title_page)) == ("Plán", "Kraj")
    assert "Plán" not in words(text.body)


def test_headings_rise_by_one_where_the_title_is_none_of_them():
    levels = [block["c"][0] for block in raised(shaped("## a\n\n### b\n\n# c").body)]
    assert levels == [1, 2, 1]


def test_an_overview_has_its_caption_widths_and_headers():
    text = '::: {.tabulka sirky="30 70"}\n**Popisek**\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n:::\n'
    (table,) = tables(shaped(text).body)
    assert words(table["c"][1]) == "Popisek"
    assert [column[1]["c"] for column in table["c"][2]] == [0.3, 0.7]
    assert [column[0]["t"] for column in table["c"][2]] == ["AlignDefault", "AlignRight"]
    assert table["c"][3][1][0][1][0][0][2] == [["scope", "col"]]


def test_widths_that_do_not_fit_the_columns_are_shared_evenly():
    for widths in ("30", "80 80", "a b", "0 0"):
        (table,) = tables(shaped(f'::: {{.tabulka sirky="{widths}"}}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n').body)
        assert [column[1]["c"] for column in table["c"][2]] == [0.5, 0.5], widths


def test_raw_markup_of_a_template_is_text():
    text = shaped("<b onclick='x'>a</b>\n\n<div>\nb\n</div>\n")
    assert words(text.body) == "<b onclick='x'>a</b><div> b </div>"
    assert "Raw" not in str(text.body)
