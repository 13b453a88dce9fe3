"""Runs LibreOffice for the OpenDocument formats and for recalculated formulas, and fixes the dates and revision marks it writes."""

import os
import pathlib
import re
import subprocess
import tempfile
import zipfile

STAMP = (2026, 10, 1, 8, 0, 0)
PROFILE = pathlib.Path(tempfile.gettempdir()) / "handbook-office-profile"


def convert(sources, extension, folder):
    """Converts all sources at once; LibreOffice names each after its source."""
    if not sources:
        return
    command = ["soffice", f"-env:UserInstallation={PROFILE.as_uri()}", "--headless", "--convert-to", extension]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, sources)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600,
        env={**os.environ, "SAL_RAND_REPEATABLE": "1", "LC_ALL": "C.UTF-8"},
    )


def fix_dates(text):
    text = re.sub(r"(<dc:date>|<dcterms:modified[^>]*>)[^<]*", r"\g<1>2026-10-01T08:00:00Z", text)
    text = re.sub(r"<meta:editing-duration>[^<]*", "<meta:editing-duration>PT12M", text)
    text = re.sub(r'(config:name="Rsid"[^>]*>)\d+', r"\g<1>1000000", text)
    return re.sub(r"<meta:print-date>[^<]*</meta:print-date>", "", text)


def settle(path):
    """Rewrites a container with fixed entry times, or a flat file with fixed dates: equal input, equal bytes."""
    if not zipfile.is_zipfile(path):
        path.write_text(fix_dates(path.read_text("utf-8")), "utf-8")
        return
    with zipfile.ZipFile(path) as old:
        entries = [(info.filename, info.compress_type, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for name, method, data in entries:
            if name.startswith("Thumbnails/"):
                continue
            if name in ("meta.xml", "settings.xml", "docProps/core.xml"):
                data = fix_dates(data.decode("utf-8")).encode("utf-8")
            if name == "META-INF/manifest.xml":
                data = re.sub(rb'\s*<manifest:file-entry manifest:full-path="Thumbnails[^>]*>', b"", data)
            if name.endswith(".xlsx") and data[:2] == b"PK":
                data = settle_inner(data)
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type, info.external_attr = method, 0o644 << 16
            new.writestr(info, data)


def settle_inner(data):
    """The workbook inside a chart carries the time of its making: fix it too."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "inner.zip"
        path.write_bytes(data)
        with zipfile.ZipFile(path) as old:
            entries = [(i.filename, i.compress_type, old.read(i)) for i in old.infolist()]
        with zipfile.ZipFile(path, "w") as new:
            for name, method, body in entries:
                if name == "docProps/core.xml":
                    body = re.sub(rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>2026-01-05T09:00:00Z", body)
                info = zipfile.ZipInfo(name, STAMP)
                info.compress_type = method
                new.writestr(info, body)
        return path.read_bytes()
