"""The drawing of what went where."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from sprss_cli.model.change import Flow
from sprss_cli.render.flow_chart import flow_chart

FLOWS = (Flow("C1", "C1", 4), Flow("C1", "C2", 1), Flow("", "C2", 2), Flow("C1", "", 3))
OLD, NEW = {"C1": "Doma"}, {"C1": "Doma & spolu", "C2": "Nové"}


def test_a_band_is_as_wide_as_its_number_of_cards():
    svg = flow_chart(FLOWS, OLD, NEW).svg
    heights = sorted(float(end) - float(start) for start, end in re.findall(r" 484 ([\d.]+)V([\d.]+)C", svg))
    assert [round(height / heights[0]) for height in heights] == [1, 2, 3, 4]


def test_it_is_told_in_words():
    told = flow_chart(FLOWS, OLD, NEW).description.replace("\N{NO-BREAK SPACE}", " ")
    assert "z C1 do C1 4 karty; z C1 do C2 1 karta; nově v C2 2 karty; z C1 ukončeno: 3 karty" in told


def test_titles_from_many_hands_stay_text():
    drawing = flow_chart(FLOWS, {"C1": "<script>\x00 & 'x'"}, NEW).svg
    texts = [element.text for element in etree.fromstring(drawing).iter("{*}text")]
    assert "C1 <script>\N{REPLACEMENT CHARACTER} & 'x'" in texts


def test_a_goal_that_no_plan_has_is_drawn_too():
    assert ">C9<" in flow_chart((Flow("C9", "C1", 1),), OLD, NEW).svg


def test_no_label_runs_into_another():
    flows = [Flow(f"C{number}", f"C{number}", 1) for number in range(12)]
    drawing = etree.fromstring(flow_chart(flows, {}, {}).svg)
    left = sorted(float(one.get("y")) for one in drawing.iter("{*}text") if one.get("text-anchor") == "end")
    assert min(after - before for before, after in pairwise(left)) >= 12
