import pytest

from sprss_cli.render.environment import TemplateTrouble, fill


def filled(template, **values):
    return fill("x.md.j2", {"x.md.j2": template}, values, {"K1"})


def test_what_a_template_prints_is_escaped_without_a_filter():
    assert filled("{{ text }}", text="# *a* <b> {#K1}") == "\\# \\*a\\* \\<b\\> \\{#K1\\}\n"


def test_text_put_together_in_a_template_is_escaped_too():
    assert filled("{{ text ~ '*' }}{{ [text, text] | join('*') }}", text="a") == "a\\*a\\*a\n"


def test_prose_and_links_are_markdown():
    assert filled("{{ text | prose }} {{ 'K1' | link }} {{ 'K2' | link }}", text="*a*") == "*a* [K1](#K1) K2\n"


def test_an_id_that_could_close_an_attribute_gets_no_anchor():
    assert filled("# a {{ 'K1' | anchor }}\n# b {{ 'K1 .x' | anchor }}") == "# a {#K1}\n# b\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{% if %}",
        "{{ text.__class__ }}",
        "{{ text.__class__.__mro__[1].__subclasses__() }}",
        "{% include 'other.md.j2' %}",
        "{{ text | nothing }}",
        "{{ 1 / 0 }}",
        "{{ text.nothing.more }}",
        "{% for n in range(999999999) %}{% endfor %}",
        "{{ text() }}",
    ],
)
def test_a_wrong_or_hostile_template_is_said_so(template):
    with pytest.raises(TemplateTrouble) as caught:
        filled(f"\n{template}", text="a")
    assert "x.md.j2" in str(caught.value.message.values["place"])


def test_the_message_names_the_line():
    with pytest.raises(TemplateTrouble) as caught:
        filled("\n\n{% if %}")
    assert caught.value.message.values["place"] == "x.md.j2:3"
