// Logging without an account, also while the network is away. What is typed is kept on this device
// first and sent then; it leaves the device as soon as the server has it. Each entry carries a key,
// so that one whose answer was lost is sent again and saved once.
//
// [data-log-form] is the form, [data-kept-list] shows what waits, [data-told] says what was sent.

const form = document.querySelector("[data-log-form]");
const told = document.querySelector("[data-told]");
const list = document.querySelector("[data-kept-list]");
const picture = document.querySelector("[data-picture]");

const PLACE = `log ${location.pathname}`;
const PATIENCE = 15_000;
const FIRST_TRY_AGAIN = 5_000;
const LONGEST_WAIT = 60_000;

let inMemory = []; // where the browser keeps nothing for us
let failures = 0;
let timer = 0;
let isSending = false;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(PLACE) || "[]");
  } catch {
    return inMemory;
  }
}

function keep(entries) {
  inMemory = entries;
  try {
    if (entries.length) localStorage.setItem(PLACE, JSON.stringify(entries));
    else localStorage.removeItem(PLACE);
  } catch {
    // Then they last as long as the page does.
  }
  show();
}

function change(key, changes) {
  keep(kept().map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)));
}

function drop(key) {
  keep(kept().filter((entry) => entry.key !== key));
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// "3, Saturday 28 November": what somebody typed, as they would know it again.
function inWords(answers) {
  const period = form.elements.period;
  const words = period.selectedOptions?.[0]?.textContent.trim() || answers.period;
  const numbers = ["colour", "numerator", "denominator", "value"].map((name) => answers[name]);
  return `${numbers.filter(Boolean).join(" out of ")}, ${words}`;
}

function button(words, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--secondary";
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

function line(entry) {
  const item = document.createElement("li");
  const words = document.createElement("p");
  item.append(words);
  if (!entry.refused) {
    words.textContent = `Kept on this device: ${entry.words}. It is sent as soon as there is a network. Leave this page open, or open it again.`;
    return item;
  }
  words.textContent = `Not saved: ${entry.words}. ${entry.refused}`;
  if (entry.stands) {
    item.append(
      button("Replace it", () => {
        const answers = { ...entry.answers, replaces: entry.stands };
        change(entry.key, { answers, refused: "", stands: "" });
        send();
      }),
    );
  }
  item.append(button("Put it away", () => drop(entry.key)));
  return item;
}

function show() {
  const entries = kept();
  list.replaceChildren(...entries.map(line));
  list.hidden = entries.length === 0;
}

async function sendOne(entry) {
  const answer = await fetch(location.pathname, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({
      ...entry.answers,
      key: entry.key,
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    }),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status === 429 || answer.status >= 500) throw new Error("Later");
  const said = await answer.json().catch(() => ({}));
  if (said.saved) {
    drop(entry.key);
    told.textContent = `Sent: ${said.saved}.`;
    if (picture && said.picture) {
      const drawn = new DOMParser().parseFromString(said.picture, "image/svg+xml");
      picture.replaceChildren(document.adoptNode(drawn.documentElement));
    }
  } else if (said.off) {
    change(entry.key, { refused: "This link is switched off. Hand the number to the team." });
  } else {
    const refused = said.refused || "Open this page again, then log it once more.";
    change(entry.key, { refused, stands: said.stands || "" });
  }
}

async function send() {
  if (isSending) return;
  clearTimeout(timer);
  isSending = true;
  try {
    let entry;
    while ((entry = kept().find((one) => !one.refused))) await sendOne(entry);
    failures = 0;
  } catch {
    timer = setTimeout(send, Math.min(FIRST_TRY_AGAIN * 2 ** failures, LONGEST_WAIT));
    failures = Math.min(failures + 1, 5);
  } finally {
    isSending = false;
  }
}

form?.addEventListener("submit", (event) => {
  const answers = Object.fromEntries(new FormData(form, event.submitter));
  const typed = ["colour", "numerator", "denominator", "value"].some((name) => answers[name]);
  if (!typed) return; // the server says what is missing
  event.preventDefault();
  delete answers.csrfmiddlewaretoken;
  delete answers.key;
  told.textContent = "";
  keep([...kept(), { key: newKey(), answers, words: inWords(answers) }]);
  const period = form.elements.period.value;
  form.reset();
  form.elements.period.value = period;
  form.querySelectorAll("input[name=value], input[name=numerator]").forEach((box) => box.focus());
  send();
});

// A page that was left open over midnight offers yesterday as today: it loads itself anew, once
// nothing waits here.
const openedOn = new Date().toDateString();

function wakeUp() {
  if (document.hidden) return;
  const isUnused = kept().length === 0 && !form?.elements.value?.value;
  if (new Date().toDateString() !== openedOn && isUnused && navigator.onLine) location.reload();
  else send();
}

if (form) {
  show();
  send();
  addEventListener("online", send);
  addEventListener("visibilitychange", wakeUp);
}
