"""A comparison as a comment in a forge."""

from __future__ import annotations

from sprss_cli.render.comment import LIMIT, comment

PAPER = "# Co se mění\n\n![Kam přešly karty](diff-toky.svg)\n\nŠířka pruhu.\n\n" + "\n".join(
    f"#### A-1-0{number} Karta\n\n{'slovo ' * 40}\n" for number in range(1, 9)
)


def test_a_short_text_stays_whole_but_for_pictures() -> None:
    assert comment(PAPER) == PAPER.replace("![Kam přešly karty](diff-toky.svg)\n\n", "")


def test_a_long_text_is_cut_before_a_record_and_says_how_many_are_missing() -> None:
    cut = comment(PAPER, limit=1000)
    assert len(cut) <= 1000
    assert cut.count("#### ") == 3
    assert cut.endswith("*Komentář je zkrácen: chybí v něm 5\u00a0záznamů.*\n")


def test_a_limit_below_the_first_record_still_holds() -> None:
    assert len(comment(PAPER, limit=30)) <= 30
    assert LIMIT == 65_536
