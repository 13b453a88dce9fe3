// A question with its answer, and what became of it.

const words = { answered: "Found in your documents", partly: "Perhaps found",
  not_in_documents: "Not in these documents", waiting: "Looking through your documents", writing: "Writing", stopped: "Stopped",
  failed: "That did not work" };

function setState(turn, state, where = "") {
  const line = find(".state", turn);
  line.dataset.state = state;
  find(".word", line).textContent = words[state] || state;
  if (where) find(".where", line).textContent = where;
}

/** The question as a heading; a long one shows its beginning, until asked for the rest. */
function showQuestion(turn, question) {
  const heading = find(".asked", turn), more = find(".more", turn);
  heading.textContent = question;
  if (question.length < 280 && question.split("\n").length < 5) return;
  heading.classList.add("long");
  more.hidden = false;
  more.addEventListener("click", () => {
    const isShort = heading.classList.toggle("long");
    more.textContent = isShort ? "Show the whole question" : "Show less";
    more.setAttribute("aria-expanded", String(!isShort));
  });
}

/** Puts an answer's text in, its [n] markers as buttons that lead to their sources; what is quoted is no Markdown, and has them at the ends of lines. */
function writeAnswer(turn, text, citations, isWritten) {
  const known = new Set(citations.map((citation) => String(citation.marker)));
  const place = find(".answer", turn);
  place.replaceChildren();
  place.classList.toggle("drawn", isWritten);
  if (isWritten && isWhole) return place.append(drawMarkdown(text, (number) => known.has(number) ? marker(turn, number) : null));
  let end = 0;
  for (const match of text.matchAll(/\[(\d{1,3})\](?=(?:\[\d{1,3}\])*$)/gm)) {
    if (!known.has(match[1])) continue;
    place.append(text.slice(end, match.index), marker(turn, match[1]));
    end = match.index + match[0].length;
  }
  place.append(text.slice(end));
}

/** Shows what is written so far; its markers lead nowhere yet. */
function writeDraft(turn, text) {
  if (find(".state", turn).dataset.state !== "writing") setState(turn, "writing");
  const place = find(".answer", turn);
  place.classList.toggle("drawn", isWhole);
  if (!isWhole) return place.replaceChildren(text);
  const ghost = (number) => Object.assign(document.createElement("span"), { className: "marker", textContent: number });
  place.replaceChildren(drawMarkdown(settled(text), ghost));
}

function marker(turn, number) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "marker";
  button.textContent = number;
  button.setAttribute("aria-label", "Source " + number);
  button.addEventListener("click", () => light(turn, number));
  return button;
}

/** Leads to a source and points at its quotes. */
function light(turn, number) {
  const isIt = (element) => element.dataset.numbers.split(" ").includes(number);
  for (const source of turn.querySelectorAll(".sources .source")) {
    source.classList.toggle("lit", isIt(source));
    const marks = [...source.querySelectorAll("mark")];
    for (const mark of marks) mark.classList.toggle("lit", isIt(mark));
    if (!isIt(source)) continue;
    source.focus({ preventScroll: true });
    (marks.find(isIt) || source).scrollIntoView({ block: "nearest", behavior: "smooth" });
  }
}

function showPassages(turn, passages) {
  const further = find(".further", turn);
  find("summary", further).textContent =
    passages.length === 1 ? "The one passage that was looked at" : "The " + passages.length + " passages that were looked at";
  find(".passages", further).replaceChildren(...passages.map(passageItem));
  further.hidden = passages.length === 0;
}

function showAnswer(turn, said) {
  const answer = said.answer;
  setState(turn, answer.status, said.where);
  const isRefusal = answer.status === "not_in_documents";
  writeAnswer(turn, isRefusal ? answer.answer.replace(/^Not in these documents\.\s*/, "") : answer.answer, answer.citations, Boolean(answer.model));
  const proofs = byPassage(answer.citations, answer.passages);
  find(".sources", turn).replaceChildren(...proofs.map(source));
  find(".proof", turn).hidden = answer.citations.length === 0;
  const remarks = find(".remarks", turn);
  remarks.replaceChildren(...(answer.remarks || []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  remarks.hidden = !remarks.children.length;
  showPassages(turn, answer.passages);
  find(".receipt", turn).textContent = receipt(answer);
  offerDeeds(turn, said);
}

function announce(answer) {
  news.textContent = words[answer.status] + ". " + count(byPassage(answer.citations, answer.passages).length, "source") + ".";
}

function count(number, thing) { return number.toLocaleString("en") + " " + thing + (number === 1 ? "" : "s"); }

function receipt(answer) {
  const parts = [answer.model ? "written by " + answer.model : "in the documents’ own words",
    ...(answer.model ? [count(answer.receipt.passages, "passage"), count(answer.receipt.tokens, "token")] : []),
    answer.milliseconds < 1000 ? Math.round(answer.milliseconds) + " ms" : (answer.milliseconds / 1000).toFixed(1) + " s"];
  if (answer.receipt.truncated) parts.push("the model did not read all of it");
  return parts.join(" · ");
}

/** What went wrong, with a way to try again, in words for whoever asked and others for whoever looks after the server. */
function showTrouble(turn, error, again) {
  const isStop = error.name === "AbortError";
  setState(turn, isStop ? "stopped" : "failed");
  const place = find(".trouble", turn);
  const saying = "details" in error ? error.message : "The page did not understand what the server sent.";
  find(".further", turn).open = !isStop;
  find(".saying", place).textContent = isStop ? "" : saying + (find(".further", turn).hidden ? "" : " What was found stands below.");
  find(".details p", place).textContent = error.details ?? error.message;
  find(".details", place).hidden = isStop || !find(".details p", place).textContent;
  find(".again", place).addEventListener("click", again);
  place.hidden = false;
  news.textContent = find(".word", turn).textContent + ". " + find(".saying", place).textContent;
}
