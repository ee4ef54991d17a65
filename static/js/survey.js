/* Says when an answer could not be kept and tries again until it is; counts the room left in a text.
   What was typed never leaves the page by itself: nothing is written in this telephone's storage. */
const EVERY = 4000;
const waiting = new Set();
const offline = document.querySelector("#offline");

function say() {
  offline.hidden = waiting.size === 0;
}

function again() {
  for (const question of waiting) htmx.trigger(question, "change");
}

for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    /* The press on «Siguiente» is not repeated by itself: only what was answered is. */
    const element = event.detail.elt;
    for (const one of element.matches("form") ? element.querySelectorAll(".question") : [element]) waiting.add(one);
    say();
  });
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) waiting.delete(event.detail.elt);
  for (const one of waiting) if (!one.isConnected) waiting.delete(one);
  say();
});
addEventListener("online", again);
setInterval(again, EVERY);
/* A text is kept when its field is left, never in pieces: how often it was kept would tell how long it is. Whoever
   closes the page or goes to another program leaves the field, too. */
function leave() {
  if (document.activeElement.dataset.most) document.activeElement.blur();
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden) leave();
});
addEventListener("beforeunload", (event) => {
  leave();
  if (waiting.size) event.preventDefault();
});

function count(text) {
  const room = text.closest(".question").querySelector("[data-room]");
  const left = Number(text.dataset.most) - text.value.length;
  room.hidden = text.value.length < text.dataset.most / 2;
  room.querySelector("[data-room-left]").hidden = left < 0;
  room.querySelector("[data-room-over]").hidden = left >= 0;
  for (const number of room.querySelectorAll("[data-room-number]")) number.textContent = Math.abs(left);
}
document.addEventListener("input", (event) => {
  if (event.target.dataset.most) count(event.target);
});
