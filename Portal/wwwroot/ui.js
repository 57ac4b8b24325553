// Behaviour of static pages. Delegated listeners and custom elements only: both survive enhanced navigation.
const root = document.documentElement;

const setCookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };

document.addEventListener("submit", event => {
  const form = event.target.closest("[data-theme-form]");
  if (!form) return;
  event.preventDefault();
  const theme = event.submitter.value;
  root.dataset.theme = theme;
  setCookie("theme", theme);
  form.querySelector(`button[value="${theme === "dark" ? "light" : "dark"}"]`)?.focus();
});

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

async function copy(button) {
  const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
  const said = button.querySelector("[data-copied]");
  try {
    const text = button.dataset.copyUrl ? await read(button.dataset.copyUrl) : source ? source.value ?? source.textContent : button.dataset.copy;
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied";
  } catch {
    said.textContent = "Select and copy by hand: the browser refused.";
  }
  button.toggleAttribute("data-done", said.textContent === "Copied");
  setTimeout(() => { said.textContent = ""; button.removeAttribute("data-done"); }, 2000);
}

document.addEventListener("click", event => {
  const button = event.target.closest("[data-copy],[data-copy-from],[data-copy-url]");
  if (button) copy(button);
  if (event.target.closest("[data-reload]")) location.reload();
  // Browsers that do not know the command attribute yet.
  const command = event.target.closest("button[command][commandfor]");
  if (command && !("command" in HTMLButtonElement.prototype)) {
    const dialog = document.getElementById(command.getAttribute("commandfor"));
    if (command.getAttribute("command") === "show-modal") dialog?.showModal(); else dialog?.close();
  }
});

// The framework scrolls to a place on the same page by itself, and leaves the keyboard where it was.
document.addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  if (!link?.hash || link.target || event.ctrlKey || event.metaKey || event.shiftKey || link.origin + link.pathname + link.search !== location.origin + location.pathname + location.search) return;
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
});

// Another page in the place of this one says nothing to who cannot see it, and leaves the keyboard on a link of the page before.
let shown = location.pathname;
window.Blazor?.addEventListener("enhancedload", () => {
  if (location.pathname === shown) return;
  shown = location.pathname;
  const title = document.querySelector("main h1");
  if (!title || location.hash || typing(document.activeElement) || document.querySelector("dialog[open]")) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
});

// A form that names its state in the address keeps it there while it is typed, also before its island has woken up.
document.addEventListener("input", event => {
  const form = event.target.closest("form[data-remember]");
  if (!form) return;
  history.replaceState(history.state, "", `${location.pathname}?${new URLSearchParams(new FormData(form))}`);
  for (const link of form.querySelectorAll("a[data-return]")) link.search = new URLSearchParams({ returnUrl: location.pathname + location.search });
});

// Sent before the island has woken up: it is sent then, and not answered with the same form again. Kept beside the page, whose attributes a page that takes its place resets.
document.addEventListener("submit", event => {
  if (!event.target.matches("form[data-remember]")) return;
  event.preventDefault();
  window.sendWhenAwake = location.pathname;
});

// The box in the header is a form of its own without script; with it, a dialog that answers while it is typed.
async function openSearch(text) {
  const dialog = document.getElementById("search");
  if (!dialog.open) dialog.showModal();
  (await import(new URL(dialog.dataset.module, document.baseURI))).open(dialog, text);
}

document.addEventListener("click", event => {
  if (event.target.closest("[data-search]") && document.getElementById("search")) openSearch();
});

document.addEventListener("input", event => {
  const box = event.target.closest("[data-search]") && event.target;
  if (!box || !document.getElementById("search")) return;
  openSearch(box.value);
  box.value = "";
});

const typing = target => target.closest?.("input,textarea,select,[contenteditable]");
const follow = rel => document.querySelector(`a[rel="${rel}"]`)?.click();

document.addEventListener("keydown", event => {
  const modifier = event.ctrlKey || event.metaKey;
  if ((event.key === "/" && !typing(event.target) && !modifier) || (modifier && event.key.toLowerCase() === "k")) {
    if (document.getElementById("search")) { event.preventDefault(); openSearch(); }
    return;
  }
  if (modifier || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "j") follow("next");
  else if (event.key === "k") follow("prev");
  else if (event.key === "?") document.getElementById("shortcuts")?.showModal();
  // A page's own keys, as its buttons name them.
  else if (/^[a-z]$/.test(event.key)) {
    const button = document.querySelector(`button[aria-keyshortcuts="${event.key}"]`);
    if (button) { event.preventDefault(); button.click(); }
  }
});

// A piece of a page that was left out is put in place; the link in its place stays if it cannot be had.
async function fill(place, address, holder) {
  holder.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    if (!answer.ok) return false;
    place.innerHTML = await answer.text();
    return true;
  } catch {
    return false;
  } finally {
    holder.removeAttribute("aria-busy");
  }
}

document.addEventListener("toggle", async event => {
  const fold = event.target;
  if (!fold.open || !fold.matches("details[data-fragment]")) return;
  const address = fold.dataset.fragment;
  fold.removeAttribute("data-fragment");
  if (!await fill(fold.lastElementChild, address, fold)) fold.dataset.fragment = address;
}, true);

document.addEventListener("change", async event => {
  const chooser = event.target.closest("ui-chooser > .pick > select");
  if (chooser) {
    for (const choice of chooser.closest("ui-chooser").querySelectorAll(":scope > [data-choice]")) choice.hidden = choice.dataset.choice !== chooser.value;
  }
  const sample = event.target.closest("select[data-sample]");
  if (sample) {
    setCookie("tabs-language", sample.value);
    const place = document.getElementById("sample");
    if (!await fill(place, `${sample.dataset.sample}&language=${encodeURIComponent(sample.value)}`, place)) sample.form.submit();
  }
});

// A part of a page that has a program of its own brings it along, and lets go of it when it leaves.
customElements.define("ui-module", class extends HTMLElement {
  async connectedCallback() {
    const { start } = await import(new URL(this.dataset.module, document.baseURI));
    if (this.isConnected) this.stop = start(this);
  }

  disconnectedCallback() {
    this.stop?.();
  }
});

customElements.define("ui-tabs", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    this.addEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "change") {
      if (event.target.matches("select[data-more]") && event.target.value) this.choose(event.target.value);
      return;
    }
    const tab = event.target.closest('[role="tab"]');
    if (!tab || tab.closest("ui-tabs") !== this) return;
    const tabs = this.tabs;
    let chosen = tabs.indexOf(tab);
    if (event.type === "keydown") {
      const next = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      chosen = (next + tabs.length) % tabs.length;
      tabs[chosen].focus();
    }
    this.choose(tabs[chosen].dataset.key);
  }

  // One choice of language holds for every sample of the page, and for the next page.
  choose(key) {
    this.select(key);
    if (!this.dataset.group) return;
    setCookie(`tabs-${this.dataset.group}`, key);
    document.querySelectorAll(`ui-tabs[data-group="${this.dataset.group}"]`).forEach(other => other.select(key));
  }

  get tabs() { return [...this.querySelectorAll('[role="tab"]')].filter(tab => tab.closest("ui-tabs") === this); }

  select(key) {
    const panels = [...this.querySelectorAll('[role="tabpanel"]')].filter(panel => panel.closest("ui-tabs") === this);
    if (!panels.some(panel => panel.dataset.key === key)) return;
    for (const panel of panels) {
      panel.hidden = panel.dataset.key !== key;
      // For browsers that show of a fold only what is open.
      panel.querySelector(":scope > details").open = true;
    }
    const tabs = this.tabs;
    for (const tab of tabs) tab.setAttribute("aria-selected", tab.dataset.key === key);
    // The row stays reachable by Tab also while an entry of the list is open.
    const open = tabs.find(tab => tab.dataset.key === key) ?? tabs[0];
    for (const tab of tabs) tab.tabIndex = tab === open ? 0 : -1;
    const more = this.querySelector("select[data-more]");
    if (more) more.value = open?.dataset.key === key ? "" : key;
  }
});

customElements.define("ui-rail", class extends HTMLElement {
  connectedCallback() {
    this.watch = new MutationObserver(() => this.show());
    this.watch.observe(this, { subtree: true, childList: true, attributeFilter: ["aria-current"] });
    this.show();
  }

  disconnectedCallback() { this.watch.disconnect(); }

  // The page's own entry is in sight, however long the list above it is.
  show() {
    const rail = this.closest(".rail");
    const entry = this.querySelector('[aria-current="page"]')?.getBoundingClientRect();
    const box = rail.getBoundingClientRect();
    if (entry?.height && (entry.top < box.top || entry.bottom > box.bottom)) rail.scrollTop += entry.top - box.top - rail.clientHeight / 3;
  }
});

// What scrolls sideways where it is too wide: an edge that hides more is told to the style.
class Scrolled extends HTMLElement {
  constructor() {
    super();
    this.told = this.attachInternals().states;
    this.addEventListener("scroll", () => this.tell(), { passive: true });
  }

  connectedCallback() {
    this.size = new ResizeObserver(() => this.tell());
    for (const one of [this, ...this.children]) this.size.observe(one);
    this.tell();
  }

  disconnectedCallback() { this.size.disconnect(); }

  tell() {
    const left = this.scrollWidth - this.clientWidth - this.scrollLeft;
    for (const [state, holds] of [["before", this.scrollLeft > 1], ["after", left > 1]]) this.told[holds ? "add" : "delete"](state);
  }
}

customElements.define("ui-scroll", Scrolled);

// A row of links of that kind: the page's own entry is in sight.
customElements.define("ui-strip", class extends Scrolled {
  connectedCallback() {
    super.connectedCallback();
    this.watch = new MutationObserver(() => this.show());
    this.watch.observe(this, { subtree: true, childList: true, attributeFilter: ["aria-current"] });
    this.show();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch.disconnect();
  }

  show() {
    const entry = this.querySelector("[aria-current]");
    if (entry) this.scrollTo({ left: entry.offsetLeft - (this.clientWidth - entry.offsetWidth) / 2, behavior: "instant" });
    this.tell();
  }
});

customElements.define("ui-modal", class extends HTMLElement {
  // A page that a form post rendered again may ask for its dialog to stand open.
  connectedCallback() { queueMicrotask(() => { const dialog = this.querySelector("dialog"); if (dialog && !dialog.open) dialog.showModal(); }); }
});

document.addEventListener("components-reconnect-state-changed", event => {
  // The server no longer knows this circuit: only a fresh page helps, and the address holds the state of the form.
  if (event.detail.state === "rejected") location.reload();
}, true);
