// Offers the team's names while somebody types @ and the beginning of one. Without this script the
// whole name is typed by hand, or the e-mail address; the server understands both.
//
// [data-mentioning] around a [data-mentions] field and its [data-people] list.

const BEGUN = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*)?)$/u;

const listOf = (field) => field.closest("[data-mentioning]")?.querySelector("[data-people]");
const offered = (list) => [...list.querySelectorAll("[role=option]:not([hidden])")];
const simple = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// What was typed after the @ before the cursor; null where nobody is being mentioned.
function begun(field) {
  return BEGUN.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
}

function fits(option, typed) {
  const name = simple(option.textContent);
  return name.startsWith(typed) || name.split(" ").some((word) => word.startsWith(typed));
}

function choose(field, list, option) {
  list.querySelectorAll("[role=option]").forEach((other) => {
    other.setAttribute("aria-selected", String(other === option));
  });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function close(field, list) {
  list.hidden = true;
  choose(field, list, null);
}

function offer(field, list) {
  const typed = begun(field);
  const written = typed === null ? "" : simple(typed);
  list.querySelectorAll("[role=option]").forEach((option) => {
    option.hidden = typed === null || !fits(option, written);
  });
  const names = offered(list);
  list.hidden = names.length === 0;
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  choose(field, list, names[0] ?? null);
  const said = list.parentElement.querySelector("[data-people-said]");
  said.textContent = names.length
    ? `${names.length === 1 ? "1 name" : `${names.length} names`}: arrow keys choose, Enter takes`
    : "";
}

function take(field, list, option) {
  const start = field.selectionStart - begun(field).length;
  field.setRangeText(`${option.dataset.written} `, start, field.selectionStart, "end");
  close(field, list);
  field.focus();
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches?.("[data-mentions]") && listOf(field)) offer(field, listOf(field));
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const list = field.matches?.("[data-mentions]") ? listOf(field) : null;
  if (!list || list.hidden) return;
  const names = offered(list);
  const at = names.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") choose(field, list, names[(at + 1) % names.length]);
  else if (event.key === "ArrowUp") choose(field, list, names[(at - 1 + names.length) % names.length]);
  else if (event.key === "Enter" || event.key === "Tab") take(field, list, names[at]);
  else if (event.key === "Escape") close(field, list);
  else return;
  event.preventDefault();
});

// Before the field loses the focus to it.
document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest?.("[data-people] > [role=option]");
  if (!option) return;
  event.preventDefault();
  const field = option.closest("[data-mentioning]").querySelector("[data-mentions]");
  take(field, option.parentElement, option);
});

document.addEventListener("focusout", (event) => {
  const list = event.target.matches?.("[data-mentions]") ? listOf(event.target) : null;
  if (list) close(event.target, list);
});
