"""Makes random tag soup with the text that html5lib sees in it: `tag_soup.py COUNT SEED > soup.jsonl`.

The committed html/tag-soup.jsonl is such a file. Give another to the tests with DOCENT_TAG_SOUP=soup.jsonl.
`isindex` is no tag of it: html5lib still makes a form with a prompt of it, which the standard no longer knows.
"""
import json, random, sys

import html5lib

TAGS = """a b i em strong code font u s big small tt nobr span sub sup q cite var abbr p div section article aside nav main
header footer address blockquote center details summary dialog dir dl dt dd fieldset figure figcaption hgroup menu ol ul li
h1 h2 h3 h4 h5 h6 pre listing form button hr br wbr table caption colgroup col tbody thead tfoot tr td th select option
optgroup input textarea img area embed object param applet marquee iframe noembed noscript video audio source track title
script style template svg math desc foreignObject mi mo annotation-xml ruby rb rt rtc rp body html head link meta base
frameset plaintext xmp image unknown x-y""".split()
TEXTS = ["alpha ", "beta", " gamma\n", "fish&chips", "x<y", "1 < 2", "Größe", "東京 ", "\"q\"", "]]>", "-- ", "\n", "> ", "&nbsp;",
         "&amp;", "&eacute", "&notit;", "&#65;", "&#x80;", "&#0;", "&#xD800;", "&bogus;", "&copy2024", "&", "\t", "délta"]
ATTRIBUTES = ["", "", "", " class=k", " id='v w'", " href=\"u?a=1&amp;b=2&c\"", " hidden", " type=hidden", " a=b c", " /", " x='<p>'",
              " encoding=text/html", " \"odd", " =v"]
ODD = ["<!-- c -->", "<!---->", "<!-->", "<!-- a -- b --!>", "<!doctype html>", "<![CDATA[cd]]>", "<?pi x?>", "</>", "<", "<>", "</ p>",
       "<!x>", "<p<", "</p x=1>"]


def soup(random):
    parts = ["<!DOCTYPE html>"] if random.random() < 0.6 else []
    for _ in range(random.randint(3, 40)):
        kind = random.random()
        if kind < 0.4:
            parts.append(random.choice(TEXTS))
        elif kind < 0.72:
            tag = random.choice(TAGS)
            tag = tag.upper() if random.random() < 0.1 else tag
            # Of what swallows all that follows, only a little.
            if tag.lower() in ("plaintext", "script", "style", "frameset") and random.random() < 0.8:
                continue
            parts.append("<%s%s%s>" % (tag, random.choice(ATTRIBUTES), "/" if random.random() < 0.06 else ""))
        elif kind < 0.94:
            parts.append("</%s>" % random.choice(TAGS))
        else:
            parts.append(random.choice(ODD))
    return "".join(parts)


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    source = random.Random(seed)
    for _ in range(count):
        html = soup(source)
        tree = html5lib.parse(html, treebuilder="dom")
        words, waiting = [], [tree]
        while waiting:
            node = waiting.pop()
            if node.nodeType == node.TEXT_NODE:
                words.append(node.data)
            waiting.extend(reversed(node.childNodes))
        print(json.dumps({"html": html, "text": " ".join("".join(words).split())}, ensure_ascii=False))


main()
