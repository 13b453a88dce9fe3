// The sources of an answer, with their quotes in the words around them.

const encoder = new TextEncoder(), decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The citations of each passage together, in the order in which the answer names them. */
function byPassage(citations, passages) {
  const groups = new Map();
  for (const citation of citations) {
    const passage = passages.find((one) => spots([citation], one).length);
    const key = passage || [citation.collection, citation.document, citation.locator.display].join("\n");
    if (!groups.has(key)) groups.set(key, { passage, citations: [] });
    groups.get(key).citations.push(citation);
  }
  return [...groups.values()];
}

/** Where quotes stand in the text of a part of their document, in order; those that overlap are one. */
function spots(citations, part) {
  const bytes = encoder.encode(part.text), [start, end] = part.locator.range, found = [];
  const at = (byte) => decoder.decode(bytes.subarray(0, byte - start)).length;
  for (const { document, collection, range, quote, marker } of [...citations].sort((a, b) => a.range[0] - b.range[0])) {
    if (document !== part.document || collection !== (part.collection ?? collection)) continue;
    if (range[0] < start || range[1] > end) continue;
    const from = at(range[0]), to = at(range[1]), last = found.at(-1);
    if (part.text.slice(from, to) !== quote) continue;
    if (!last || from >= last.to) found.push({ from, to, numbers: [marker] });
    else { last.to = Math.max(last.to, to); last.numbers.push(marker); }
  }
  return found;
}

/** The stretches of a part's text with its quotes, so many characters around each; with them the head of a sheet. */
function stretches({ text, locator }, quotes, room) {
  const all = /^[A-Z]+1:/.test(locator.cells || "") ? [[0, cutAfter(text, 0)]] : [];
  for (const quote of quotes) {
    const from = cutBefore(text, quote.from - room), to = cutAfter(text, quote.to + room), last = all.at(-1);
    if (last && from <= last[1] + 80) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

function cutBefore(text, at) {
  if (at <= 0) return 0;
  const line = text.lastIndexOf("\n", at) + 1, space = text.indexOf(" ", at) + 1;
  return at - line < 160 || !space || space - at > 40 ? line : space;
}

function cutAfter(text, at) {
  if (at >= text.length) return text.length;
  const line = text.indexOf("\n", at), end = line < 0 ? text.length : line, space = text.lastIndexOf(" ", at);
  return end - at < 160 || at - space > 40 ? end : space;
}

/** Draws stretches of a file's text, rows as tables and the rest as lines, with its quotes marked. */
function drawText(place, text, parts, quotes) {
  for (const [from, to] of parts) {
    if (from > 0) add(place, "p", "…").className = "gap";
    let at = from, table = null;
    for (const line of text.slice(from, to).split("\n")) {
      if (line.includes("\t")) {
        table ??= add(add(place, "div"), "table");
        drawRow(add(table, "tr"), text, at, line, quotes);
      } else {
        table = null;
        fill(Object.assign(add(place, "p"), { dir: "auto" }), text, at, at + line.length, quotes);
      }
      at += line.length + 1;
    }
  }
  if (parts.length && parts.at(-1)[1] < text.length) add(place, "p", "…").className = "gap";
}

function drawRow(row, text, at, line, quotes) {
  for (const cell of line.split("\t")) {
    fill(add(row, "td"), text, at, at + cell.length, quotes);
    at += cell.length + 1;
  }
}

/** A stretch without its breaks; the last piece of a quote bears the quote's numbers. */
function fill(place, text, from, to, quotes) {
  let at = from;
  for (const quote of quotes) {
    if (quote.to <= at || quote.from >= to) continue;
    const start = Math.max(at, quote.from), end = Math.min(to, quote.to);
    place.append(text.slice(at, start));
    const mark = add(place, "mark", text.slice(start, end));
    mark.dataset.numbers = quote.numbers.join(" ");
    if (end === quote.to) mark.dataset.end = quote.numbers.join(" ");
    at = end;
  }
  place.append(text.slice(at, to));
}

function source({ passage, citations }) {
  const places = new Set(citations.map((one) => one.locator.display));
  const item = describe(citations[0], [...new Set(citations.map((one) => one.marker))],
    passage && places.size > 1 ? passage.locator.display : [...places].join(" · "));
  const place = find(".quote", item);
  if (passage) {
    const quotes = spots(citations, passage);
    drawText(place, passage.text, stretches(passage, quotes, 260), quotes);
  } else {
    for (const one of citations) drawText(place, one.quote, [[0, one.quote.length]], [{ from: 0, to: one.quote.length, numbers: [one.marker] }]);
  }
  find(".open", item).addEventListener("click", () => openDocument(citations[0], citations));
  if (citations.every((one) => one.verified)) add(find(".file", item), "span", " · word for word").className = "verified";
  return item;
}

function passageItem(hit) {
  const item = describe(hit, [hit.rank], hit.locator.display);
  drawText(find(".quote", item), hit.text, [[0, cutAfter(hit.text, 320)]], []);
  const whole = { ...hit, range: hit.locator.range, quote: hit.text, marker: hit.rank };
  find(".open", item).addEventListener("click", () => openDocument(hit, [whole]));
  return item;
}

function describe(thing, numbers, place) {
  const item = copy("#source");
  item.dataset.numbers = numbers.join(" ");
  item.classList.toggle("several", numbers.length > 1);
  find(".numbers", item).append(...numbers.map((number) => Object.assign(document.createElement("span"), { className: "number", textContent: number })));
  find(".title", item).textContent = thing.title || thing.document;
  find(".locator", item).textContent = place;
  find(".file", item).textContent = thing.document;
  find(".open", item).setAttribute("aria-label", "Open " + (thing.title || thing.document));
  return item;
}
