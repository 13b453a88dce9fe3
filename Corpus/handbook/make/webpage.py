"""Wraps the text of an article in what a real intranet page carries around it."""

import html

from wordfile import split_source

CHROME = """<!DOCTYPE html>
<html lang="{language}">
<head>
{charset}
<title>{title} | {site}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{author}">
<meta name="date" content="{date}">
<link rel="stylesheet" href="/assets/site.css?v=118">
<style>.cookie{{position:fixed;bottom:0}} nav li{{display:inline}}</style>
<script>window.dataLayer=window.dataLayer||[];function track(e){{dataLayer.push({{event:e,page:"{title}"}});}}</script>
</head>
<body class="kb article">
<div class="cookie" id="cookie-banner" role="dialog" aria-label="Cookies"><p>{cookie}</p><button>OK</button> <a href="/cookies">{cookie_link}</a></div>
<header><a href="/" class="logo"><img src="/assets/moravel.svg" alt="Moravel"></a>
<form role="search" action="/search"><input type="search" name="q" placeholder="{search}"><button>{search}</button></form>
<nav><ul>{menu}</ul></nav></header>
<nav class="breadcrumbs" aria-label="Breadcrumb"><ol>{crumbs}</ol></nav>
<div class="layout">
<aside class="sidebar"><h2>{side_title}</h2><ul>{side}</ul></aside>
<main id="content">
{body}
<div class="feedback"><p>{helpful}</p><button onclick="track('yes')">👍</button><button onclick="track('no')">👎</button></div>
</main>
<aside class="related"><h2>{related_title}</h2><ul>{related}</ul></aside>
</div>
<footer><p>© 2026 Moravel Fluid Systems a.s., Strojní 14, 627 00 Brno</p><ul><li><a href="/imprint">{imprint}</a></li><li><a href="/privacy">{privacy}</a></li><li><a href="/sitemap">Sitemap</a></li></ul></footer>
<script>track("view");</script>
</body>
</html>
"""

WORDS = {
    "en": dict(
        cookie="We use cookies to remember your language and to count visits. You can change this at any time.",
        cookie_link="Cookie settings", search="Search", side_title="In this section", helpful="Was this article helpful?",
        related_title="Related articles", imprint="Imprint", privacy="Privacy",
        menu="Home,News,Knowledge base,Tools,Canteen,Contact",
    ),
    "de": dict(
        cookie="Wir verwenden Cookies, um Ihre Sprache zu speichern und Besuche zu zählen.",
        cookie_link="Cookie-Einstellungen", search="Suche", side_title="In diesem Bereich",
        helpful="War dieser Artikel hilfreich?", related_title="Verwandte Artikel", imprint="Impressum",
        privacy="Datenschutz", menu="Start,Aktuelles,Produkte,Service,Kontakt",
    ),
    "fr": dict(
        cookie="Nous utilisons des cookies pour mémoriser votre langue et compter les visites.",
        cookie_link="Paramètres des cookies", search="Rechercher", side_title="Dans cette rubrique",
        helpful="Cet article vous a-t-il été utile ?", related_title="Articles liés", imprint="Mentions légales",
        privacy="Confidentialité", menu="Accueil,Actualités,Base de connaissances,Outils,Contact",
    ),
}


def items(names):
    return "".join(f'<li><a href="#">{html.escape(n.strip())}</a></li>' for n in names if n.strip())


def write_page(source, path):
    meta, body = split_source(source)
    words = dict(WORDS[meta.get("language", "en")[:2]])
    words["menu"] = items(words["menu"].split(","))
    encoding = meta.get("charset", "utf-8")
    page = CHROME.format(
        **words, language=meta.get("language", "en"), title=html.escape(meta["title"]),
        site=meta.get("site", "Moravel Intranet"), author=html.escape(meta.get("author", "Moravel")),
        date=meta.get("date", "2026-01-05"), crumbs=items(meta.get("crumbs", "").split(">")),
        side=items(meta.get("side", "").split(";")), related=items(meta.get("related", "").split(";")), body=body,
        charset="" if encoding == "none" else f'<meta charset="{encoding}">',
    )
    path.write_bytes(page.encode("utf-8" if encoding == "none" else encoding, "xmlcharrefreplace"))
