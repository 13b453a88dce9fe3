// How the page speaks with the server, and what it says when that fails.

"use strict";
const find = (name, inside = document) => inside.querySelector(name);
const news = find("#news"), isWhole = typeof drawMarkdown === "function";

function copy(name) { return find(name).content.firstElementChild.cloneNode(true); }

function add(parent, name, text) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  parent.append(element);
  return element;
}

function token() { return sessionStorage.getItem("docent-token") || ""; }

/** Asks the server; what is not a success is thrown as a trouble. */
async function call(path, { body, accept = "application/json", signal } = {}) {
  const headers = { accept };
  if (body) headers["content-type"] = "application/json";
  if (token()) headers.authorization = "Bearer " + token();
  let response;
  try {
    response = await fetch(path, { method: body ? "POST" : "GET", headers, signal, body: body && JSON.stringify(body) });
  } catch (error) {
    throw error.name === "AbortError" ? error : trouble("unreachable", { message: error.message });
  }
  if (response.status !== 401) closeToken();
  if (response.ok) return response;
  let details = { code: "", message: "an answer without words" };
  try { details = (await response.json()).error || details; } catch { /* not one of Docent's own answers */ }
  if (response.status === 401) openToken();
  throw trouble(details.code, { ...details, status: response.status }, Number(response.headers.get("retry-after")) || 0);
}

/** Reads an event stream, calling `use` with each event's name and data. */
async function readEvents(body, use) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch((error) => {
      throw error.name === "AbortError" ? error : trouble("cut", { message: error.message });
    });
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

/** An error with words for whoever asked, and details for whoever looks after the server. */
function trouble(code, details = {}, seconds = 0) {
  const error = new Error(saying(code, details) + pause(seconds));
  const parts = [details.status, details.code, details.message, details.request_id && "request " + details.request_id];
  error.details = parts.filter(Boolean).join(" · ");
  return error;
}

function saying(code, details) {
  if (code === "invalid_request" && details.message) return sentence(details.message);
  if (code === "token_missing") return token() ? "The server did not take this token." : "This server asks for a token first.";
  return sayings[code] || (code.startsWith("upstream_") ? sayings.upstream : "The server could not answer.");
}

function sentence(text) { return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.?$/, "."); }

function pause(seconds) {
  if (!seconds) return "";
  return seconds === 1 ? " Try again in a moment." : " Try again in " + seconds.toLocaleString("en") + " seconds.";
}

const sayings = {
  unreachable: "Docent is out of reach: it may have been stopped, or the network is down.",
  cut: "The connection was lost before the answer was complete.",
  host_refused: "This server takes no questions from this address.",
  origin_refused: "This server takes no questions from this address.",
  too_large: "That was more than the server takes at once.",
  not_found: "This server does not offer that.",
  busy: "Too many people are asking just now.",
  stopping: "The server is just being stopped.",
  index_busy: "The documents are being brought up to date just now.",
  index_unavailable: "The documents cannot be searched at present; whoever looks after this server has to mend it.",
  upstream_busy: "The language model has too much to do just now.",
  upstream_timeout: "The language model took too long.",
  upstream: "The language model that writes the answers failed.",
  internal: "Something went wrong inside the server.",
};

function openToken() {
  find("#token-row").hidden = false;
  find("#token").focus();
  find("#token").select();
}

function closeToken() {
  if (find("#token-row").hidden) return;
  find("#token-row").hidden = true;
  find("#token").value = "";
  find("#question").focus();
}
