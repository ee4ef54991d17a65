/* Whoever logged in beside this page sends with the key that she has by now: one press is enough. Without scripts the
   first press is answered with this page again, and the second is taken. */
for (const form of document.querySelectorAll("form[data-resend]")) {
  form.addEventListener("submit", () => {
    const own = document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/);
    if (own) form.elements.csrfmiddlewaretoken.value = own[1];
  });
}
