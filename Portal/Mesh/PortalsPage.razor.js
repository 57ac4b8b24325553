// Sends a slider when it is let go of, by keys a moment after the last (of many at once the last sent need not be the last to arrive), and keeps the figures fresh. Without it there is a button, and the page stands still.
import { renew } from "./MeshPage.razor.js";

const pace = 2000;
const moment = 300;

export function start(root) {
  const stopped = new AbortController();
  const waiting = new Map();

  root.addEventListener("input", event => {
    if (event.target.type !== "range") return;
    const words = `${event.target.value}%`;
    event.target.setAttribute("aria-valuetext", words);
    event.target.parentElement.querySelector("output").textContent = words;
  }, stopped);
  root.addEventListener("change", event => {
    const form = event.target.form;
    if (event.target.type !== "range") return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => { if (form.isConnected) form.requestSubmit(); }, moment));
  }, stopped);

  async function refresh() {
    try {
      const answer = await fetch(root.dataset.fragment, { signal: stopped.signal });
      if (!answer.ok || answer.redirected) return;
      const fresh = document.createElement("template");
      fresh.innerHTML = await answer.text();
      for (const figures of fresh.content.querySelectorAll("[data-figures]")) {
        const shown = root.querySelector(`[data-figures="${figures.dataset.figures}"]`);
        if (shown) renew(shown.firstElementChild, figures.firstElementChild);
      }
    } catch {
      // The next try is two seconds away.
    }
  }

  const timer = setInterval(() => { if (!document.hidden) refresh(); }, pace);
  return () => { clearInterval(timer); stopped.abort(); };
}
