extension PageText {
    /// The look of the page, in the light and in the dark.
    static let style = #"""
        :root {
          color-scheme: light dark;
          --ground: #faf9f6; --raised: #ffffff; --ink: #22262a; --soft: #5c636a; --line: #e3e0d9;
          --accent: #17626b; --on-accent: #ffffff; --pointed: #fff0b8; --good: #2c7a4b; --warn: #8f5a00; --bad: #a5372f;
          --text: ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          --words: ui-serif, Charter, "Iowan Old Style", "Noto Serif", Georgia, serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #15181b; --raised: #1d2125; --ink: #e7e4de; --soft: #a2a8ad; --line: #31373c;
            --accent: #7cc7cf; --on-accent: #0d2124; --pointed: #5a4a14; --good: #7fce9b; --warn: #e3b163; --bad: #f0938b;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        html { scroll-padding: 1rem 0 9rem; background: var(--ground); color: var(--ink); font: 1rem/1.6 var(--text); }
        body { margin: 0 auto; max-width: 46rem; min-height: 100vh; padding: 0 1.25rem; display: flex; flex-direction: column; }
        header { display: flex; align-items: center; gap: .7rem; padding: 1.1rem 0 .9rem; border-bottom: 1px solid var(--line); }
        header h1 { font-size: 1.1rem; font-weight: 650; margin: 0; letter-spacing: .01em; }
        header p { margin: 0; }
        header button { margin-left: auto; }
        main { flex: 1; padding: .5rem 0 2rem; }
        h2, h3, p { margin: 0; }
        .quiet { color: var(--soft); font-size: .85rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--raised); padding: .4rem .8rem; border-radius: .4rem; }
        #welcome { padding: 12vh 0 2rem; max-width: 34rem; }
        #welcome h2 { font: 600 2rem/1.25 var(--words); margin-bottom: .8rem; text-wrap: balance; }
        #welcome p { color: var(--soft); font-size: 1.05rem; text-wrap: pretty; }
        .turn { padding: 1.8rem 0 1.6rem; border-bottom: 1px solid var(--line); }
        .turn:last-child { border-bottom: 0; }
        .turn + .turn:last-child { min-height: calc(100dvh - 13rem); }
        .asked { font: 600 1.3rem/1.4 var(--words); margin-bottom: .55rem; overflow-wrap: anywhere; white-space: pre-wrap; }
        .asked:has(+ .more:not([hidden])) { font-size: 1.05rem; line-height: 1.5; font-weight: 500; }
        .asked.long { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; }
        .more { margin-bottom: .7rem; }
        .state { display: flex; align-items: center; gap: .5rem; font-size: .85rem; font-weight: 550; color: var(--soft); margin-bottom: .7rem; }
        .dot { width: .55rem; height: .55rem; border-radius: 50%; background: currentColor; }
        .state[data-state="answered"] { color: var(--good); }
        .state[data-state="partly"] { color: var(--warn); }
        .state[data-state="failed"] { color: var(--bad); }
        .state:is([data-state="waiting"], [data-state="writing"]) .dot { animation: breathe 1.4s ease-in-out infinite; }
        @keyframes breathe { 50% { opacity: .25; } }
        .answer { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.06rem; }
        .answer:empty { display: none; }
        .drawn { white-space: normal; display: grid; gap: .7rem; grid-template-columns: minmax(0, 1fr); }
        .drawn p, .drawn li { white-space: pre-line; }
        .drawn h4 { margin: .4rem 0 0; font-size: 1.06rem; }
        .drawn ul, .drawn ol { margin: 0; padding-left: 1.5rem; }
        .drawn pre { margin: 0; padding: .7rem .9rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; white-space: pre; }
        .drawn code { font-family: ui-monospace, "Noto Sans Mono", monospace; font-size: .92em; }
        .drawn .table { overflow-x: auto; }
        .drawn table { border-collapse: collapse; font-size: .95rem; }
        .drawn th, .drawn td { overflow-wrap: break-word; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        .drawn th { font-weight: 650; color: var(--soft); }
        .drawn .right { text-align: right; font-variant-numeric: tabular-nums; }
        .doubt { color: var(--warn); font-size: .85em; font-weight: 550; }
        .marker { display: inline-block; text-align: center; font: 600 .72rem/1 var(--text); vertical-align: .3em; margin: 0 .1rem; padding: .18rem .36rem; min-width: 1.5rem;
          border: 0; border-radius: .45rem; background: color-mix(in srgb, var(--accent) 15%, transparent); color: var(--accent); cursor: pointer; }
        .marker:hover { background: var(--accent); color: var(--on-accent); }
        .remarks { margin: .9rem 0 0; padding: .6rem .9rem .6rem 1.9rem; border-left: 3px solid var(--warn); background: var(--raised); font-size: .9rem; border-radius: 0 .5rem .5rem 0; }
        .proof { margin-top: 1.4rem; }
        .proof h3 { font-size: .8rem; text-transform: uppercase; letter-spacing: .07em; color: var(--soft); font-weight: 600; margin-bottom: .5rem; }
        .sources, .passages { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .7rem; }
        .source { background: var(--raised); border: 1px solid var(--line); border-radius: .75rem; padding: .85rem 1rem; }
        .source.lit { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
        .place { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .6rem; font-size: .92rem; }
        .place .numbers { display: inline-flex; flex-wrap: wrap; gap: .25rem; }
        .place .number, .several mark[data-end]::after { font: 600 .72rem/1 var(--text); padding: .2rem .38rem; min-width: 1.4rem; text-align: center; border-radius: .45rem;
          background: color-mix(in srgb, var(--accent) 15%, transparent); color: var(--accent); font-variant-numeric: tabular-nums; }
        .several mark[data-end]::after { content: attr(data-end); margin-left: .4rem; vertical-align: .1em; }
        .place .title { font-weight: 600; overflow-wrap: anywhere; }
        .place .locator { color: var(--soft); overflow-wrap: anywhere; }
        .quote { margin: .55rem 0 .45rem; padding: 0 0 0 .9rem; border-left: 2px solid var(--line); font: 1rem/1.55 var(--words);
          color: var(--soft); max-height: 20rem; overflow-y: auto; }
        .quote p, .paper p { white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1em; }
        .quote p + p, .paper p + p { margin-top: .3rem; }
        .quote > div, .paper > div { overflow-x: auto; }
        .quote table, .paper table { border-collapse: collapse; margin: .35rem 0; font: .88rem/1.45 var(--text); }
        .quote td, .paper td { padding: .22rem .6rem; border: 1px solid var(--line); vertical-align: top; }
        mark { background: var(--pointed); color: var(--ink); border-radius: .2rem; padding: .05rem .1rem; }
        td:has(> mark) { background: var(--pointed); }
        td > mark { padding: 0; }
        mark.lit { box-shadow: 0 2px 0 var(--accent); }
        .file { overflow-wrap: anywhere; }
        .file .verified { color: var(--good); font-weight: 550; }
        .further { margin-top: 1rem; font-size: .92rem; }
        .further summary { cursor: pointer; color: var(--soft); padding: .2rem 0; border-radius: .3rem; }
        .further[open] summary { margin-bottom: .6rem; }
        .trouble { margin-top: .2rem; display: flex; flex-wrap: wrap; align-items: baseline; gap: .7rem 1rem; }
        .trouble .saying { width: 100%; overflow-wrap: anywhere; }
        .trouble .saying:empty { display: none; }
        .details { flex: 1; min-width: 8rem; }
        .details summary { cursor: pointer; }
        .details p { overflow-wrap: anywhere; }
        #broken { margin-top: 1rem; padding: .6rem .9rem; border-left: 3px solid var(--bad); background: var(--raised); animation: appear 0s 4s both; }
        #broken.now { animation: none; }
        @keyframes appear { from { visibility: hidden; position: absolute; } to { visibility: visible; position: static; } }
        .receipt { margin-top: 1rem; }
        .word { flex: none; }
        .where { font-weight: 400; color: var(--soft); }
        .where:not(:empty)::before { content: "· "; }
        .under { display: flex; align-items: center; justify-content: space-between; gap: .6rem; }
        .deeds { display: flex; flex-wrap: wrap; align-items: center; gap: .45rem; margin-top: .6rem; }
        .expected { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-top: .6rem; font-size: .9rem; }
        .expected label { flex: 1; min-width: 14rem; }
        input, select { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: .6rem; padding: .4rem .6rem; min-width: 0; }
        .expected input { display: block; width: 100%; margin-top: .2rem; }
        button:disabled { opacity: .55; cursor: default; }
        #scope { margin: 0 .4rem .5rem; font-size: .88rem; }
        #scope summary { cursor: pointer; color: var(--soft); width: fit-content; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-radius: .3rem; }
        .scope { position: relative; }
        #everywhere { position: absolute; right: 0; top: -.1rem; padding: .1rem .6rem; font-size: .8rem; }
        #scope[open] + #everywhere { right: .7rem; top: .6rem; }
        #scope:has(+ #everywhere:not([hidden])) summary { padding-right: 6rem; }
        #scope[open] { padding: .7rem .9rem; margin: 0 0 .6rem; background: var(--raised); border: 1px solid var(--line); border-radius: .9rem; box-shadow: 0 4px 24px rgb(0 0 0 / .07);
          max-height: calc(100dvh - 9rem); overflow-y: auto; }
        .choices { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem .7rem; margin: .6rem 0; }
        .choices label { flex: 1; min-width: 8.5rem; color: var(--soft); }
        .choices :is(input, select) { display: block; width: 100%; height: 2.4rem; color: var(--ink); }
        #documents { list-style: none; margin: 0 0 .4rem; padding: 0; max-height: 34vh; overflow-y: auto; }
        #documents li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; padding: .3rem .1rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
        .link { border: 0; background: none; padding: 0; text-align: left; color: var(--accent); cursor: pointer; }
        .link:hover { text-decoration: underline; }
        dialog { width: min(60rem, 100vw - 2rem); height: min(56rem, 100dvh - 2rem); padding: 0; border: 1px solid var(--line); border-radius: 1rem; background: var(--ground); color: var(--ink); }
        dialog[open] { display: flex; flex-direction: column; }
        dialog::backdrop { background: rgb(0 0 0 / .45); }
        .head { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .5rem; padding: .9rem 1.2rem .7rem; border-bottom: 1px solid var(--line); }
        .head h2 { flex: 1; min-width: 10rem; font: 600 1.15rem/1.35 var(--words); overflow-wrap: anywhere; }
        .head p { width: 100%; overflow-wrap: anywhere; }
        #reader-note:not(:empty) { padding: .7rem 1.2rem 0; }
        .paper { flex: 1; overflow: auto; padding: 1rem 1.2rem 2rem; font: 1rem/1.6 var(--words); }
        .paper p { max-width: 44rem; }
        .gap { color: var(--soft); text-align: center; }
        #whole { margin: .6rem auto; }
        .foot { position: sticky; bottom: 0; background: linear-gradient(transparent, var(--ground) 1.2rem); margin: 0 -.6rem; padding: 1.6rem .6rem .9rem; }
        .bar { display: flex; align-items: flex-end; gap: .5rem; background: var(--raised); border: 1px solid var(--line); border-radius: 1rem; padding: .45rem; box-shadow: 0 4px 24px rgb(0 0 0 / .07); }
        .bar:focus-within { border-color: var(--accent); }
        textarea { flex: 1; resize: none; border: 0; outline: 0; background: transparent; color: inherit; font: inherit; padding: .45rem .65rem; max-height: 12rem; overflow-x: hidden; min-width: 0; }
        textarea::placeholder { color: var(--soft); opacity: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
        textarea[aria-invalid="true"] { color: var(--bad); }
        #limit { color: var(--bad); font-size: .88rem; font-weight: 550; padding: 0 .4rem .4rem; }
        #limit:empty { display: none; }
        button { font: inherit; color: inherit; }
        #send, #stop { font-weight: 600; border: 0; border-radius: .7rem; padding: .45rem 1.15rem; min-height: 2.5rem; background: var(--accent); color: var(--on-accent); cursor: pointer; }
        #stop { background: var(--soft); color: var(--ground); }
        .plain { white-space: nowrap; border: 1px solid var(--line); background: transparent; border-radius: .6rem; padding: .25rem .7rem; font-size: .85rem; cursor: pointer; }
        .plain:hover { border-color: var(--accent); }
        #keys { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .55rem .4rem 0; font-size: .78rem; }
        kbd { font: inherit; border: 1px solid var(--line); border-radius: .3rem; padding: 0 .3rem; }
        #token-row { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; margin-bottom: .6rem; font-size: .9rem; }
        #token-row label { width: 100%; }
        #token-row input { flex: 1; min-width: 0; padding: .45rem .7rem; }
        #token-row button { padding: .45rem .9rem; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        textarea:focus-visible { outline: 0; }
        @media (max-width: 34rem) { .keyboard, header p { display: none; } #welcome { padding-top: 6vh; } #welcome h2 { font-size: 1.6rem; } .head h2 { flex-basis: 100%; } #close { margin-left: auto; } }
        @media (prefers-reduced-motion: reduce) { .dot { animation: none !important; } * { scroll-behavior: auto !important; } }
        @media (forced-colors: active) {
          .foot { background: Canvas; border-top: 1px solid; }
          .dot { background: CanvasText; forced-color-adjust: none; }
          .marker, .number, #send, #stop { border: 1px solid; }
          .quote, .remarks, #broken { border-color: currentColor; }
          .source.lit { outline: 2px solid Highlight; }
          mark, td:has(> mark) { forced-color-adjust: none; background: Highlight; color: HighlightText; }
          td > mark { background: none; }
          .several mark[data-end]::after { background: none; border: 1px solid; color: inherit; }
        }
        @media print {
          body { display: block; }
          .foot, .plain, .deeds, .further { display: none; }
          .source { break-inside: avoid; }
          .asked, .proof h3 { break-after: avoid; }
          .turn + .turn:last-child { min-height: 0; }
          .quote { max-height: none; }
          mark, td:has(> mark), .marker, .number, .dot { print-color-adjust: exact; }
        }
        """#
}
