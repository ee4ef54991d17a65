/* Copies a link that is made to be passed on. Without scripts it is text to select; once for each page, as a module. */
for (const part of document.querySelectorAll("[data-pass-on]")) {
  const [text, button] = [part.querySelector("textarea"), part.querySelector("button")];
  const status = part.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      if (!document.execCommand("copy")) return; // the text stays selected
    }
    status.textContent = status.dataset.copied;
  });
}
