/* Buttons over a text: bold, link, list. They write the same signs that one may type; without scripts there are none. */
const MARKS = {
  bold: (text) => `**${text || "negritas"}**`,
  list: (text) => (text || "").split("\n").map((line) => `- ${line}`).join("\n"),
  link: (text, address) => `[${text || address}](${address})`,
};

function put(box, written) {
  box.focus();
  box.setRangeText(written, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function mark(box, name, question) {
  const text = box.value.slice(box.selectionStart, box.selectionEnd);
  if (name !== "link") return put(box, MARKS[name](text));
  const address = prompt(question, "https://");
  if (address && address !== "https://") put(box, MARKS.link(text, address.trim()));
}

document.addEventListener("DOMContentLoaded", () => {
  for (const bar of document.querySelectorAll(".markdown__buttons")) bar.hidden = false;
});
/* Parts that are added to the page have their buttons too. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-mark]");
  if (!button) return;
  const whole = button.closest(".markdown");
  const question = whole.querySelector(".markdown__buttons").dataset.question;
  mark(whole.querySelector("[data-markdown]"), button.dataset.mark, question);
});
