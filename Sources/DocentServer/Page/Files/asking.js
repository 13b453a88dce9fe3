// Asks a question and shows its answer while it comes.

const talk = find("#talk"), box = find("#question");
let running = null;

async function ask(question) {
  const turn = beginTurn(question), said = { question, history: earlier(), scope: scopeNow(), where: scopeWord() };
  setState(turn, "waiting", said.where);
  turn.scrollIntoView({ block: "start", behavior: "smooth" });
  const abort = running = Object.assign(new AbortController(), { question });
  busy(true);
  try {
    said.answer = await answerTo(said, turn, abort.signal);
    showAnswer(turn, said);
    announce(said.answer);
    keep(said);
  } catch (error) {
    if (!turn.isConnected) return;
    turn.dataset.open = question;
    if (running === abort && !box.value) { box.value = question; grow(); }
    showTrouble(turn, error, () => submit(question));
  } finally {
    if (running === abort) { running = null; busy(false); }
  }
}

/** The whole answer; what comes before it is shown at once. */
async function answerTo({ question, history, scope }, turn, signal) {
  const response = await call("/v1/ask", { body: { question, history, ...scope }, accept: "text/event-stream", signal });
  let text = "", answer = null, isOver = false;
  // Drawn a moment later, and never over what the answer's end has drawn.
  const draw = () => { if (text && !isOver && !signal.aborted) writeDraft(turn, text); };
  await readEvents(response.body, (name, data) => {
    if (name === "passages") showPassages(turn, data);
    if (name === "text") { text += data.text; requestAnimationFrame(draw); }
    if (name === "answer") answer = data;
    if (name === "error") throw trouble(data.error.code, data.error);
  }).finally(() => { isOver = true; });
  if (!answer) throw trouble("cut");
  return answer;
}

function beginTurn(question) {
  find("#welcome").hidden = true;
  find("#fresh").hidden = false;
  const last = talk.lastElementChild;
  if (last.dataset.open === question) last.remove();
  const turn = copy("#turn");
  showQuestion(turn, question);
  talk.append(turn);
  return turn;
}

function busy(isBusy) {
  find("#stop").hidden = !isBusy;
  find("#send").hidden = isBusy;
}
