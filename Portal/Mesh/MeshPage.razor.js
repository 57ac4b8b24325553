// Keeps the graph fresh, and shows what is asked for while it is asked. Without it the page stands still and its form is sent.
const pace = 2000;

// Makes one tree like another and leaves what is alike alone, so that what moves goes on moving and what has focus keeps it.
export function renew(old, fresh) {
  if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) { old.replaceWith(fresh); return; }
  if (old.nodeType !== Node.ELEMENT_NODE) { if (old.data !== fresh.data) old.data = fresh.data; return; }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const [were, are] = [[...old.childNodes], [...fresh.childNodes]];
  were.slice(are.length).forEach(node => node.remove());
  are.forEach((node, at) => at < were.length ? renew(were[at], node) : old.append(node));
}

export function start(root) {
  const stopped = new AbortController();
  let asked = 0;
  const form = root.querySelector("form");
  const slider = form.querySelector("[name=at]");
  const scene = () => root.querySelector(".scene");

  // What the controls say, and of the address what they do not: the node or the edge that is chosen.
  function query() {
    const words = new URLSearchParams(location.search);
    for (const name of ["domain", "q", "errors", "at"]) words.delete(name);
    for (const name of ["domain", "q", "errors", "at"]) {
      const value = new FormData(form).get(name);
      if (value && !(name === "at" && value === slider.max)) words.set(name, value);
    }
    return words.size ? `?${words}` : "";
  }

  function tell() {
    const back = slider.max - slider.value;
    const words = back === 0 ? "now" : `${new Date(slider.value * 60000).toISOString().slice(11, 16)} UTC`;
    slider.setAttribute("aria-valuetext", words);
    form.querySelector("output").textContent = words;
  }

  async function refresh() {
    const mine = ++asked;
    const state = root.querySelector(".state");
    try {
      const answer = await fetch(root.dataset.fragment + location.search, { signal: stopped.signal, headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const fresh = document.createElement("template");
      fresh.innerHTML = await answer.text();
      if (mine !== asked) return;
      renew(scene(), fresh.content.querySelector(".scene"));
      if (state.textContent) state.textContent = "";
    } catch {
      if (!stopped.signal.aborted) state.textContent = "The portal does not answer. What is shown is as it was.";
    }
  }

  // Time goes on under the slider, also while one looks back.
  function move() {
    const live = slider.value === slider.max;
    const latest = Number(scene().dataset.minute);
    if (latest === Number(slider.max)) return;
    const at = slider.value;
    slider.min = latest - 60;
    slider.max = latest;
    slider.value = live ? latest : at;
    tell();
  }

  form.addEventListener("input", () => {
    tell();
    history.replaceState(history.state, "", location.pathname + query());
    refresh();
  }, stopped);
  form.addEventListener("submit", event => event.preventDefault(), stopped);
  const timer = setInterval(async () => {
    if (document.hidden || !("live" in scene().dataset)) return;
    await refresh();
    move();
  }, pace);
  return () => { clearInterval(timer); stopped.abort(); };
}
