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

/** Where cells that are cited stand in the text of a part, as value or as what heads its column or its row. */
function cellSpots(citations, part, role) {
  const cells = citations.flatMap((one) => (one.cells || []).filter((cell) => cell.role === role)
    .map((cell) => ({ ...one, range: cell.range, quote: cell.quote })));
  return spots(cells, part);
}

/**
 * What is drawn of a table besides its rows: the lines that head its columns, those of them that stand before the part, the
 * cells that are cited, and how many cells a row lacks at its start because one above reaches down into it.
 */
function frameOf(citations, part) {
  const text = part.text, lineAt = (at) => text.slice(at).split("\n", 1)[0];
  const columns = cellSpots(citations, part, "column"), values = cellSpots(citations, part, "value");
  const names = [...new Set(columns.map((cell) => text.lastIndexOf("\n", cell.from) + 1))];
  const first = /^[A-Z]+1(:|$)/.test(part.locator.cells || "") ? [0] : [];
  const above = lineAt(0).includes("\t") ? (part.context || "").split("\n").filter((line) => line.includes("\t")) : [];
  const isName = (words) => citations.some((one) => (one.cells || []).some((cell) => cell.role === "column" && cell.quote === words));
  const head = (names.length ? lineAt(Math.max(...names)) : above.findLast((line) => line.split("\t").some(isName)) || "").split("\t");
  const frame = { heads: [...new Set([...first, ...names])], names: new Set(names), above, values: new Set(values.map((cell) => cell.from)), width: head.length, shift: 0 };
  if (!values.length) return frame;
  const place = head.findIndex(isName);
  const before = text.slice(text.lastIndexOf("\n", values[0].from) + 1, values[0].from).split("\t").length - 1;
  return { ...frame, shift: Math.max(0, place - before) };
}

/** The stretches of a part's text with its quotes, so many characters around each; with them the lines that head its columns. */
function stretches({ text }, quotes, room, heads = []) {
  const all = heads.map((at) => [at, text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at)]);
  for (const quote of quotes) {
    const from = cutBefore(text, quote.from - room), to = cutAfter(text, quote.to + room), last = all.at(-1);
    if (last && from >= last[0] && from <= last[1] + 80) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all.sort((one, other) => one[0] - other[0]).reduce((kept, one) => {
    const last = kept.at(-1);
    if (last && one[0] <= last[1] + 1) last[1] = Math.max(last[1], one[1]);
    else kept.push(one);
    return kept;
  }, []);
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
function drawText(place, text, parts, quotes, frame) {
  let table = null, end = 0, above = frame.above;
  const newTable = () => {
    table = add(add(place, "div"), "table");
    for (const line of above) {
      const row = add(table, "tr");
      for (const name of line.split("\t")) add(row, "th", name);
    }
    above = [];
  };
  for (const [from, to] of parts) {
    if (!text.slice(end, from).split("\n").every((line) => !line || line.includes("\t"))) table = null;
    if (!table && !end && above.length) newTable();
    if (from > 0) add(table ? Object.assign(add(add(table, "tr"), "td"), { colSpan: 99 }) : place, "p", "…").className = "gap";
    let at = from;
    end = to;
    for (const line of text.slice(from, to).split("\n")) {
      if (line.includes("\t")) {
        if (!table) newTable();
        drawRow(add(table, "tr"), text, at, line, quotes, frame);
      } else if (line || !table) {
        table = null;
        fill(Object.assign(add(place, "p"), { dir: "auto" }), text, at, at + line.length, quotes);
      }
      at += line.length + 1;
    }
  }
  if (parts.length && parts.at(-1)[1] < text.length) add(place, "p", "…").className = "gap";
}

function drawRow(row, text, at, line, quotes, frame) {
  const cells = line.split("\t"), name = frame.names.has(at) ? "th" : "td";
  if (name === "td") for (let lacking = Math.min(frame.shift, frame.width - cells.length); lacking > 0; lacking -= 1) add(row, "td");
  for (const cell of cells) {
    const element = add(row, name);
    if (frame.values.has(at)) element.className = "value";
    fill(element, text, at, at + cell.length, quotes);
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

/** Moves wide tables so that the first cell that is cited can be seen beside the one that names its row. */
function reveal(place) {
  for (const table of place.querySelectorAll("table")) {
    const value = table.querySelector(".value"), frame = table.parentElement;
    if (value) frame.scrollLeft = value.offsetLeft + value.offsetWidth - frame.clientWidth;
  }
}

/** Where a quote stands: the headings above it, where its place does not name them, without the title, and the place. */
const addressOf = ({ section = [], title, locator }) =>
  [...(section[0] === title ? section.slice(1) : section), locator.display].join(" › ");

function source({ passage, citations }) {
  const places = new Set(citations.map(addressOf));
  const item = describe(citations[0], [...new Set(citations.map((one) => one.marker))],
    passage && places.size > 1 ? passage.locator.display : [...places].join(" · "));
  const place = find(".quote", item);
  if (passage) {
    const quotes = spots(citations, passage), frame = frameOf(citations, passage);
    drawText(place, passage.text, stretches(passage, quotes, 260, frame.heads), quotes, frame);
    requestAnimationFrame(() => reveal(place));
  } else {
    for (const one of citations) drawText(place, one.quote, [[0, one.quote.length]], [{ from: 0, to: one.quote.length, numbers: [one.marker] }], frameOf([one], { ...one, text: one.quote }));
  }
  find(".open", item).addEventListener("click", () => openDocument(citations[0], citations));
  if (citations.every((one) => one.verified)) add(find(".file", item), "span", " · word for word").className = "verified";
  return item;
}

function passageItem(hit) {
  const item = describe(hit, [hit.rank], hit.locator.display);
  drawText(find(".quote", item), hit.text, [[0, cutAfter(hit.text, 320)]], [], frameOf([], hit));
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
