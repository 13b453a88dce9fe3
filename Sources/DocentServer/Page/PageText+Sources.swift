extension PageText {
    /// The sources of an answer, with their quotes in the words around them.
    static let sources = #"""
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
        """#
}
