from xml.etree import ElementTree

from sprss_cli.model.period import Period
from sprss_cli.render.charts import Bar, timelines

PLAN = Period.from_data("2014-2017")
SVG = "{http://www.w3.org/2000/svg}"


def bar(number, period="2014-2017", title="Aktivita"):
    return Bar(f"C{number // 10}", f"K{number}", title, Period.from_data(period))


def drawn(bars, plan=PLAN):
    return [ElementTree.fromstring(chart.svg) for chart in timelines(bars, plan)]


def boxes(drawing):
    return [rect for rect in drawing.iter(f"{SVG}rect") if rect.get("rx")]


def test_a_drawing_has_a_title_and_says_in_words_what_it_shows():
    (chart,) = timelines([bar(1), bar(2, "2014-2015")], PLAN)
    drawing = ElementTree.fromstring(chart.svg)
    assert drawing.get("role") == "img"
    assert drawing.find(f"{SVG}title").text == "Harmonogram aktivit 2014–2017"
    said = "Čárový harmonogram: 2\u00a0aktivity, z toho 1 po celé období 2014–2017. Kratší dobu trvají: K2 2014–2015."
    assert drawing.find(f"{SVG}desc").text == said


def test_half_the_period_is_half_as_long():
    (drawing,) = drawn([bar(1), bar(2, "2014-2015")])
    whole, half = (float(box.get("width")) for box in boxes(drawing))
    assert abs(whole - 2 * half) < 3


def test_a_bar_is_cut_off_at_the_ends_of_the_plan():
    (drawing,) = drawn([bar(1), bar(2, "2012-2020"), bar(3, "2012-2013")])
    inside, cut = boxes(drawing)
    assert (inside.get("x"), inside.get("width")) == (cut.get("x"), cut.get("width"))


def test_many_activities_are_drawn_on_several_pages():
    drawings = drawn([bar(number) for number in range(100)])
    assert [len(boxes(drawing)) for drawing in drawings] == [48, 48, 4]


def test_no_activities_and_a_reversed_period_give_no_drawing():
    assert timelines([], PLAN) == ()
    assert timelines([bar(1)], Period.from_data({"from": "2017-01-01", "to": "2014-01-01"})) == ()


def test_a_title_can_break_no_drawing():
    (drawing,) = drawn([bar(1, title='</text><script>alert(1)</script>&"\x00')])
    assert [element.tag for element in drawing.iter() if "script" in element.tag] == []
