import pytest

from sprss_cli.system import pandoc


def test_pandoc_converts_what_it_reads():
    assert pandoc.run(["-f", "commonmark", "-t", "html5"], "Péče".encode()) == "<p>Péče</p>\n".encode()


def test_pandoc_says_why_it_refuses():
    with pytest.raises(pandoc.PandocTrouble) as caught:
        pandoc.run(["-f", "nonsense"])
    assert "nonsense" in caught.value.message.values["reason"]


def test_pandoc_reads_no_file_that_a_text_names(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("tajné")
    text = f".. include:: {secret}\n\n.. csv-table::\n   :file: {secret}\n"
    try:
        made = pandoc.run(["-f", "rst", "-t", "plain"], text.encode())
    except pandoc.PandocTrouble:
        return
    assert "tajné" not in made.decode()


def test_a_missing_pandoc_is_said_with_the_way_out(monkeypatch):
    pandoc._program.cache_clear()
    monkeypatch.setattr(pandoc, "find_spec", lambda name: None)
    with pytest.raises(pandoc.PandocTrouble) as caught:
        pandoc.run([])
    pandoc._program.cache_clear()
    assert "pypandoc_binary" in caught.value.hint.text
