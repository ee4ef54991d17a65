/* Says in the page, not only in the console, that a passkey could not be used. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const sentence of document.querySelectorAll("[data-key-trouble]")) sentence.hidden = false;
});
