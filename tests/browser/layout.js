// What is wrong with how a page is laid out in its window, without loading it again: in each of the given styles whether
// it fits, in the hardest also whether something is cut, covered or squeezed, which takes a thousand times as long.
({ styles, hardest }) => {
  const CONTROLS = "input:not([type=hidden]), select, textarea";
  const MOST = 5; // of one fault on one page are enough to see its kind

  const has = (style, ...overflows) => overflows.includes(style.overflowX) || overflows.includes(style.overflowY);
  const cross = (a, b) => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const wide = (box) => box.right - box.left;
  const high = (box) => box.bottom - box.top;

  function called(element, text) {
    const id = element.id ? `#${element.id}` : "";
    const name = element.classList.length ? `.${element.classList[0]}` : "";
    return `${element.tagName.toLowerCase()}${id}${name} «${text.trim().replace(/\s+/g, " ").slice(0, 40)}»`;
  }

  // Nobody looks for it where it stands: hidden, for screen readers alone, or laid over the page on purpose.
  function isAside(element, style) {
    return style.clipPath !== "none" || style.clip !== "auto" || style.visibility === "hidden" || style.opacity === "0"
      || parseFloat(style.textIndent) < -999 || ["fixed", "sticky"].includes(style.position)
      || element.tagName === "svg" || element.getAttribute("aria-hidden") === "true";
  }

  // The boxes that an element stands in: those that cut what is beyond them, and those that scroll to it.
  function frames(element, known) {
    if (!element || element === document.documentElement) return { cuts: [], scrolls: [], aside: false };
    if (known.has(element)) return known.get(element);
    const around = frames(element.parentElement, known);
    const style = getComputedStyle(element);
    const frame = { ...around, aside: around.aside || isAside(element, style) };
    if (element !== document.body) {
      const box = element.getBoundingClientRect();
      if (has(style, "auto", "scroll")) frame.scrolls = [...around.scrolls, box];
      else if (has(style, "hidden", "clip")) frame.cuts = [...around.cuts, box];
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
  const letters = (box) => ({ ...box.toJSON(), top: box.top + high(box) * 0.22, bottom: box.bottom - high(box) * 0.22 });
  const isPart = (one, other) => one.control && one.element.contains(other.element);

  function overlapped(seen) {
    const found = [];
    const sorted = seen.sort((a, b) => a.box.top - b.box.top);
    sorted.forEach((one, index) => {
      for (let next = index + 1; next < sorted.length && sorted[next].box.top < one.box.bottom; next++) {
        const other = sorted[next];
        const common = cross(one.box, other.box);
        if (wide(common) <= 2 || high(common) <= 2) continue;
        if (one.element === other.element || isPart(one, other) || isPart(other, one)) continue;
        found.push(`overlapped: ${called(one.element, one.text)} and ${called(other.element, other.text)}`);
      }
    });
    return found;
  }

  // A column so narrow that a word lies in it letter by letter.
  function isSqueezed({ text, boxes, control }) {
    const longest = Math.max(...text.split(/[^\p{L}]+/u).map((word) => word.length));
    return !control && longest > 5 && boxes.length > 3 && boxes.length > text.trim().length / 3;
  }

  function isCut({ element, cuts, control }, box) {
    const isButton = control && ["submit", "button", "reset"].includes(element.type);
    if (isButton && element.scrollWidth > element.clientWidth + 1) return true;
    return cuts.map((frame) => cross(frame, box)).some((rest) => wide(rest) < wide(box) - 2 || high(rest) < high(box) - 2);
  }

  function tooWide() {
    const beyond = document.scrollingElement.scrollWidth - innerWidth;
    return beyond > 0 ? [`${beyond} px too wide`] : [];
  }

  function faults() {
    const found = { cut: [], out: [], squeezed: [], overlapped: [] };
    const seen = [];
    for (const piece of pieces()) {
      const { element, text, boxes, scrolls, aside, control } = piece;
      if (aside || !element.checkVisibility()) continue;
      if (isSqueezed(piece)) found.squeezed.push(`squeezed: ${called(element, text)}`);
      for (const box of boxes) {
        const inner = control ? box : letters(box);
        const shown = scrolls.reduce(cross, inner);
        if (wide(shown) < 2 || high(shown) < 2) continue;
        if (isCut(piece, inner)) found.cut.push(`cut: ${called(element, text)}`);
        const isOut = inner.left + scrollX < -1 || (!scrolls.length && inner.right > innerWidth + 1);
        if (isOut) found.out.push(`out of the window: ${called(element, text)}`);
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
    return [...tooWide(), ...(name === hardest ? faults() : [])].map((fault) => `${name}: ${fault}`);
  });
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return wrong;
}
