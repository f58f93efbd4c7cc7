// Small touches that pages do without when scripts are off. Found by data- attributes; listeners
// sit on the document, so that parts swapped in later behave the same.

const GUARDED = "form[data-guard]";

// A second click while the first is on its way would only confuse: the answer is coming.
// What htmx sends it has already taken over, and it drops second clicks itself.
const underWay = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  form.removeAttribute("data-typed");
  if (event.defaultPrevented || form.method !== "post") return;
  if (underWay.has(form)) {
    event.preventDefault();
    return;
  }
  underWay.add(form);
  form.setAttribute("aria-busy", "true");
});

// Back from the next page: the browser shows this one as it was left.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[aria-busy]").forEach((form) => {
    underWay.delete(form);
    form.removeAttribute("aria-busy");
  });
});

// A part that refused something starts at the list of what to correct, as a whole page does by
// its autofocus attribute.
document.addEventListener("htmx:after:swap", () => {
  document.querySelector("[data-error-summary]")?.focus();
});

// Long answers are not lost by a wrong click: the browser asks before it leaves.
document.addEventListener("input", (event) => {
  event.target.closest(GUARDED)?.setAttribute("data-typed", "");
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector(`${GUARDED}[data-typed]`)) event.preventDefault();
});

// Opening a form means: I want to write. `toggle` does not bubble, so it is caught on its way down.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) event.target.querySelector("[data-first]")?.focus();
  },
  true,
);

// How much room is left, said only when it is getting short.
document.addEventListener("input", (event) => {
  const field = event.target;
  const place = field.closest(".field")?.querySelector("[data-count]");
  if (!place || !(field.maxLength > 0)) return;
  const left = field.maxLength - field.value.length;
  place.textContent = left < field.maxLength / 5 ? `${left} characters left` : "";
});

// Only scripts can print, so only this one shows the button.
function offerPrint() {
  document.querySelectorAll("[data-print][hidden]").forEach((button) => {
    button.hidden = false;
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) window.print();
});

document.addEventListener("htmx:after:swap", offerPrint);
offerPrint();

// Paper has no buttons to open things with.
const openedForPrint = new Set();

window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((part) => {
    part.open = true;
    openedForPrint.add(part);
  });
});

window.addEventListener("afterprint", () => {
  openedForPrint.forEach((part) => {
    part.open = false;
  });
  openedForPrint.clear();
});
