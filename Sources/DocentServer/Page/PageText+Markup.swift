extension PageText {
    /// The page itself; everything that comes from documents is put in by the script, as text.
    static let markup = #"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>Docent</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/style.css">
        <script src="/drawing.js" defer></script>
        <script src="/app.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#question">Skip to the question</a>
        <p id="broken" role="alert">A part of this page did not load, so it cannot work as it should. Load it again;
        if that does not help, whoever looks after this server has to see to it.</p>
        <header>
          <img src="/icon.svg" alt="" width="28" height="28">
          <h1>Docent</h1>
          <p id="writer" class="quiet"></p>
          <button id="fresh" type="button" class="plain" hidden>New conversation</button>
        </header>
        <main id="talk" aria-label="Conversation">
          <section id="welcome">
            <h2>Ask your documents</h2>
            <p>Each answer comes with the exact words it rests on and where they stand in the file.
            What your documents do not say, Docent does not say either.</p>
          </section>
        </main>
        <p id="news" class="unseen" role="status" aria-live="polite"></p>
        <div class="foot">
        <div class="scope">
        <details id="scope">
          <summary><span id="scope-word">Searching all documents</span></summary>
          <div class="choices">
            <label hidden>Collection <select id="collection"></select></label>
            <label>Kind <select id="kind"></select></label>
            <label>Name <input id="named" type="search" autocomplete="off" placeholder="a part of it"></label>
          </div>
          <ul id="documents" tabindex="0" aria-label="Documents"></ul>
          <p id="listed" class="quiet" role="status"></p>
        </details>
        <button id="everywhere" type="button" class="plain" hidden>Search all</button>
        </div>
        <form id="token-row" hidden>
          <label for="token" id="token-word">This server asks for a token</label>
          <input id="token" type="password" autocomplete="current-password" spellcheck="false">
          <button type="submit" class="plain">Use it</button>
        </form>
        <form id="ask" autocomplete="off">
          <p id="limit" role="status"></p>
          <div class="bar">
            <label class="unseen" for="question">Your question</label>
            <textarea id="question" rows="1" dir="auto" placeholder="Ask a question"
              aria-describedby="limit keys" autofocus></textarea>
            <button id="send" type="submit">Ask</button>
            <button id="stop" type="button" hidden>Stop</button>
          </div>
          <p id="keys" class="quiet">Made by a machine: check the sources.
          <span class="keyboard"><kbd>Enter</kbd> asks · <kbd>Esc</kbd> stops · <kbd>/</kbd> comes back here</span></p>
        </form>
        </div>
        <dialog id="reader" aria-labelledby="reader-title">
          <div class="head">
            <h2 id="reader-title"></h2>
            <button id="only" type="button" class="plain">Search only this</button>
            <button id="close" type="button" class="plain">Close</button>
            <p id="reader-place" class="quiet"></p>
          </div>
          <p id="reader-note" class="quiet" role="status"></p>
          <div id="paper" class="paper" tabindex="0" role="document" aria-labelledby="reader-title"></div>
          <button id="whole" type="button" class="plain" hidden>Show the whole document</button>
        </dialog>
        <template id="turn">
          <article class="turn">
            <h2 class="asked" dir="auto"></h2>
            <button type="button" class="plain more" aria-expanded="false" hidden>Show the whole question</button>
            <p class="state" data-state="waiting"><span class="dot" aria-hidden="true"></span><span class="word"></span> <span class="where"></span></p>
            <div class="answer" dir="auto"></div>
            <div class="trouble" hidden>
              <p class="saying"></p>
              <button type="button" class="plain again">Ask again</button>
              <details class="details quiet"><summary>Details</summary><p></p></details>
            </div>
            <ul class="remarks" hidden></ul>
            <section class="proof" hidden>
              <h3>Sources</h3>
              <ol class="sources"></ol>
            </section>
            <details class="further" hidden>
              <summary></summary>
              <ol class="passages"></ol>
            </details>
            <p class="receipt quiet"></p>
            <div class="deeds" hidden>
              <button type="button" class="plain copy">Copy</button>
              <button type="button" class="plain good">That is right</button>
              <button type="button" class="plain bad">That is wrong</button>
              <span class="thanks quiet"></span>
            </div>
            <form class="expected" hidden>
              <label>Words that a right answer holds, if you know them
                <input autocomplete="off" maxlength="1000"></label>
              <button type="submit" class="plain">Send</button>
            </form>
          </article>
        </template>
        <template id="source">
          <li class="source" tabindex="-1">
            <p class="place"><span class="numbers"></span><span class="title"></span><span class="locator"></span></p>
            <blockquote class="quote"></blockquote>
            <p class="under"><span class="file quiet"></span> <button type="button" class="plain open">Open</button></p>
          </li>
        </template>
        <noscript><p class="noscript">This page needs its script, which comes from this server alone.</p></noscript>
        </body>
        </html>
        """#

    /// The mark: a page with a line that is pointed out.
    static let icon = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect x="5" y="3" width="22" height="26" rx="4" fill="#1f6f78"/>
        <path d="M10 10h12M10 22h8" stroke="#d7ecee" stroke-width="2" stroke-linecap="round"/>
        <path d="M10 16h12" stroke="#ffd66b" stroke-width="3" stroke-linecap="round"/>
        </svg>
        """#
}
