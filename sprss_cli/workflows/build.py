"""A plan into documents: checked first, then one text, then all formats at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sprss_cli.compare.network import network_changes
from sprss_cli.model.finding import Fault, Report, Severity
from sprss_cli.model.kinds import kinds_by_folder
from sprss_cli.model.kinds.amendment import Amendment
from sprss_cli.model.kinds.chapter import PARTS
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.plan import Plan
from sprss_cli.model.release import Hindrance, hindrances
from sprss_cli.model.trouble import Trouble
from sprss_cli.render import writers
from sprss_cli.render.book_view import Book
from sprss_cli.render.chapters import BLOCKS
from sprss_cli.render.checklist_view import ChecklistView
from sprss_cli.render.documents import SUFFIX, Document, Text, View, documents, written
from sprss_cli.render.finance_chapter import FinanceChapter
from sprss_cli.render.mandate_view import MandateView
from sprss_cli.render.network_view import NetworkView
from sprss_cli.render.numbering import numbered, parts_of
from sprss_cli.render.shape import Shaped, shaped
from sprss_cli.render.view import Stamp
from sprss_cli.sources.folder import PlanFolder
from sprss_cli.sources.load import Loaded
from sprss_cli.sources.titles import kind_title
from sprss_cli.sources.workspace import Target, plan_folder
from sprss_cli.system import git
from sprss_cli.system.files import write_atomically
from sprss_cli.system.resources import folder as packaged
from sprss_cli.workflows.evaluation_views import PREVIOUS_EVALUATION, fulfilment_views
from sprss_cli.workflows.settlement import settlement_view
from sprss_cli.workflows.validate import check

TEMPLATES = "templates"
_OF_ONE_SERVICE, _OF_ONE_AMENDMENT, _A_BOOK = "mandate", "amendment", "book"  # what such documents are about


class NotBuildable(Trouble):
    """What was asked for does not exist, or the plan is too broken even for a draft."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built.

    Attributes:
        plan: The plan's folder.
        document: Name of the document.
        formats: Names of formats; empty for those that the document's template names.
        out: Where the files go; None for `out/<period>` below the current folder.
        draft: Build also a plan with errors, and mark every page.
        today: The day by which exceptions expire, and the day of the document when nothing else tells it.
        epoch: `SOURCE_DATE_EPOCH`, the day to state instead, in seconds since 1970; empty when it is not set.
        on: The day of the network; None for that of the text or of the document, as far as it lies in the plan's
            period. Also the day whose law a checklist is of; None for that of the plan.
        service: Id of the service that the document is about; empty for a document of the whole plan.
        part: The part of a document in parts that is built alone; empty for the whole.
        amendment: Id of the amendment that the document is about; empty for any other document.
        in_force: The day whose adopted text is built, as it was sealed; None for the plan as it lies in the folder.
        release: Build only what may be published as the official plan.
        year: The year of a document of one year; None for others.
        names: Print names of private persons in a settlement of comments; its files then bear another name.
    """

    plan: Path
    document: str
    formats: tuple[str, ...]
    out: Path | None
    draft: bool
    today: date
    epoch: str = ""
    on: date | None = None
    service: str = ""
    part: str = ""
    amendment: str = ""
    in_force: date | None = None
    release: bool = False
    year: int | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What was found in the plan, and the files that were written; none when errors or hindrances forbade it.

    Attributes:
        report: What was found in the plan; nothing when an adopted text of the past was built.
        files: The files that were written.
        hindrances: What stands in the way of a release that was asked for, errors not among it.
    """

    report: Report
    files: tuple[Path, ...]
    hindrances: tuple[Hindrance, ...] = ()


def build(order: Order, tell: Callable[[Message], None]) -> Built:
    """Build a document of a plan in some formats.

    Nothing is written before every file is made, and each file is replaced whole.

    Args:
        order: What is to be built.
        tell: Told about each step, for somebody who waits.

    Returns:
        The report, and the files in the order of formats. A plan with errors gives no files unless a draft is ordered,
        and one with hindrances none when a release is.

    Raises:
        NoPlan: There is no plan in the folder.
        NotBuildable: No such document or format, or the plan's frame cannot be read.
        NoAdoptedText: A text that was sealed is asked for and cannot be had.
        GitTrouble: So it is, and its revision cannot be read.
        TemplateTrouble: A template is wrong.
        MachineTrouble: Pandoc is missing, the pages cannot be set, or a file cannot be written.
    """
    folder = plan_folder(order.plan)
    templates = _templates(folder)
    document = _document(order.document, documents(templates))
    formats = known_formats(order.formats or document.formats)
    tell(say("checking {plan}", plan=folder.shown))
    checked = check(Target(folder), order.today)
    report, plan = checked.report, checked.loaded.plan
    hindering = tuple(_hindrances(order, plan)) if order.release else ()
    if hindering or (report.fails(Severity.ERROR) and not order.draft and order.in_force is None):
        return Built(report, (), hindering)
    if plan is None:
        raise NotBuildable(
            say("{plan} cannot be built, not even as a draft: its plan.yaml cannot be read", plan=folder.shown),
            say("`sprss validate {plan}` says what is wrong with it", plan=folder.shown),
        )
    entry = _service(order.service, document, plan)
    amendment = _amendment(order.amendment, document, plan)
    _check_part(order.part, document)
    made_on = stamp(order.plan, order.today, order.epoch, draft=order.draft)
    if order.in_force is not None:
        report, plan, made_on = _in_force(order.in_force, folder, checked.loaded, made_on)
        document = replace(document, name=f"{document.name}-{order.in_force.isoformat()}")
    period = plan.frame.period
    day = order.on or max(period.begins, min(order.in_force or made_on.day, period.ends))
    book = Book(plan, day)
    views: dict[str, View] = {
        "network": NetworkView(plan, day, network_changes),
        "finance": FinanceChapter(plan),
        "checklist": ChecklistView(plan, order.on or plan.frame.law_date, _kind_title),
        "book": book,
        "settlement": settlement_view(plan, with_names=order.names),
    }
    if order.names:
        document = replace(document, name=f"{document.name}-with-names")
    views |= fulfilment_views(document, plan, folder, order.year, in_chapters=book.uses(PREVIOUS_EVALUATION))
    if order.year is not None:
        title = f"{document.title} {order.year}"
        document = replace(document, name=f"{document.name}-{order.year}", title=title)
    if entry is not None:
        views[_OF_ONE_SERVICE] = MandateView(plan, entry, day)
        document = replace(document, name=f"{document.name}-{entry.id}")
    if amendment is not None:
        from sprss_cli.workflows.amendment import amendment_view  # most documents compare nothing

        views[_OF_ONE_AMENDMENT] = amendment_view(folder, checked.loaded, amendment)
        document = replace(document, name=f"{document.name}-{amendment.id}")
    if order.part:
        title = next(part.title for part in book.parts if part.key == order.part)
        document = replace(document, name=f"{document.name}-{order.part}", title=f"{document.title}: {title}")
    text = written(document, templates, plan, made_on, views, order.document)
    if document.about == _A_BOOK:
        _check_filled(order.part, parts_of(text))
        text = numbered(text, book, order.part)
    contents = made(dict.fromkeys(formats, (text, shaped(text.markdown))), tell)
    out = order.out if order.out is not None else _default_folder(plan)
    files = [(out / f"{document.name}{suffix}", content) for suffix, content in contents.items()]
    for path, content in files:
        write_atomically(path, content)
    return Built(report, tuple(path for path, _ in files))


def _kind_title(folder: str) -> str:
    """Return what a record of a folder is called; the folder's name when no kind of record lies there."""
    kinds = kinds_by_folder()
    return kind_title(kinds[folder]) if folder in kinds else folder


def made(work: Mapping[str, tuple[Text, Shaped]], tell: Callable[[Message], None]) -> Mapping[str, bytes]:
    """Return the files of all formats, by what follows the document's name.

    The writers wait for pandoc and Typst most of the time, so they run side by side.

    Args:
        work: For each format the text and the tree that it is made from.
        tell: Told about each format that is done.
    """
    files: dict[str, Mapping[str, bytes]] = {}
    with ThreadPoolExecutor() as pool:
        running = {pool.submit(writers.writer(name), *source): name for name, source in work.items()}
        for done in as_completed(running):
            name = running[done]
            files[name] = done.result()
            tell(say("{file} is made", file=f"{work[name][0].document.name}.{name}"))
    return {suffix: content for name in work for suffix, content in files[name].items()}


def common_templates() -> Mapping[str, str]:
    """Return the templates that travel with the toolkit, by file name; those of blocks after their folder."""
    root = packaged(TEMPLATES)
    files = (*root.glob(f"*{SUFFIX}"), *(root / BLOCKS).glob(f"*{SUFFIX}"))
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def _templates(folder: PlanFolder) -> Mapping[str, str]:
    """Return the common templates and, in their place where the names agree, those of the plan."""
    found = dict(common_templates())
    own = folder.root / TEMPLATES
    if not own.is_dir():
        return found
    if not own.resolve().is_relative_to(folder.root.resolve()):
        raise NotBuildable(say("{path} is a link out of the plan", path=folder.name(TEMPLATES)))
    for path in sorted(own.glob(f"*{SUFFIX}")):
        found[path.name] = _text(folder, f"{TEMPLATES}/{path.name}")
    return found


def _text(folder: PlanFolder, inside: str) -> str:
    content = folder.read(inside)
    if isinstance(content, Fault):
        problem = say("{file}: {message}", file=folder.name(inside), message=content.message)
        raise NotBuildable(problem, content.hint)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise NotBuildable(
            say("{file} is not written in UTF-8", file=folder.name(inside)), say("save it in the encoding UTF-8")
        ) from problem


def _document(name: str, known: Mapping[str, Document]) -> Document:
    if name in known:
        return known[name]
    hint = did_you_mean(name, list(known), say("documents: {known}", known=tuple(known)))
    raise NotBuildable(say("there is no document {name}", name=name), hint)


def _service(identifier: str, document: Document, plan: Plan) -> NetworkEntry | None:
    """Return the service that a document is about; None for a document of the whole plan."""
    known = plan.of(NetworkEntry)
    if (document.about == _OF_ONE_SERVICE) != bool(identifier):
        if identifier:
            problem = say("the document {name} is not about one service", name=document.name)
            raise NotBuildable(problem, say("leave out --service"))
        problem = say("the document {name} is about one service", name=document.name)
        raise NotBuildable(problem, say("say which one: --service {example}", example=next(iter(known), "1234567")))
    if identifier and identifier not in known:
        hint = did_you_mean(identifier, list(known), say("`sprss network` lists them"))
        raise NotBuildable(say("there is no service {id} in the network", id=identifier), hint)
    return known.get(identifier)


def _amendment(identifier: str, document: Document, plan: Plan) -> Amendment | None:
    """Return the amendment that a document is about; None for any other document."""
    if (document.about == _OF_ONE_AMENDMENT) != bool(identifier):
        if identifier:
            problem = say("the document {name} is not about an amendment", name=document.name)
            raise NotBuildable(problem, say("leave out --amendment"))
        problem = say("the document {name} is about one amendment", name=document.name)
        example = next(iter(plan.of(Amendment)), "zmena-1")
        raise NotBuildable(problem, say("say which one: --amendment {example}", example=example))
    if not identifier:
        return None
    known = plan.of(Amendment)
    if identifier not in known:
        hint = did_you_mean(identifier, list(known), say("amendments are records in amendments/"))
        raise NotBuildable(say("the plan has no amendment {amendment}", amendment=identifier), hint)
    return known[identifier]


def _in_force(day: date, folder: PlanFolder, loaded: Loaded, made_on: Stamp) -> tuple[Report, Plan, Stamp]:
    """Return the text that held on a day; it is history, which today's rules do not judge."""
    from sprss_cli.render.amendment_view import consolidated
    from sprss_cli.workflows.adopted_text import text_on

    seal, found = text_on(folder, loaded, day)
    assert found.plan is not None  # such a text is not handed out
    said = consolidated(loaded.plan or found.plan, seal, day)
    return Report(), found.plan, replace(made_on, commit=seal.revision[:10], wording=said)


def _hindrances(order: Order, plan: Plan | None) -> Iterator[Hindrance]:
    """Yield what stands in the way of a release, errors of the plan left out: the report has them."""
    if order.draft:
        raise NotBuildable(say("a release is no draft"), say("leave out --draft or --release"))
    if plan is not None:
        yield from hindrances(plan)
    found = git.version(order.plan)
    if found is None:
        message = say("the plan is in no git repository, so nobody can tell which version was released")
        yield Hindrance(message, say("commit it to a repository"))
    elif found.changed:
        message = say("there are changes that are not committed")
        yield Hindrance(message, say("commit them: the release names the revision that it was made of"))


def _check_part(part: str, document: Document) -> None:
    if not part:
        return
    if document.about != _A_BOOK:
        problem = say("the document {name} has no parts", name=document.name)
        raise NotBuildable(problem, say("leave out --part"))
    if part not in PARTS:
        hint = did_you_mean(part, PARTS, say("parts: {known}", known=PARTS))
        raise NotBuildable(say("there is no part {name}", name=part), hint)


def _check_filled(part: str, filled: Sequence[str]) -> None:
    if part and part not in filled:
        problem = say("the plan has nothing in the part {name}", name=part)
        raise NotBuildable(problem, say("parts with something in them: {known}", known=filled))


def known_formats(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of formats, each once.

    Raises:
        NotBuildable: There is no format of one of these names.
    """
    known = writers.formats()
    for name in names:
        if name not in known:
            raise NotBuildable(say("there is no format {name}", name=name), say("formats: {known}", known=known))
    return tuple(dict.fromkeys(names))


def stamp(plan: Path, today: date, epoch: str = "", *, draft: bool = False) -> Stamp:
    """Return the day and the version that a document states: the same for the same data, whenever it is made.

    Args:
        plan: The plan's folder.
        today: The day to state when nothing else tells it.
        epoch: `SOURCE_DATE_EPOCH`; it goes before everything else.
        draft: Whether every page is marked as a draft.
    """
    found = git.version(plan)
    commit = "" if found is None else f"{found.commit}{' s neuloženými změnami' if found.changed else ''}"
    if epoch.isdecimal():
        return Stamp(datetime.fromtimestamp(int(epoch), UTC).date(), commit, draft)
    unchanged = found is not None and not found.changed
    return Stamp(found.day if found and unchanged else today, commit, draft)


def _default_folder(plan: Plan) -> Path:
    return Path("out", str(plan.frame.period).replace("/", "_"))
