// What the keys and buttons of the page do, and what it does first.

function grow() {
  box.style.height = "auto";
  box.style.height = box.scrollHeight + "px";
  if (find("#limit").textContent) checkLength(box.value);
}

/** Whether a question is as short as the server takes it, which counts bytes; if not, says by how much. */
function checkLength(question) {
  let bytes = 0, over = 0;
  for (const character of question) {
    bytes += encoder.encode(character).length;
    if (bytes > 16384) over += 1;
  }
  find("#limit").textContent = over ? "This is too long for one question: " + count(over, "character") + " must go." : "";
  box.setAttribute("aria-invalid", String(over > 0));
  return over === 0;
}

/** Asks what is in the box, or a question in its place, unless an answer is under way. */
function submit(question = box.value.trim()) {
  if (!question || running) return;
  if (!checkLength(question)) { box.focus(); return; }
  if (question === box.value.trim()) box.value = "";
  grow();
  ask(question);
}

/** Learns whose words the answers are. */
async function learn() {
  const list = await (await call("/v1/models")).json();
  const writer = /with (.*)$/.exec(list.data[0].owned_by);
  find("#writer").textContent = writer ? "writing with " + writer[1] : "answering in the documents’ own words";
}

find("#ask").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
find("#token-row").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem("docent-token", find("#token").value.trim());
  learn().then(() => { loadDocuments(); submit(); }, (error) => { find("#token-word").textContent = news.textContent = error.message; });
});
find("#stop").addEventListener("click", () => { if (running) running.abort(); box.focus(); });
find("#fresh").addEventListener("click", clear);
box.addEventListener("input", grow);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
});
document.addEventListener("keydown", (event) => {
  if (reader.open) return;
  const typing = ["INPUT", "TEXTAREA", "SELECT"].includes(document.activeElement.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); box.focus(); }
  if (event.key !== "Escape") return;
  if (find("#scope").open && find("#scope").contains(document.activeElement)) { find("#scope").open = false; find("#scope summary").focus(); }
  else if (running) running.abort();
});

// A link such as /#q=notice%20period brings its question into the box; what follows the # never leaves the browser. It is not
// asked before somebody sends it: any site may hold such a link, and an answer costs.
function takeHash() {
  if (!location.hash.startsWith("#q=")) return;
  let question = "";
  try { question = decodeURIComponent(location.hash.slice(3).replaceAll("+", " ")).trim(); } catch { return; }
  if (!question || earlier().at(-1) === question) return;
  box.value = question;
  grow();
  box.focus();
}

window.addEventListener("hashchange", takeHash);
find("#broken").hidden = isWhole;
find("#broken").classList.toggle("now", !isWhole);
grow();
restore();
takeHash();
learn().catch(() => {});
