// Keeps the conversation while its tab is open, over a reload as well.

const conversation = [];

/** The questions so far, as many as the server takes. */
function earlier() { return conversation.slice(-20).map((said) => said.question); }

/** Stores the conversation with something more that was said; the oldest goes when there is no room. */
function keep(said) {
  if (said) conversation.push(said);
  for (let first = 0; first < conversation.length; first += 1) {
    try { return sessionStorage.setItem("docent-talk", JSON.stringify(conversation.slice(first))); } catch { /* too much */ }
  }
}

function restore() {
  let kept = [];
  try { kept = JSON.parse(sessionStorage.getItem("docent-talk")) || []; } catch { /* not a conversation */ }
  for (const said of kept) {
    showAnswer(beginTurn(said.question), said);
    conversation.push(said);
  }
  if (kept.length) talk.lastElementChild.scrollIntoView({ block: "start" });
  box.value = sessionStorage.getItem("docent-draft") || "";
}

// A question that is not answered yet comes back into the box.
window.addEventListener("pagehide", () => sessionStorage.setItem("docent-draft", box.value || (running ? running.question : "")));

/** Begins anew. */
function clear() {
  if (running) running.abort();
  conversation.length = 0;
  sessionStorage.removeItem("docent-talk");
  window.history.replaceState(null, "", location.pathname);
  for (const turn of talk.querySelectorAll(".turn")) turn.remove();
  find("#welcome").hidden = false;
  find("#fresh").hidden = true;
  box.focus();
}
