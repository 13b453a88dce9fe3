// What can be done with an answer: copy it, say whether it is right.

/** An answer as text, with its sources under it. */
function asText(answer) {
  const quote = (text) => "“" + text.replaceAll("\t", " | ").replaceAll("\n", " / ") + "”";
  const sources = answer.citations.map((one) =>
    "[" + one.marker + "] " + (one.title || one.document) + ", " + addressOf(one) + " (" + one.document + "): " + quote(one.quote));
  return [answer.answer, ...(sources.length ? ["", "Sources:", ...sources] : [])].join("\n") + "\n";
}

/** Puts text on the clipboard, which browsers offer to scripts of safe pages only; others are served the old way. */
async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = add(document.body, "textarea", text);
  area.className = "unseen";
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (!isCopied) throw new Error();
}

/** Lets an answer be copied and judged; what was said of it before is shown. */
function offerDeeds(turn, said) {
  const deeds = find(".deeds", turn), more = find(".expected", turn), thanks = find(".thanks", turn);
  const tell = (text) => { thanks.textContent = news.textContent = text; };
  const close = () => { for (const button of deeds.querySelectorAll(".good, .bad")) button.disabled = true; more.hidden = true; };
  const send = async (verdict) => {
    const expected = find("input", more).value.trim();
    close();
    tell("Telling Docent");
    try {
      await call("/v1/feedback", { body: { question: said.question, history: said.history, ...said.scope, verdict, ...(expected && { expected }) } });
      said.verdict = verdict;
      keep();
      tell(thanksFor(verdict));
    } catch (error) {
      for (const button of deeds.querySelectorAll(".good, .bad")) button.disabled = false;
      tell(error.message);
    }
  };
  deeds.hidden = false;
  find(".copy", deeds).addEventListener("click", () =>
    copyText(asText(said.answer)).then(() => tell("Copied, with its sources"), () => tell("The browser does not let it be copied")));
  find(".good", deeds).addEventListener("click", () => send("good"));
  find(".bad", deeds).addEventListener("click", () => { more.hidden = false; find("input", more).focus(); });
  more.addEventListener("submit", (event) => { event.preventDefault(); send("bad"); });
  if (said.verdict) { close(); thanks.textContent = thanksFor(said.verdict); }
}

function thanksFor(verdict) {
  return verdict === "good" ? "Thank you. Kept as one that is right." : "Thank you. Kept as one to do better.";
}
