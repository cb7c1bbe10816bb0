"""ZIP containers, plain or office files: opened only when what they unpack to stays within the limits."""

import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged, Encrypted, ExternalEntities, Unpacks
from ingest.settings import IngestSettings

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_MEMBER_MARK = b"PK\x01\x02"
_MARKS_A_MEMBER = 4
"""A stored archive inside the archive has marks of its own."""
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


def open_zip(raw: RawFile, settings: IngestSettings) -> zipfile.ZipFile:
    """The container; raises where it is damaged or unpacks to more than the limits allow."""
    if raw.content.count(_MEMBER_MARK) > settings.max_members * _MARKS_A_MEMBER:
        raise Unpacks(raw.path, "too many parts", f"{settings.max_members:,} (QIANTOU_MAX_MEMBERS)")
    try:
        opened = zipfile.ZipFile(BytesIO(raw.content))
    except _BROKEN as error:
        raise Damaged(raw.path, "ZIP file", str(error)) from error
    members = opened.infolist()
    if len(members) > settings.max_members:
        raise Unpacks(raw.path, f"{len(members):,} parts", f"{settings.max_members:,} (QIANTOU_MAX_MEMBERS)")
    size = sum(member.file_size for member in members)
    if size > settings.max_unpacked_bytes:
        limit = f"{settings.max_unpacked_bytes:,} (QIANTOU_MAX_UNPACKED_BYTES)"
        raise Unpacks(raw.path, f"{size:,} bytes", limit)
    return opened


def read_member(path: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes, at most as many as it declares; `path` is named where it is damaged."""
    if member.flag_bits & _ENCRYPTED:
        raise Encrypted(path, "ZIP member")
    try:
        return opened.read(member)
    except (*_BROKEN, RuntimeError) as error:
        raise Damaged(path, "ZIP member", str(error)) from error


def check_office_parts(raw: RawFile, settings: IngestSettings, *, within: Sequence[str]) -> None:
    """Open every XML part's first lines: raises ExternalEntities where one declares a document type."""
    with open_zip(raw, settings) as opened:
        for member in opened.infolist():
            if not member.filename.endswith((".xml", ".rels")):
                continue
            content = read_member(raw.path, opened, member)
            if _declares_type(content):
                raise ExternalEntities(raw.path, member.filename)
        if not set(within) & set(opened.namelist()):
            raise Damaged(raw.path, "office file", f"it has no part {within[0]}")


class _AtRoot(Exception):
    pass


def _declares_type(content: bytes) -> bool:
    """Whether an XML part has a DOCTYPE before its root element, in any encoding that XML may have."""
    found = False

    def see_type(*_: object) -> None:
        nonlocal found
        found = True
        raise _AtRoot

    def see_root(*_: object) -> None:
        raise _AtRoot

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = see_type
    parser.StartElementHandler = see_root
    try:
        parser.Parse(content[:65_536], False)
    except (_AtRoot, expat.ExpatError):
        return found
    return found or b"<!DOCTYPE" in content
