// The picture of a driver diagram as an editor: a box opens its panel where it stands. The panel
// is the one that the outline opens, and the page of the box does the same without scripts.

const picture = () => document.querySelector("[data-diagram-picture]");
const place = () => document.querySelector("[data-diagram-place]");
const boxAt = (href) =>
  href ? picture()?.querySelector(`svg a[href="${CSS.escape(href)}"]`) : null;

let workingAt = ""; // the address of the box whose panel is open in the picture

function open(box) {
  workingAt = box.getAttribute("href");
  window.htmx.ajax("GET", workingAt, { source: place(), target: place(), swap: "innerHTML" });
}

// Beside the box, or below it where there is no room; never outside the picture.
function settle(box) {
  const panel = place();
  const frame = picture().getBoundingClientRect();
  const at = box.getBoundingClientRect();
  panel.hidden = false;
  const beside = at.right - frame.left + 8;
  const fits = beside + panel.offsetWidth <= frame.width;
  const left = fits ? beside : Math.max(0, Math.min(at.left - frame.left, frame.width - panel.offsetWidth));
  panel.style.left = `${left}px`;
  panel.style.top = `${(fits ? at.top : at.bottom + 8) - frame.top}px`;
}

function close(panel) {
  const inPicture = panel.closest("[data-diagram-place]");
  const opener = inPicture
    ? boxAt(workingAt)
    : panel.closest("li")?.querySelector("[data-edit]");
  (inPicture ?? panel.parentElement).replaceChildren();
  if (inPicture) {
    inPicture.hidden = true;
    workingAt = "";
  }
  opener?.focus();
}

// Reads a panel that was just swapped in: where it is, what it can do, where to begin.
function begin(panel, toAdd) {
  const closer = panel.querySelector("[data-close]");
  if (closer) closer.hidden = false;
  const field = panel.querySelector(toAdd ? "[id^='add-'] input[type='text']" : "input[type='text']");
  (field ?? closer)?.focus();
  field?.select();
}

document.addEventListener("click", (event) => {
  const closer = event.target.closest?.("[data-close]");
  if (closer) close(closer.closest("[data-panel]"));
  const box = event.target.closest?.("[data-diagram-picture] svg a");
  if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(box);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const panel = event.target.closest?.("[data-panel]");
  if (panel?.closest("[data-slot], [data-diagram-place]")) close(panel);
});

function openedPanel(target) {
  const panel = target.querySelector("[data-panel]");
  document.querySelectorAll("[data-slot] > [data-panel]").forEach((other) => {
    if (other !== panel) other.remove();
  });
  if (target.matches("[data-diagram-place]") && boxAt(workingAt)) settle(boxAt(workingAt));
  return panel;
}

// The whole diagram is new: whoever worked in the picture goes on there, others in the outline.
// A button that moved a box has the focus again already, so that it can be pressed again.
function goOn() {
  const next = boxAt(workingAt) ?? document.querySelector("#diagram [data-focus]");
  workingAt = "";
  if (document.activeElement === document.body) next?.focus();
}

document.addEventListener("htmx:after:swap", (event) => {
  const { target, request } = event.detail?.ctx ?? {};
  if (target?.id === "diagram") {
    goOn();
  } else if (target?.matches?.("[data-slot], [data-diagram-place]")) {
    begin(openedPanel(target), request?.action?.includes("add=1"));
  } else {
    const refused = document.querySelector("[data-panel] [aria-invalid='true']");
    if (refused) begin(refused.closest("[data-panel]"));
    refused?.focus();
  }
});
