extension PageText {
    /// The page's script; whatever comes from the server is put in as text, never as markup.
    static let script = #"""
        "use strict";
        const find = (name, inside = document) => inside.querySelector(name);
        const talk = find("#talk"), box = find("#question"), news = find("#news");
        const words = { answered: "Found in your documents", partly: "Found in part",
          not_in_documents: "Not in these documents", waiting: "Looking through your documents", failed: "That did not work",
          stopped: "Stopped" };
        const history = [];
        let running = null;

        function token() { return sessionStorage.getItem("docent-token") || ""; }

        function headers(accept) {
          const all = { "content-type": "application/json", accept };
          if (token()) all.authorization = "Bearer " + token();
          return all;
        }

        function copy(name) { return find(name).content.firstElementChild.cloneNode(true); }

        function setState(turn, state, word) {
          const line = find(".state", turn);
          line.dataset.state = state;
          find(".word", line).textContent = word || words[state] || state;
        }

        /** Puts an answer's text in, its [n] markers as buttons that lead to their sources; what is quoted is no Markdown. */
        function writeAnswer(turn, text, citations, isWritten) {
          const known = new Set(citations.map((citation) => String(citation.marker)));
          const place = find(".answer", turn);
          place.replaceChildren();
          place.classList.toggle("drawn", isWritten);
          if (isWritten) return place.append(drawMarkdown(text, (number) => known.has(number) ? marker(turn, number) : null));
          let end = 0;
          for (const match of text.matchAll(/\[(\d{1,3})\]/g)) {
            if (!known.has(match[1])) continue;
            place.append(text.slice(end, match.index), marker(turn, match[1]));
            end = match.index + match[0].length;
          }
          place.append(text.slice(end));
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

        function light(turn, number) {
          for (const source of turn.querySelectorAll(".source")) {
            const isIt = source.dataset.number === number;
            source.classList.toggle("lit", isIt);
            if (isIt) { source.scrollIntoView({ block: "nearest", behavior: "smooth" }); source.focus({ preventScroll: true }); }
          }
        }

        function tail(text) { const all = [...text]; return all.length > 260 ? "… " + all.slice(-260).join("") : text; }
        function headOf(text) { const all = [...text]; return all.length > 260 ? all.slice(0, 260).join("") + " …" : text; }
        function between(text) { const all = [...text]; return all.length > 360 ? all.slice(0, 160).join("") + " … " + all.slice(-160).join("") : text; }

        /** The bytes of the passage that holds a quote, by the ranges of both; null when none does. */
        function holder(citation, passages) {
          const [from, to] = citation.range;
          for (const passage of passages) {
            const [start, end] = passage.locator.range;
            if (passage.document !== citation.document || from < start || to > end) continue;
            const bytes = new TextEncoder().encode(passage.text);
            const cut = (a, b) => new TextDecoder().decode(bytes.subarray(a - start, b - start));
            if (cut(from, to) === citation.quote) return { start, end, cut };
          }
          return null;
        }

        /** The quotes of one passage as highlights in the words around them. */
        function highlights(citations, passages) {
          const parts = [];
          let last = null, end = 0;
          const close = () => { if (last) parts.push(headOf(last.cut(end, last.end))); };
          for (const citation of [...citations].sort((a, b) => a.range[0] - b.range[0])) {
            const [from, to] = citation.range;
            if (last && from < end) continue;
            const isInLast = last && to <= last.end;
            if (!isInLast) {
              close();
              if (parts.length) parts.push("\n…\n");
              last = holder(citation, passages);
              if (last) parts.push(tail(last.cut(last.start, from)));
            } else {
              parts.push(between(last.cut(end, from)));
            }
            const mark = document.createElement("mark");
            mark.textContent = citation.quote;
            parts.push(mark);
            end = to;
          }
          close();
          return parts;
        }

        /** The proofs of each passage together, in the order in which the answer names it. */
        function byPassage(citations) {
          const groups = new Map();
          for (const citation of citations) {
            const key = citation.marker + " " + citation.document;
            groups.set(key, [...(groups.get(key) || []), citation]);
          }
          return [...groups.values()];
        }

        function source(citations, passages) {
          const item = copy("#source"), first = citations[0];
          item.dataset.number = first.marker;
          describe(item, first.marker, first);
          const places = [...new Set(citations.map((one) => one.locator.display))];
          find(".locator", item).textContent = places.slice(0, 3).join(" · ") + (places.length > 3 ? " · …" : "");
          find(".quote", item).append(...highlights(citations, passages));
          if (citations.every((one) => one.verified)) {
            const seal = document.createElement("span");
            seal.className = "verified";
            seal.textContent = " · word for word";
            find(".file", item).append(seal);
          }
          return item;
        }

        function passageItem(hit) {
          const item = copy("#source");
          describe(item, hit.rank, hit);
          find(".quote", item).append(headOf(hit.text));
          return item;
        }

        function describe(item, number, thing) {
          find(".number", item).textContent = number;
          find(".title", item).textContent = thing.title || thing.document;
          find(".locator", item).textContent = thing.locator.display;
          find(".file", item).textContent = thing.document;
        }

        function showPassages(turn, passages) {
          const further = find(".further", turn);
          find("summary", further).textContent =
            passages.length === 1 ? "The one passage that was looked at" : "The " + passages.length + " passages that were looked at";
          find(".passages", further).replaceChildren(...passages.map(passageItem));
          further.hidden = passages.length === 0;
        }

        function showAnswer(turn, answer) {
          setState(turn, answer.status);
          const isRefusal = answer.status === "not_in_documents";
          writeAnswer(turn, isRefusal ? answer.answer.replace(/^Not in these documents\.\s*/, "") : answer.answer, answer.citations, Boolean(answer.model));
          const proofs = byPassage(answer.citations);
          find(".sources", turn).replaceChildren(...proofs.map((one) => source(one, answer.passages)));
          find(".proof", turn).hidden = answer.citations.length === 0;
          const remarks = find(".remarks", turn);
          remarks.replaceChildren(...(answer.remarks || []).map((text) => Object.assign(document.createElement("li"), { textContent: text })));
          remarks.hidden = !remarks.children.length;
          showPassages(turn, answer.passages);
          find(".receipt", turn).textContent = receipt(answer);
          news.textContent = words[answer.status] + ". " + count(proofs.length, "source") + ".";
        }

        function count(number, thing) { return number.toLocaleString("en") + " " + thing + (number === 1 ? "" : "s"); }

        function receipt(answer) {
          const parts = [answer.model ? "written by " + answer.model : "in the documents’ own words",
            ...(answer.model ? [count(answer.receipt.passages, "passage"), count(answer.receipt.tokens, "token")] : []),
            answer.milliseconds < 1000 ? Math.round(answer.milliseconds) + " ms" : (answer.milliseconds / 1000).toFixed(1) + " s"];
          if (answer.receipt.truncated) parts.push("the model did not read all of it");
          return parts.join(" · ");
        }

        /** Reads an event stream, calling `use` with each event's name and data. */
        async function readEvents(body, use) {
          const reader = body.pipeThrough(new TextDecoderStream()).getReader();
          let rest = "";
          for (;;) {
            const { value, done } = await reader.read();
            if (done) return;
            rest += value;
            const events = rest.split("\n\n");
            rest = events.pop();
            for (const event of events) {
              const name = /^event: (.*)$/m.exec(event), data = /^data: (.*)$/m.exec(event);
              if (data) use(name ? name[1] : "message", JSON.parse(data[1]));
            }
          }
        }

        async function ask(question) {
          find("#welcome").hidden = true;
          find("#fresh").hidden = false;
          const turn = copy("#turn");
          find(".asked", turn).textContent = question;
          setState(turn, "waiting");
          talk.append(turn);
          turn.scrollIntoView({ block: "start", behavior: "smooth" });
          const abort = running = new AbortController();
          busy(true);
          let text = "", whole = false;
          try {
            const response = await fetch("/v1/ask", { method: "POST", headers: headers("text/event-stream"),
              signal: abort.signal, body: JSON.stringify({ question, history }) });
            if (!response.ok) throw await problem(response);
            await readEvents(response.body, (name, data) => {
              if (name === "passages") showPassages(turn, data);
              if (name === "text") { text += data.text; find(".answer", turn).textContent = text; }
              if (name === "answer") { whole = true; showAnswer(turn, data); }
              if (name === "error") throw new Error(data.error.message);
            });
            if (!whole) throw new Error("the connection ended before the answer did");
            history.push(question);
          } catch (error) {
            const stopped = error.name === "AbortError";
            setState(turn, stopped ? "stopped" : "failed", stopped ? null : words.failed + ": " + error.message);
            news.textContent = find(".word", turn).textContent;
          } finally {
            if (running === abort) { running = null; busy(false); }
          }
        }

        async function problem(response) {
          if (response.status === 401) { find("#token-row").hidden = false; find("#token").focus(); }
          try { return new Error((await response.json()).error.message); }
          catch { return new Error("the server answered " + response.status); }
        }

        function busy(isBusy) {
          find("#stop").hidden = !isBusy;
          find("#send").hidden = isBusy;
        }

        function grow() { box.style.height = "auto"; box.style.height = box.scrollHeight + "px"; }

        find("#ask").addEventListener("submit", (event) => {
          event.preventDefault();
          const question = box.value.trim();
          if (!question || running) return;
          if (find("#token").value) sessionStorage.setItem("docent-token", find("#token").value);
          box.value = "";
          grow();
          ask(question);
        });
        find("#stop").addEventListener("click", () => { if (running) running.abort(); box.focus(); });
        find("#fresh").addEventListener("click", () => {
          if (running) running.abort();
          history.length = 0;
          for (const turn of talk.querySelectorAll(".turn")) turn.remove();
          find("#welcome").hidden = false;
          find("#fresh").hidden = true;
          box.focus();
        });
        box.addEventListener("input", grow);
        box.addEventListener("keydown", (event) => {
          if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); find("#ask").requestSubmit(); }
        });
        document.addEventListener("keydown", (event) => {
          const typing = ["INPUT", "TEXTAREA"].includes(document.activeElement.tagName);
          if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); box.focus(); }
          if (event.key === "Escape" && running) running.abort();
        });

        // A link such as /#q=notice%20period asks at once; what follows the # never leaves the browser.
        if (location.hash.startsWith("#q=")) {
          try { ask(decodeURIComponent(location.hash.slice(3)).slice(0, 4000)); } catch { /* not a question */ }
        }

        fetch("/v1/models", { headers: headers("application/json") })
          .then((response) => response.ok ? response.json() : null)
          .then((list) => {
            if (!list) return;
            const writer = /with (.*)$/.exec(list.data[0].owned_by);
            find("#writer").textContent = writer ? "writing with " + writer[1] : "answering in the documents’ own words";
          })
          .catch(() => {});
        """#
}
