"""Text to measure with: all that the handbook says, and pages made of it."""

import pathlib
import random
import subprocess


def handbook(docent, folder):
    """The text of the handbook's prose, file after file."""
    kinds = (".docx", ".html", ".md", ".odt", ".pptx", ".txt", ".xml", ".odp", ".fodt", ".eml")
    files = sorted(p for p in pathlib.Path(folder).rglob("*") if p.suffix in kinds and p.parent.name not in ("de", "fr"))
    parts = []
    for file in files:
        done = subprocess.run([docent, "read", file, "--as", "text"], capture_output=True, text=True, check=False)
        parts.append(done.stdout)
    return "\n".join(parts)


def paragraphs(text):
    return [line for line in text.splitlines() if len(line) > 60]


def write_pages(text, folder, count, seed=1127):
    """Writes `count` HTML pages of about eight paragraphs each; no two share a paragraph, for words are moved about."""
    random.seed(seed)
    lines, folder = paragraphs(text), pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for page in range(count):
        body = []
        for section in range(8):
            words = " ".join(random.sample(lines, 3)).split()
            random.shuffle(words)
            if section % 3 == 0:
                body.append(f"<h2>{' '.join(words[:4])}</h2>")
            body.append(f"<p>{' '.join(words)}.</p>")
        html = f"<!doctype html><html><head><meta charset=utf-8><title>Page {page}: {words[0]}</title></head><body><nav><a href=/>Home</a></nav><main><h1>Page {page}</h1>{''.join(body)}</main></body></html>"
        (folder / f"page-{page:05}.html").write_text(html)
        total += len(html.encode())
    return total
