"""The look at a user's own vocabulary before anything is read with it: every file of the folder is loaded, or refused."""

from functools import cache

from ingest.errors import VocabularyError
from ingest.own_vocabulary import own_folder
from ingest.resolve.decisions import DECISIONS, load_decisions
from ingest.resolve.indicators import load_indicators
from ingest.resolve.register import DIVISIONS, load_register
from ingest.resolve.topics import load_topics
from ingest.resolve.vocabulary import load_vocabulary
from ingest.rulebook import FOLDER, load_rules

VOCABULARIES = ("departments", "functions", "indicators", "topics", DECISIONS)


@cache
def check_vocabulary() -> None:
    """A VocabularyError names the file and what is wrong with it; a file that nobody would read is wrong too."""
    load_decisions()
    folder = own_folder()
    if folder is None:
        return
    books = sorted(path.stem for path in FOLDER.glob("*.toml"))
    known = {f"{name}.toml" for name in VOCABULARIES} | {f"rules/{book}.toml" for book in books}
    known.add(DIVISIONS)
    for path in sorted((*folder.rglob("*.toml"), *folder.rglob("*.tsv"))):
        if path.relative_to(folder).as_posix() not in known:
            raise VocabularyError(path, f"no file of this name is read; there are {', '.join(sorted(known))}.")
    load_register()
    load_vocabulary()
    load_topics()
    load_indicators()
    for book in books:
        load_rules(book)
