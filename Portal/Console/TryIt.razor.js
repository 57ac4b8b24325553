// The console's part in the browser: it makes the call, keeps its answer, and hands on what is shown.
const mostKept = 20 * 1024 * 1024;
let kept = { bytes: new Uint8Array(), type: "" };

// From here on the island keeps the address; what was typed before it woke up stands there already.
export function attach(root) {
  root.querySelector("form").removeAttribute("data-remember");
  // Wherever the focus is: who has just come to the page has it nowhere.
  const sent = event => {
    if (!root.isConnected) return document.removeEventListener("keydown", sent);
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    root.querySelector("form").requestSubmit();
  };
  document.addEventListener("keydown", sent);
  const waiting = window.sendWhenAwake;
  delete window.sendWhenAwake;
  return { query: location.search, send: waiting === location.pathname, rehearsed: rehearsed() };
}

// For as long as the tab is open, so that a checklist outlives a reload. Browsers may be told to keep nothing: then it does not.
export function keepRehearsed(calls) {
  try {
    sessionStorage.setItem(place(), JSON.stringify(calls));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

function rehearsed() {
  try {
    return JSON.parse(sessionStorage.getItem(place()) ?? "[]");
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return [];
  }
}

const place = () => "rehearsed " + location.pathname;

export function remember(url) {
  history.replaceState(history.state, "", url);
}

// Where the answer stands below the form, it is brought to who asked for it.
export function reveal(root) {
  const status = root.querySelector(".out [role=status]");
  const { top, bottom } = status.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight * .75) return;
  status.focus({ preventScroll: true });
  status.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
}

export async function send(url, method, headers, body) {
  const begun = performance.now();
  const result = { status: 0, reason: "", milliseconds: 0, bytes: 0, complete: true, headers: [], failure: null };
  kept = { bytes: new Uint8Array(), type: "" };
  try {
    const answer = await fetch(url, { method, headers: { ...headers, "X-Portal-Console": "1" }, body: body ?? undefined, cache: "no-store", redirect: "manual" });
    // Of an answer that breaks off, its head is known.
    Object.assign(result, { status: answer.status, reason: answer.statusText, headers: [...answer.headers].map(([name, value]) => ({ name, value })) });
    const [bytes, complete] = await read(answer);
    kept = { bytes, type: answer.headers.get("Content-Type") ?? "" };
    Object.assign(result, { bytes: bytes.length, complete });
    if (answer.type === "opaqueredirect") result.failure = "The answer is a redirect. A browser does not show those; a client of your own follows or reads them.";
  } catch (error) {
    result.failure = error.message;
  }
  result.milliseconds = performance.now() - begun;
  return result;
}

// Files never pass the page: the browser puts them where the form says.
export function sendWithFiles(url, method, headers, root, pieces) {
  const files = [...root.querySelectorAll("input[type=file][data-part]")].map(input => input.files[0]);
  return send(url, method, headers, new Blob(pieces.map(({ text, part, what }) => {
    const file = files[part];
    if (!file) return text;
    // As browsers write names (HTML, multipart/form-data encoding algorithm).
    if (what === "name") return file.name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
    return what === "type" ? file.type || "application/octet-stream" : file;
  })));
}

async function read(answer) {
  const parts = [];
  let size = 0;
  const reader = answer.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > mostKept) {
      await reader.cancel();
      return [await join(parts), false];
    }
  }
  return [await join(parts), true];
}

const join = async parts => new Uint8Array(await new Blob(parts).arrayBuffer());

// A typed array that is asked for as a stream is handed over as one, piece by piece.
export function body(most) {
  return kept.bytes.slice(0, most);
}

export function download(name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
