// Which documents there are, and which of them are searched.

const kinds = [
  ["Word and other texts", "docx doc odt rtf epub"], ["Spreadsheets", "xlsx xls ods csv"], ["Presentations", "pptx ppt odp"],
  ["PDF", "pdf"], ["Web pages", "html"], ["Mail", "email mbox msg"], ["Plain text and notes", "text markdown asciidoc rst org"],
].map(([name, formats]) => [name, formats.split(" ")]);
const collection = find("#collection"), kind = find("#kind"), named = find("#named");
let documents = null, only = null;

/** The part of a question's body that says where to look. */
function scopeNow() {
  if (only) return { collections: [only.collection], documents: [only.document] };
  const formats = formatsOf(kind.value);
  return { ...(collection.value && { collections: [collection.value] }), ...(formats.length && { types: formats }) };
}

function formatsOf(name) {
  if (!name || !documents) return [];
  const known = kinds.find((one) => one[0] === name), there = new Set(documents.map((one) => one.format));
  if (known) return known[1].filter((format) => there.has(format));
  return [...there].filter((format) => !kinds.some((one) => one[1].includes(format)));
}

/** Where is looked, in words; empty for everywhere. */
function scopeWord() {
  if (only) return "only " + (only.title || only.document);
  const parts = [kind.value, collection.value && "in " + collection.value].filter(Boolean);
  return parts.length ? "only " + parts.join(" ") : "";
}

function searchOnly(thing) {
  only = thing;
  showScope();
  find("#scope").open = false;
  box.focus();
}

function showScope() {
  const word = scopeWord();
  find("#scope-word").textContent = word ? "Searching " + word : "Searching all documents";
  find("#everywhere").hidden = !word;
  if (documents) listDocuments();
}

/** Fetches the list of documents, once it is looked at. */
async function loadDocuments() {
  if (documents || !find("#scope").open) return;
  find("#listed").textContent = "Fetching the list";
  try {
    const list = await (await call("/v1/documents")).json();
    documents = list.documents.map((one) => ({ ...one, document: one.path }));
    choose(collection, "All collections", list.collections);
    collection.parentElement.hidden = list.collections.length < 2;
    choose(kind, "All kinds", [...kinds.map((one) => one[0]), "Others"].filter((name) => formatsOf(name).length));
    showScope();
  } catch (error) {
    find("#listed").textContent = error.message;
  }
}

function choose(select, all, names) {
  const option = (text, value) => Object.assign(document.createElement("option"), { textContent: text, value });
  select.replaceChildren(option(all, ""), ...names.map((name) => option(name, name)));
}

function listDocuments() {
  const formats = formatsOf(kind.value), name = named.value.trim().toLowerCase(), most = 100;
  const found = documents.filter((one) => (!collection.value || one.collection === collection.value)
    && (!kind.value || formats.includes(one.format))
    && (one.path + "\n" + (one.title || "")).toLowerCase().includes(name));
  find("#documents").replaceChildren(...found.slice(0, most).map(documentItem));
  find("#listed").textContent = count(found.length, "document") + (found.length > most ? "; the first " + most + " are shown" : "");
}

function documentItem(one) {
  const item = document.createElement("li"), button = add(item, "button", one.title || one.path);
  const state = { partial: "read in part", refused: "not read", failed: "not read" }[one.outcome];
  button.type = "button";
  button.className = "link";
  button.addEventListener("click", () => openDocument(one, []));
  add(item, "span", [one.path, (one.date || "").slice(0, 10)].filter(Boolean).join(" · ")).className = "quiet";
  if (state) add(item, "span", state).className = "doubt";
  return item;
}

find("#scope").addEventListener("toggle", loadDocuments);
for (const select of [collection, kind]) select.addEventListener("change", () => { only = null; showScope(); });
named.addEventListener("input", () => { if (documents) listDocuments(); });
find("#everywhere").addEventListener("click", () => {
  only = null;
  collection.value = kind.value = "";
  showScope();
  box.focus();
});
