// Keeps the board on a wall fresh for days: asks for the page every minute and puts its board in
// the place of the one on screen. While there is no answer the last picture stays, with a notice.

const EVERY = 60_000;
const FIRST_TRY_AGAIN = 15_000;
const LONGEST_WAIT = 300_000;
const PATIENCE = 20_000;

const notice = document.querySelector("[data-cut-off]");
let failures = 0;
let timer = 0;
let isAsking = false;

function wait(milliseconds) {
  clearTimeout(timer);
  // A little apart, so that the screens of a hospital do not all ask in the same second.
  timer = setTimeout(refresh, milliseconds * (0.9 + Math.random() / 5));
}

async function newBoard() {
  const answer = await fetch(location.href, {
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const board = page.getElementById("board");
  if (!board) throw new Error("An answer without a board");
  return { board, title: page.title };
}

function show({ board, title }) {
  const shown = document.getElementById("board");
  if (board.dataset.release !== shown.dataset.release) {
    location.reload();
    return;
  }
  shown.replaceWith(document.adoptNode(board));
  document.title = title;
}

function tellCutOff() {
  const madeAt = document.querySelector("[data-made-at]");
  if (!madeAt || !notice.hidden) return;
  notice.querySelector("[data-picture-of]").textContent = madeAt.textContent;
  notice.hidden = false;
}

async function refresh() {
  if (isAsking) return;
  isAsking = true;
  try {
    show(await newBoard());
    failures = 0;
    notice.hidden = true;
    wait(EVERY);
  } catch {
    tellCutOff();
    wait(Math.min(FIRST_TRY_AGAIN * 2 ** failures, LONGEST_WAIT));
    failures = Math.min(failures + 1, 10);
  } finally {
    isAsking = false;
  }
}

addEventListener("online", refresh);
addEventListener("offline", tellCutOff);
wait(EVERY);
