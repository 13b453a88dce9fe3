// Draws the Markdown that models write as elements; every word is put in as text, never as markup.

"use strict";

/** The paragraphs, headings, lists, tables and code of a text; `marker` makes the element of a number in brackets. */
function drawMarkdown(text, marker) {
  const page = document.createDocumentFragment();
  const lines = text.split("\n");
  let at = 0;
  while (at < lines.length) {
    const heading = /^#{1,6}\s+(.*)$/.exec(lines[at]);
    if (!lines[at].trim()) at += 1;
    else if (isFence(lines[at])) at = drawCode(lines, at, page);
    else if (isTable(lines, at)) at = drawTable(lines, at, page, marker);
    else if (itemOf(lines[at])) at = drawList(lines, at, page, marker);
    else if (heading) { drawWords(heading[1], add(page, "h4"), marker); at += 1; }
    else at = drawParagraph(lines, at, page, marker);
  }
  return page;
}

/** What can be drawn of a text that is still being written: no half rows, signs or brackets. */
function settled(text) {
  const lines = text.split("\n"), isBar = (line) => /^\s*\|/.test(line);
  if (lines.filter(isFence).length % 2) return text;
  let last = lines.pop();
  if (isBar(last)) last = "";
  const head = lines.length - 1;
  if (head >= 0 && !last && isBar(lines[head]) && !(head > 0 && isBar(lines[head - 1]))) lines.pop();
  last = last.replace(/(^\s*(#{1,6}|[-*+•]|\d{1,3}[.)]?)|\[[^\]]{0,20}|[*`]+)?\s*$/, "");
  if (last.split("**").length % 2 === 0) last += "**";
  else if (/(?<![\w*])\*(?=[^\s*])[^*]*$/.test(last)) last += "*";
  if (last.split("`").length % 2 === 0) last += "`";
  return [...lines, last].join("\n");
}

function isFence(line) { return /^\s*(```|~~~)/.test(line); }
function isTable(lines, at) { return isRow(lines[at]) && at + 1 < lines.length && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1]) && lines[at + 1].includes("|"); }
function isRow(line) { return line.includes("|"); }

function drawParagraph(lines, at, page, marker) {
  const from = at;
  do at += 1;
  while (at < lines.length && lines[at].trim() && !isFence(lines[at]) && !itemOf(lines[at]) && !isTable(lines, at) && !/^#{1,6}\s/.test(lines[at]));
  drawWords(lines.slice(from, at).join("\n"), add(page, "p"), marker);
  return at;
}

function drawCode(lines, at, page) {
  const from = at + 1;
  do at += 1; while (at < lines.length && !isFence(lines[at]));
  add(add(page, "pre"), "code", lines.slice(from, at).join("\n"));
  return at + 1;
}

function drawTable(lines, at, page, marker) {
  const frame = add(page, "div");
  frame.className = "table";
  const table = add(frame, "table");
  const aligned = cells(lines[at + 1]).map((cell) => cell.endsWith(":") ? "right" : "");
  const row = (line, part, name) => {
    const place = add(part, "tr");
    cells(line).forEach((cell, column) => {
      const element = add(place, name);
      element.className = aligned[column] || "";
      drawWords(cell, element, marker);
    });
  };
  row(lines[at], add(table, "thead"), "th");
  const body = add(table, "tbody");
  for (at += 2; at < lines.length && lines[at].trim() && isRow(lines[at]); at += 1) row(lines[at], body, "td");
  return at;
}

/** The cells of a row; a bar behind a backslash is a part of its cell. */
function cells(line) {
  const inner = line.trim().replace(/^\|/, "").replace(/(^|[^\\])\|$/, "$1");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function itemOf(line) {
  const found = /^(\s*)(?:[-*+•]|(\d{1,3})[.)])\s+(\S.*)$/.exec(line);
  return found && { indent: found[1].length, number: found[2], words: found[3] };
}

function drawList(lines, at, page, marker) {
  const open = [];
  for (; at < lines.length; at += 1) {
    const item = itemOf(lines[at]), last = open.at(-1);
    if (!item) {
      const goesOn = lines[at].trim() ? /^\s/.test(lines[at]) : at + 1 < lines.length && itemOf(lines[at + 1]);
      if (!goesOn) break;
      if (lines[at].trim()) drawWords("\n" + lines[at].trim(), last.list.lastElementChild, marker);
      continue;
    }
    while (open.length > 1 && item.indent < open.at(-1).indent) open.pop();
    if (!open.length || item.indent > open.at(-1).indent + 1) openList(item, open, page);
    else if (Boolean(item.number) !== (open.at(-1).list.tagName === "OL")) { open.pop(); openList(item, open, page); }
    drawWords(item.words, add(open.at(-1).list, "li"), marker);
  }
  return at;
}

function openList(item, open, page) {
  const list = add(open.length ? open.at(-1).list.lastElementChild : page, item.number ? "ol" : "ul");
  if (item.number) list.start = Number(item.number);
  open.push({ list, indent: item.indent });
}

/** Words with their bold, italic and code parts, their markers, and what Docent says of them in brackets. */
function drawWords(text, place, marker) {
  const parts = /`([^`\n]+)`|\*\*(?=\S)([^\n]*?\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])|\[(\d{1,3})\]|\[(unsupported|quote not found|link removed)\]/g;
  let end = 0;
  for (const match of text.matchAll(parts)) {
    const [whole, code, bold, slanted, number, remark] = match;
    const button = number && marker(number);
    if (number && !button) continue;
    place.append(text.slice(end, match.index));
    end = match.index + whole.length;
    if (code) add(place, "code", code);
    else if (bold) drawWords(bold, add(place, "strong"), marker);
    else if (slanted) drawWords(slanted, add(place, "em"), marker);
    else if (remark) add(place, "span", whole).className = "doubt";
    else place.append(button);
  }
  place.append(text.slice(end));
}
