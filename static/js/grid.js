// A table of text boxes that behaves a little like a spreadsheet: a block copied from Excel spreads
// from the focused box, arrows and Enter move between rows. The server reads what is in the boxes.
//
// [data-grid] the table; [data-grid-rows] its body; then, inside the same form,
// [data-grid-template] a row with __index__ and __number__ to be filled in,
// [data-grid-total] the hidden count of rows, [data-grid-status] where the outcome is said.

const MOST_ROWS = 2000;

document.addEventListener("paste", (event) => {
  const place = placeOf(event.target);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const block = cellsOf(text);
  if (!place || (block.length < 2 && block[0].length < 2)) return;
  event.preventDefault();
  say(place.grid, spread(block, place));
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  const place = step && !event.altKey && !event.isComposing && placeOf(event.target);
  if (!place) return;
  event.preventDefault();
  const target = boxAt(place.grid, place.row + step, place.column);
  target?.focus();
  target?.select();
});

// Where a box stands: its grid, and row and column counted from 0.
function placeOf(box) {
  const grid = box.closest?.("[data-grid]");
  const line = box.closest?.("[data-grid-rows] > tr");
  if (!grid || !line || box.tagName !== "INPUT") return null;
  return { grid, row: rowsOf(grid).indexOf(line), column: boxesOf(line).indexOf(box) };
}

function rowsOf(grid) {
  return [...grid.querySelectorAll("[data-grid-rows] > tr")];
}

function boxesOf(line) {
  return [...line.querySelectorAll("input:not([type=hidden])")];
}

function boxAt(grid, row, column) {
  const line = rowsOf(grid)[row];
  return line && boxesOf(line)[column];
}

// Tab-separated text as rows of cells. A cell in quotes may hold tabs, line ends and "" for ".
export function cellsOf(text) {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  let found;
  while ((found = cell.exec(text))) {
    const value = found[1] === undefined ? found[2] : found[1].replaceAll('""', '"');
    rows.at(-1).push(value.replace(/\s+/g, " ").trim());
    if (found[3] === "") break;
    if (found[3] !== "\t") rows.push([]);
  }
  // Excel ends a copied block with an empty line.
  if (rows.length > 1 && rows.at(-1).join("") === "") rows.pop();
  return rows;
}

// Writes a block from a place on, adding rows where there are too few, and says what happened.
function spread(block, { grid, row, column }) {
  const lines = rowsOf(grid);
  const room = boxesOf(lines[row]).length - column;
  let filled = 0;
  let rows = 0;
  for (const cells of block) {
    const line = lines[row + rows] ?? addedRow(grid, lines);
    if (!line) break;
    const boxes = boxesOf(line).slice(column);
    cells.slice(0, room).forEach((value, at) => {
      boxes[at].value = value;
      boxes[at].removeAttribute("aria-invalid");
      filled += 1;
    });
    rows += 1;
  }
  grid.dispatchEvent(new Event("input", { bubbles: true }));
  const wide = Math.max(...block.map((cells) => cells.length)) - room;
  return outcome(filled, rows, block.length - rows, wide);
}

function outcome(filled, rows, rowsLeft, columnsLeft) {
  const said = [`${counted(filled, "cell")} pasted in ${counted(rows, "row")}.`];
  if (columnsLeft > 0) said.push(`${counted(columnsLeft, "column")} did not fit and was left out.`);
  if (rowsLeft > 0) said.push(`${counted(rowsLeft, "row")} did not fit. Paste them after saving.`);
  return said.join(" ");
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function partOf(grid, name) {
  return (grid.closest("form") ?? document).querySelector(`[data-grid-${name}]`);
}

function addedRow(grid, lines) {
  const template = partOf(grid, "template");
  if (!template || lines.length >= MOST_ROWS) return null;
  const row = template.content.firstElementChild.cloneNode(true);
  const index = String(lines.length);
  for (const part of row.querySelectorAll("*")) {
    for (const { name, value } of [...part.attributes]) {
      if (!value.includes("__")) continue;
      part.setAttribute(
        name,
        value.replaceAll("__index__", index).replaceAll("__number__", String(lines.length + 1)),
      );
    }
  }
  grid.querySelector("[data-grid-rows]").append(row);
  lines.push(row);
  const total = partOf(grid, "total");
  if (total) total.value = String(lines.length);
  return row;
}

function say(grid, words) {
  const status = partOf(grid, "status");
  if (status) status.textContent = words;
}
