// What is wrong with how a page is laid out in its window, in each of the given styles, without loading it again.
(styles) => {
  const CONTROLS = "input:not([type=hidden]), select, textarea";
  const MOST = 5; // of one fault on one page are enough to see its kind

  const isScreened = (style) => ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
  const isScrolled = (style) => ["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY);
  const cross = (a, b) => ({
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  });
  const wide = (box) => box.right - box.left;
  const high = (box) => box.bottom - box.top;
  const called = (element, text) =>
    `${element.tagName.toLowerCase()}${element.id && "#" + element.id}.${element.classList[0] ?? ""} «${text.trim().replace(/\s+/g, " ").slice(0, 40)}»`;

  // The boxes that an element stands in: those that cut what is beyond them, and those that scroll to it.
  function frames(element, known) {
    if (!element || element === document.documentElement) return { cuts: [], scrolls: [], aside: false, svg: false };
    if (known.has(element)) return known.get(element);
    const around = frames(element.parentElement, known);
    const style = getComputedStyle(element);
    const aside = around.aside || style.clipPath !== "none" || style.clip !== "auto" || style.visibility === "hidden" || style.opacity === "0" || parseFloat(style.textIndent) < -999
      || ["fixed", "sticky"].includes(style.position) || element.getAttribute("aria-hidden") === "true";
    const frame = { ...around, aside, svg: around.svg || element.tagName === "svg" };
    if (element !== document.body && (isScrolled(style) || isScreened(style))) {
      const box = element.getBoundingClientRect();
      if (isScrolled(style)) frame.scrolls = [...around.scrolls, box];
      else frame.cuts = [...around.cuts, box];
    }
    known.set(element, frame);
    return frame;
  }

  function* pieces() {
    const known = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("option, script, style, noscript, textarea")) continue;
      range.selectNodeContents(node);
      yield { element, text: node.data, boxes: [...range.getClientRects()], ...frames(element, known) };
    }
    for (const element of document.querySelectorAll(CONTROLS)) {
      const text = element.value || element.name || "";
      yield { element, text, boxes: [...element.getClientRects()], control: true, ...frames(element, known) };
    }
  }

  // A line's letters are lower than its box: boxes of close lines may touch.
  const letters = (box) => ({ left: box.left, right: box.right, top: box.top + high(box) * 0.22, bottom: box.bottom - high(box) * 0.22 });

  function overlapped(seen) {
    const found = [];
    const sorted = seen.sort((a, b) => a.box.top - b.box.top);
    sorted.forEach((one, index) => {
      for (let next = index + 1; next < sorted.length && sorted[next].box.top < one.box.bottom; next++) {
        const other = sorted[next];
        if (one.element === other.element || one.element.contains(other.element) && one.control || other.element.contains(one.element) && other.control) continue;
        const common = cross(one.box, other.box);
        if (wide(common) > 2 && high(common) > 2) found.push(`overlapped: ${called(one.element, one.text)} and ${called(other.element, other.text)}`);
      }
    });
    return found;
  }

  function faults() {
    const found = { wide: [], cut: [], out: [], squeezed: [], overlapped: [] };
    const beyond = document.scrollingElement.scrollWidth - innerWidth;
    if (beyond > 0) found.wide.push(`${beyond} px too wide`);
    const seen = [];
    for (const { element, text, boxes, cuts, scrolls, aside, svg, control } of pieces()) {
      if (aside || svg || !element.checkVisibility()) continue;
      if (control && ["submit", "button", "reset"].includes(element.type) && element.scrollWidth > element.clientWidth + 1) found.cut.push(`cut: ${called(element, text)}`);
      const longest = Math.max(...text.split(/[^\p{L}]+/u).map((word) => word.length));
      if (!control && longest > 5 && boxes.length > 3 && boxes.length > text.trim().length / 3) found.squeezed.push(`squeezed: ${called(element, text)}`);
      for (const box of boxes) {
        if (wide(box) < 1 || high(box) < 1) continue;
        const inner = control ? box : letters(box);
        const shown = scrolls.reduce(cross, inner);
        if (wide(shown) < 2 || high(shown) < 2) continue;
        if (cuts.some((frame) => wide(cross(frame, inner)) < wide(inner) - 2 || high(cross(frame, inner)) < high(inner) - 2)) found.cut.push(`cut: ${called(element, text)}`);
        if (inner.left + scrollX < -1 || (!scrolls.length && inner.right > innerWidth + 1)) found.out.push(`out of the window: ${called(element, text)}`);
        seen.push({ element, text, box: shown, control });
      }
    }
    found.overlapped = overlapped(seen);
    return Object.values(found).flatMap((kind) => [...new Set(kind)].slice(0, MOST));
  }

  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const wrong = Object.entries(styles).flatMap(([name, style]) => {
    sheet.replaceSync(style);
    return faults().map((fault) => `${name}: ${fault}`);
  });
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return wrong;
}
