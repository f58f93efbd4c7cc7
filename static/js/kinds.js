// Questions that belong to some kinds of measure only: shown when such a kind is chosen. Without
// this script all of them are there, and the server takes those that fit.
//
// [data-kinds] around the questions; [data-for-kinds] names the kinds that a question is for.

const CHOSEN = "[name=data_shape]:checked, [name=data_shape][type=hidden]";

function showFitting(questions) {
  const kind = questions.querySelector(CHOSEN)?.value;
  for (const question of questions.querySelectorAll("[data-for-kinds]")) {
    question.hidden = !question.dataset.forKinds.split(" ").includes(kind);
  }
}

document.addEventListener("change", (event) => {
  const questions = event.target.closest("[data-kinds]");
  if (questions) showFitting(questions);
});

document.querySelectorAll("[data-kinds]").forEach(showFitting);
