"""Measures how well the main text of web pages is told from what surrounds it: `main_text.py FOLDER [PAGES]`.

FOLDER holds Debian documentation packages, each unpacked into a folder of its name (`apt-get download sphinx-doc`, then
`dpkg-deb -x`). For each package the main part was looked up by hand once, as a path in its pages; the figure is the F1 of
words beside that part, a mean over pages drawn with a fixed seed. Indexes and search pages are left out. Needs lxml.
"""

import collections
import pathlib
import random
import re
import subprocess
import sys

import lxml.html

DOCENT = pathlib.Path(__file__).resolve().parent.parent / ".build" / "release" / "docent"
LINKS = "//a[@class='headerlink']"
SPHINX = ("//div[@class='body' or @itemprop='articleBody']", [LINKS])
GTK = ("//body", ["//table[@class='navigation']", "//div[@class='footer']"])
TEXINFO = ("//body", ["//div[@class='header']", "//div[@class='nav-panel']"])
# package: the main part, and what within it is not content
PACKAGES = {
    "sphinx-doc": SPHINX, "debian-policy": SPHINX, "developers-reference": SPHINX, "debian-faq": SPHINX, "cmake-doc": SPHINX,
    "git-doc": ("//body", ["//div[@id='footer']"]),
    "postgresql-doc-15": ("//body", ["//div[@class='navheader']", "//div[@class='navfooter']", "//a[@class='id_link']"]),
    "libgtk-3-doc": GTK, "libglib2.0-doc": GTK,
    "nodejs-doc": ("//div[@id='apicontent']", ["//a[@class='mark']"]),
    "bash-doc": TEXINFO, "r-doc-html": TEXINFO,
}
BLOCKS = "p li td th dt dd div h1 h2 h3 h4 h5 h6 pre br tr table dl ul ol section".split()


def words(text):
    return re.findall(r"\w+", text.lower())


def expected(page, path, clutter):
    tree = lxml.html.fromstring(page.read_bytes())
    for unseen in [*clutter, "//script", "//style", "//head"]:
        for element in tree.xpath(unseen):
            if element.getparent() is not None:
                element.drop_tree()
    parts = tree.xpath(path)
    for element in tree.iter():
        if element.tag in BLOCKS:
            element.text, element.tail = " " + (element.text or ""), " " + (element.tail or "")
    return words(" ".join(part.text_content() for part in parts))


def score(wanted, got):
    same = sum((collections.Counter(wanted) & collections.Counter(got)).values())
    recall, precision = same / max(1, len(wanted)), same / max(1, len(got))
    return 2 * recall * precision / max(1e-9, recall + precision), recall, precision


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12
    draw, every = random.Random(3), []
    print("| package | pages | F1 | recall | precision | worst page |\n| --- | --- | --- | --- | --- | --- |")
    for package, (path, clutter) in PACKAGES.items():
        pages = sorted(
            p for p in (folder / package).rglob("*.html") if p.is_file() and not p.is_symlink()
            and 3_000 < p.stat().st_size < 600_000 and not re.search(r"genindex|search|index-all|api-index", p.name))
        draw.shuffle(pages)
        scores = []
        for page in pages[:count]:
            wanted = expected(page, path, clutter)
            if wanted:
                read = subprocess.run([DOCENT, "read", page, "--as", "text"], capture_output=True, check=False)
                scores.append((*score(wanted, words(read.stdout.decode())), page.name))
        if scores:
            means = [f"{sum(s[n] for s in scores) / len(scores):.3f}" for n in range(3)]
            worst = min(scores)
            print(f"| {package} | {len(scores)} | {' | '.join(means)} | {worst[3]} {worst[0]:.3f} |")
            every += scores
    if not every:
        sys.exit(f"No pages of {', '.join(PACKAGES)} below {folder}.")
    print(f"| all | {len(every)} | " + " | ".join(f"{sum(s[n] for s in every) / len(every):.3f}" for n in range(3)) + " | |")


main()
