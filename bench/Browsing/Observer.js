// Runs before anything of the page. Tells when two texts can be seen, and adds up long tasks. It looks after a frame was painted, and
// never more than a twentieth of the time, so that what looks does not weigh in what is seen.
(texts => {
  window.benchBlocking = 0;
  new PerformanceObserver(list => { for (const task of list.getEntries()) window.benchBlocking += task.duration - 50; }).observe({ type: "longtask", buffered: true });

  const shown = (node, text, onScreen) => {
    const holder = node.parentElement;
    if (!holder?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(box => box.width > 0 && box.height > 0
      && (!onScreen || (box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth)));
  };

  const look = (root, found) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && !found.every(Boolean); node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.shadowRoot) look(node.shadowRoot, found);
        continue;
      }
      texts.forEach((text, index) => { found[index] ||= node.data.includes(text) && shown(node, text, index === 0); });
    }
    return found;
  };

  const watch = () => requestAnimationFrame(() => setTimeout(() => {
    const began = performance.now();
    const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
    if (painted && document.body && look(document.body, texts.map(() => false)).every(Boolean)) return benchReadable(began);
    setTimeout(watch, 20 * (performance.now() - began));
  }));
  watch();
})
