"""The files of a plan as of a git revision, read from the object store; the work tree is not touched."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sprss_cli.model.finding import Fault
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.folder import FRAME, SUFFIX, like_record
from sprss_cli.sources.yaml_text import LIMIT_BYTES


class GitTrouble(Trouble):
    """The revision cannot be read: no repository, no such revision, no git."""


@dataclass(frozen=True, slots=True)
class GitFile:
    """A file in a revision: its blob's id and its mode as git writes it."""

    blob: str
    mode: int


class GitFolder:
    """A folder with a `plan.yaml` as of a revision.

    Args:
        revision: Anything git takes for a commit: a hash, a tag, a branch, `HEAD~3`.
        path: The folder, relative to the current one, as on the command line.
        within: The folder that the path is relative to instead; its repository is read.

    Raises:
        GitTrouble: There is no repository, no such revision, or no such folder in it.
    """

    def __init__(self, revision: str, path: str, within: Path | None = None) -> None:
        self.shown = f"{revision}:{PurePosixPath(within or '', path)}"
        self._revision, self._path, self._within = revision, PurePosixPath(path), within
        self._commit = _commit(revision, within)
        self._blobs = _Blobs(within)
        self.files = _listed(self._commit, PurePosixPath(path), self.shown, within)
        self._inside: dict[str, list[str]] = {}  # the files anywhere below each folder of the plan
        for name in sorted(self.files):
            self._inside.setdefault(name.partition("/")[0], []).append(name)

    def name(self, inside: str) -> str:
        """Return how findings and changes name a file of the plan."""
        return f"{self.shown}/{inside}"

    def inside(self, name: str) -> str:
        """Return the path within the plan of a file that a change names: the opposite of `name`."""
        return name.removeprefix(f"{self.shown}/")

    def folders(self, inside: str = "") -> Iterator[str]:
        """Yield the names of the folders directly in the plan, or in a folder of it, sorted, hidden ones left out."""
        deep = inside.count("/") + 1 if inside else 0
        names = (name.split("/") for name in (self._names(inside) if inside else self.files))
        yield from sorted({parts[deep] for parts in names if len(parts) > deep + 1 and parts[deep][0] != "."})

    def names(self, folder: str, suffix: str = SUFFIX) -> list[str]:
        """Return the paths within the plan of everything directly in a folder whose name ends so, sorted."""
        deep = folder.count("/") + 1
        return [name for name in self._names(folder) if name.endswith(suffix) and name.count("/") == deep]

    def passed_over(self, folder: str, suffix: str = SUFFIX) -> list[str]:
        """Return the paths within the plan of what lies in a folder of records and looks like one, but is not read."""
        deep = folder.count("/") + 1
        records = [name for name in self._names(folder) if like_record(name, suffix)]
        found = (name for name in records if name.count("/") > deep or not name.endswith(suffix))
        return sorted({"/".join(name.split("/")[: deep + 1]) for name in found})

    def _names(self, folder: str) -> list[str]:
        within = self._inside.get(folder.partition("/")[0], ())
        return [name for name in within if name.startswith(f"{folder}/") and "/." not in name]

    def blob(self, inside: str) -> str:
        """Return the id of a file's content; empty when the revision has no such file."""
        return self.files[inside].blob if inside in self.files else ""

    def read(self, inside: str) -> bytes | Fault:
        """Return the bytes of a file as of the revision, or why it is not read."""
        top = Address(self.name(inside))
        file = self.files.get(inside)
        if file is None:
            return Fault(top, say("the revision has no such file"), say("check the path"), code="YML010")
        if not stat.S_ISREG(file.mode):
            return Fault(top, say("this is a link or a module of git, not a file"), code="YML010")
        content = self._blobs.read(file.blob)
        if len(content) > LIMIT_BYTES:
            message = say("the file has {size} bytes; a record may have {limit}", size=len(content), limit=LIMIT_BYTES)
            return Fault(top, message, code="YML006")
        return content

    def beside(self, name: str) -> GitFolder | None:
        """Return the plan in the folder of that name beside this one, as of the same revision, or None."""
        try:
            return GitFolder(self._revision, f"{self._path}/../{name}", self._within)
        except GitTrouble:
            return None

    def close(self) -> None:
        """End the git process that reads contents; the next read starts another."""
        self._blobs.close()


class _Blobs:
    """One `git cat-file --batch`, started when the first content is asked for."""

    def __init__(self, within: Path | None) -> None:
        self._within = within
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, blob: str) -> bytes:
        if self._process is None:
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch"], cwd=self._within, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{blob}\n".encode())
        process.stdin.flush()
        header = process.stdout.readline().split()
        if len(header) != 3:
            raise GitTrouble(
                say("git has no content for {blob}", blob=blob),
                say("the clone may be partial or shallow: run git fetch --unshallow"),
            )
        content = process.stdout.read(int(header[2]))
        process.stdout.read(1)
        return content

    def close(self) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None


def blob_id(content: bytes, like: str) -> str:
    """Return the id git gives to a content, in the hash that another id was made with (SHA-1 or SHA-256)."""
    import hashlib

    algorithm = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(content) + content).hexdigest()


def _commit(revision: str, within: Path | None) -> str:
    if revision.startswith("-"):
        raise _no_revision(revision, within)
    done = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", within=within)
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git("rev-parse", "--git-dir", within=within).returncode != 0:
        raise GitTrouble(
            say("{folder} is not in a git repository, so it has no revisions", folder=within or Path.cwd()),
            say("run the command inside the repository, or compare two folders"),
        )
    raise _no_revision(revision, within)


def _no_revision(revision: str, within: Path | None) -> GitTrouble:
    shallow = _git("rev-parse", "--is-shallow-repository", within=within).stdout.strip() == b"true"
    hint: Message = say("`git log --oneline` and `git tag` list what there is")
    if shallow:
        hint = say("this clone is shallow, it lacks older revisions: run git fetch --unshallow")
    return GitTrouble(say("git knows no revision “{revision}”", revision=revision), hint)


def _listed(commit: str, path: PurePosixPath, shown: str, within: Path | None) -> Mapping[str, GitFile]:
    prefix = _git("rev-parse", "--show-prefix", within=within).stdout.decode().strip()
    folder = os.path.normpath(f"{prefix}{path}").replace(os.sep, "/")
    top = "" if folder == "." else f"{folder}/"
    if top.startswith("../") or path.is_absolute():
        raise GitTrouble(say("{path} is outside the repository", path=path), say("name a folder inside it"))
    listing = ["ls-tree", "-r", "-z", "--full-tree", commit, *(["--", top] if top else [])]
    found: dict[str, GitFile] = {}
    for line in _git(*listing, within=within).stdout.split(b"\0"):
        if not line:
            continue
        about, _, name = line.partition(b"\t")
        mode, _kind, blob = about.split()
        inside = name.decode("utf-8", "replace").removeprefix(top)
        found[inside] = GitFile(blob.decode(), int(mode, 8))
    if FRAME not in found:
        raise GitTrouble(
            say("there is no plan at {side}: it has no {file}", side=shown, file=FRAME),
            say("name the folder as it was called at that revision"),
        )
    return found


def _git(*arguments: str, within: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=within, capture_output=True, check=False)
    except OSError as problem:
        raise GitTrouble(
            say("git cannot be started: {reason}", reason=problem.strerror), say("install git, or compare two folders")
        ) from problem
