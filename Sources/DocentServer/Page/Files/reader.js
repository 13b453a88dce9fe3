// Shows the text of a document with the quotes of an answer in it.

const reader = find("#reader"), paper = find("#paper");
/** Characters of a document that are shown at once, and around each quote of a longer one. */
const atOnce = 60000, aroundQuote = 8000;

/** Opens the document of a citation, a passage or a list, at the first of the quotes. */
async function openDocument(thing, citations) {
  find("#reader-title").textContent = thing.title || thing.document;
  find("#reader-place").textContent = thing.document;
  find("#reader-note").textContent = "Opening";
  paper.replaceChildren();
  find("#whole").hidden = true;
  find("#only").onclick = () => { searchOnly(thing); reader.close(); };
  if (!reader.open) reader.showModal();
  const wanted = paper.wanted = {};
  try {
    const words = await (await call("/v1/words?" + new URLSearchParams({ address: thing.document, ...(thing.collection && { collection: thing.collection }) }))).json();
    if (paper.wanted === wanted) showDocument(words, citations);
  } catch (error) {
    if (paper.wanted === wanted) find("#reader-note").textContent = error.message;
  }
}

function showDocument(words, citations) {
  const quotes = spots(citations, words), frame = frameOf(citations, words), text = words.text, isLong = text.length > atOnce;
  const draw = (parts) => {
    const page = document.createDocumentFragment();
    drawText(page, text, parts, quotes, frame);
    paper.replaceChildren(page);
    const mark = paper.querySelector(".value") || paper.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center", inline: "end" });
    else paper.scrollTop = 0;
  };
  find("#reader-note").textContent = citations.length && !quotes.length ? "These words do not stand in the document as it is now." : "";
  paper.classList.toggle("several", quotes.length > 1);
  find("#whole").hidden = !isLong;
  find("#whole").onclick = () => { find("#whole").hidden = true; draw([[0, text.length]]); };
  if (!isLong) draw([[0, text.length]]);
  else draw(quotes.length ? stretches(words, quotes, aroundQuote, frame.heads) : [[0, cutAfter(text, atOnce)]]);
  paper.focus();
}

find("#close").addEventListener("click", () => reader.close());
reader.addEventListener("click", (event) => { if (event.target === reader) reader.close(); });
reader.addEventListener("close", () => { paper.wanted = null; });
