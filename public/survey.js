// Keeps what is typed: on the server a second after the last key, in the browser until the server has it.
const form = document.querySelector("form");
const drawer = `survey ${location.pathname}`;
const PAUSE = 1000;

/** A browser may forbid to keep anything; the page then works as it does without script. */
function drawerOf(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}
const forget = () => drawerOf((store) => store.removeItem(drawer));

/** Put back what was typed and never reached the server. */
function restore() {
  const kept = JSON.parse(drawerOf((store) => store.getItem(drawer)) ?? "[]");
  for (const [name, value] of kept) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

function watch() {
  const status = form.querySelector("[data-status]");
  const { draft, saved, kept } = form.dataset;
  let timer = 0;
  let round = 0;
  const save = async () => {
    const mine = ++round;
    // The answer is an address to go to: that it was given is all that matters here.
    const answer = await fetch(draft, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(
      () => null,
    );
    if (mine !== round) return;
    const isSaved = answer?.type === "opaqueredirect";
    if (isSaved) forget();
    status.textContent = isSaved ? saved : kept;
  };
  form.addEventListener("input", () => {
    const typed = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    drawerOf((store) => store.setItem(drawer, JSON.stringify(typed)));
    clearTimeout(timer);
    if (draft) timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    round++;
  });
}

if (form) {
  restore();
  watch();
} else forget();
