/* Keeps what is typed into a section in this browser until it is saved, and offers it back after a lost network,
   a closed window or a restart. Without scripts the form works as ever. Texts older than a week are dropped, and
   those of whoever wrote here before. */
const PREFIX = "borrador/";
const WEEK = 7 * 24 * 60 * 60 * 1000;
const OF_THE_PAGE = ["csrfmiddlewaretoken", "form_key", "version"];

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function values(form) {
  const typed = new FormData(form);
  return Object.fromEntries([...typed].filter(([name]) => !OF_THE_PAGE.includes(name)));
}

function fill(form, draft) {
  for (const [name, value] of Object.entries(draft.values)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  /* On the version that the text was written on: whatever was saved since is shown beside it, never overwritten. */
  if (form.elements.version) form.elements.version.value = draft.version;
}

function watch(form) {
  const key = PREFIX + form.dataset.draft;
  const offer = document.querySelector("[data-draft-offer]");
  const draft = kept(key);
  /* The page on which two texts are made one keeps what is typed, and offers nothing of before. */
  if (offer && draft && JSON.stringify(draft.values) !== JSON.stringify(values(form))) offer.hidden = false;
  offer?.querySelector("[data-draft-take]").addEventListener("click", () => {
    fill(form, draft);
    offer.hidden = true;
  });
  offer?.querySelector("[data-draft-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    offer.hidden = true;
  });
  form.addEventListener("input", () => {
    const now = { at: Date.now(), version: form.elements.version?.value, values: values(form) };
    try {
      localStorage.setItem(key, JSON.stringify(now));
    } catch {
      /* No room or no permission: the form itself still holds the text. */
    }
  });
}

for (const saved of document.querySelectorAll("[data-draft-saved]")) {
  localStorage.removeItem(PREFIX + saved.dataset.draftSaved);
}
const owner = document.querySelector("form[data-draft]")?.dataset.draft.split("/")[0];
for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
  const isAnothers = owner && !key.startsWith(`${PREFIX}${owner}/`);
  if (isAnothers || !(Date.now() - kept(key)?.at < WEEK)) localStorage.removeItem(key);
}
for (const form of document.querySelectorAll("form[data-draft]")) watch(form);
