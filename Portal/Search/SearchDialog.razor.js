// The search dialog: asks while it is typed, and moves through what was found. Loaded when it is first opened.
const kept = "search-recent";
const pause = 70;
let asking, timer, shown = "";

const recent = () => { try { return JSON.parse(localStorage.getItem(kept)) ?? []; } catch { return []; } };
const remember = text => { try { localStorage.setItem(kept, JSON.stringify([text, ...recent().filter(other => other !== text)].slice(0, 5))); } catch { /* private windows keep nothing */ } };

const parts = dialog => ({ input: dialog.querySelector("input"), found: dialog.querySelector("[data-found]") });
const options = dialog => [...dialog.querySelectorAll('[role="option"]')];

export function open(dialog, text) {
  const { input } = parts(dialog);
  if (!dialog.dataset.ready) {
    dialog.dataset.ready = "true";
    dialog.dataset.hint = parts(dialog).found.innerHTML;
    dialog.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => ask(dialog), pause); });
    dialog.addEventListener("keydown", event => steer(dialog, event));
    dialog.addEventListener("click", event => follow(dialog, event));
    dialog.addEventListener("submit", event => { event.preventDefault(); go(dialog); });
  }
  if (!dialog.open) dialog.showModal();
  if (text !== undefined) input.value = text;
  input.focus();
  input.select();
  ask(dialog);
}

async function ask(dialog) {
  const { input, found } = parts(dialog);
  const text = input.value.trim();
  asking?.abort();
  if (!text) { shown = ""; rest(dialog); return; }
  if (text === shown) return;
  asking = new AbortController();
  try {
    const answer = await fetch(`${found.dataset.hits}?q=${encodeURIComponent(text)}`, { signal: asking.signal, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    found.innerHTML = await answer.text();
    shown = text;
    found.scrollTop = 0;
    choose(dialog, 0);
  } catch (failure) {
    if (failure.name !== "AbortError") { shown = ""; say(found, "hint", "Search does not answer at the moment. Enter opens the page of results."); choose(dialog, -1); }
  }
}

// Before anything is typed: what was opened last, kept in this browser only.
function rest(dialog) {
  const { found } = parts(dialog);
  const texts = recent();
  if (texts.length === 0) { found.innerHTML = dialog.dataset.hint; choose(dialog, -1); return; }
  found.replaceChildren();
  say(found, "recent", "Recent");
  for (const text of texts) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "again";
    button.textContent = text;
    found.append(button);
  }
  choose(dialog, -1);
}

function say(found, name, text) {
  if (name === "hint") found.replaceChildren();
  const line = document.createElement("p");
  line.className = name;
  line.textContent = text;
  found.append(line);
}

function choose(dialog, index) {
  const { input } = parts(dialog);
  const all = options(dialog);
  all.forEach((option, at) => option.setAttribute("aria-selected", at === index));
  input.setAttribute("aria-expanded", all.length > 0);
  const chosen = all[index];
  if (chosen) { input.setAttribute("aria-activedescendant", chosen.id); chosen.scrollIntoView({ block: "nearest" }); }
  else input.removeAttribute("aria-activedescendant");
}

function steer(dialog, event) {
  // A search box takes the first Escape for itself, to be emptied.
  if (event.key === "Escape" && !event.isComposing) { event.preventDefault(); dialog.close(); return; }
  const all = options(dialog);
  const at = all.findIndex(option => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (all.length === 0 || event.target !== parts(dialog).input) return;
    event.preventDefault();
    choose(dialog, (at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    page(dialog);
  }
}

async function go(dialog) {
  clearTimeout(timer);
  // Enter may come before the answer to the last letter.
  await ask(dialog);
  const chosen = options(dialog).find(option => option.getAttribute("aria-selected") === "true");
  if (chosen) chosen.click(); else page(dialog);
}

function page(dialog) {
  const { input } = parts(dialog);
  if (input.value.trim()) { remember(input.value.trim()); location.assign(`/search?q=${encodeURIComponent(input.value.trim())}`); }
}

function follow(dialog, event) {
  const { input } = parts(dialog);
  const again = event.target.closest(".again");
  if (again) { input.value = again.textContent; input.focus(); ask(dialog); return; }
  if (!event.target.closest('[role="option"]')) return;
  remember(input.value.trim());
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
}
