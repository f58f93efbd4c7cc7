// Reading a chart point by point, by mouse, touch or keys, and exploring it with Plotly on demand.
//
// [data-chart]            the frame
//   [data-chart-drawing]  around each drawing; the one that shows can have the focus
//   [data-chart-explorer] where the interactive figure goes
//   [data-chart-status]   role="status": what is read out
// [data-explore]          a button in the frame, or anywhere with the frame's id as its value
// Listeners sit on the document, so that parts swapped in later behave the same.

const DRAWING = "[data-chart-drawing]";
const KEYS = "Left and right arrow keys read the points, Home the first and End the latest.";
const LOADING = "Loading the interactive chart.";
const STILL_LOADING = "Still loading. The first time takes longest.";
const READY = "The interactive chart is ready. Drag over it to zoom in, click twice to zoom out.";
const FAILED = "The interactive chart could not be loaded. The drawing has the same numbers.";
const PATIENCE = 4000;
// Plotly brings styles for maps, which our policy refuses aloud, unless an element has their name.
const MAP_STYLES = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

const readingAt = new WeakMap(); // drawing -> position among its points

function pointsOf(drawing) {
  const points = [...drawing.querySelectorAll("[data-point]")];
  return points.sort((one, other) => one.dataset.point - other.dataset.point);
}

function say(frame, words) {
  const status = frame.querySelector("[data-chart-status]");
  if (status && status.textContent !== words) status.textContent = words;
}

function read(drawing, position) {
  const point = pointsOf(drawing)[position];
  if (!point || readingAt.get(drawing) === position) return;
  readingAt.set(drawing, position);
  const { x, y, period, value, mark, note } = point.dataset;
  const words = [`${period}: ${value}`, mark, note].filter(Boolean);
  say(drawing.closest("[data-chart]"), words.join(". "));
  const cursor = drawing.querySelector("[data-cursor]");
  const [line, ring] = cursor.children;
  for (const end of ["x1", "x2"]) line.setAttribute(end, x);
  ring.setAttribute("cx", x);
  ring.setAttribute("cy", y ?? 0);
  ring.setAttribute("visibility", y === undefined ? "hidden" : "inherit");
  cursor.setAttribute("visibility", "visible");
}

function stopReading(drawing) {
  if (!readingAt.delete(drawing)) return;
  drawing.querySelector("[data-cursor]").setAttribute("visibility", "hidden");
  say(drawing.closest("[data-chart]"), "");
}

document.addEventListener("pointermove", (event) => {
  const drawing = event.target.closest?.(DRAWING);
  const svg = drawing?.querySelector("svg");
  if (!svg) return;
  const box = svg.getBoundingClientRect();
  const x = ((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width;
  const far = pointsOf(drawing).map((point) => Math.abs(point.dataset.x - x));
  read(drawing, far.indexOf(Math.min(...far)));
});

for (const left of ["pointerout", "focusout"]) {
  document.addEventListener(left, (event) => {
    const drawing = event.target.closest?.(DRAWING);
    if (drawing && !drawing.contains(event.relatedTarget)) stopReading(drawing);
  });
}

document.addEventListener("keydown", (event) => {
  const drawing = event.target;
  if (!drawing.matches?.(DRAWING) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") stopReading(drawing);
  const last = pointsOf(drawing).length - 1;
  const at = readingAt.get(drawing);
  const before = Math.max(0, (at ?? last + 1) - 1);
  const after = Math.min(last, (at ?? last - 1) + 1);
  const wanted = { ArrowLeft: before, ArrowRight: after, Home: 0, End: last }[event.key];
  if (wanted === undefined || last < 0) return;
  event.preventDefault();
  read(drawing, wanted);
});

// Without this script the keys would do nothing, so only it makes drawings focusable. The role
// "application" is what lets screen readers pass the arrow keys on.
function prepare() {
  for (const drawing of document.querySelectorAll(`${DRAWING}:not([tabindex])`)) {
    const name = drawing.querySelector("svg > title")?.textContent;
    if (!drawing.querySelector("[data-point]")) continue;
    drawing.tabIndex = 0;
    drawing.setAttribute("role", "application");
    drawing.setAttribute("aria-label", `Chart: ${name}. ${KEYS}`);
  }
  for (const button of document.querySelectorAll("[data-explore][hidden]")) button.hidden = false;
}

let plotly; // one promise a page: the script is large
function loadPlotly(source) {
  plotly ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: source });
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      plotly = undefined;
      reject(new Error(`no script at ${source}`));
    });
    const noMaps = Object.assign(document.createElement("template"), { id: MAP_STYLES });
    document.head.append(noMaps, script);
  });
  return plotly;
}

async function loadFigure(address) {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : Promise.reject(new Error(`no figure at ${address}`));
}

async function explore(button, frame) {
  const { figureUrl, plotlySrc } = button.dataset;
  const explorer = frame.querySelector("[data-chart-explorer]");
  const patience = setTimeout(() => say(frame, STILL_LOADING), PATIENCE);
  button.setAttribute("aria-busy", "true");
  say(frame, LOADING);
  try {
    const [Plotly, figure] = await Promise.all([loadPlotly(plotlySrc), loadFigure(figureUrl)]);
    explorer.hidden = false;
    await Plotly.newPlot(explorer, figure.data, figure.layout, figure.config);
    for (const drawing of frame.querySelectorAll(DRAWING)) drawing.hidden = true;
    explorer.tabIndex = -1;
    explorer.focus({ preventScroll: true });
    button.remove();
    say(frame, READY);
  } catch {
    explorer.hidden = true;
    say(frame, FAILED);
  } finally {
    clearTimeout(patience);
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-explore]");
  const frame = button?.closest("[data-chart]") ?? document.getElementById(button?.dataset.explore);
  if (frame && button.getAttribute("aria-busy") !== "true") explore(button, frame);
});

document.addEventListener("htmx:after:swap", prepare);
prepare();
