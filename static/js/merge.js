/* Whoever types into the text made of two has chosen it; whoever then chooses another sees the offered one again, and
   gets her own back with the choice. Without scripts the server sees that the offered text was corrected. */
for (const box of document.querySelectorAll("[data-takes]")) {
  const choices = [...box.form.elements[box.dataset.takes]];
  const own = choices.find((choice) => choice.value === "both");
  let typed = box.value;
  box.addEventListener("input", () => {
    own.checked = true;
    typed = box.value;
  });
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      box.value = own.checked ? typed : box.defaultValue;
    });
  }
}
