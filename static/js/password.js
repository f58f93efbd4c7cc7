// A password can be shown while it is typed, so that it need not be typed twice.
// Without scripts the field is an ordinary one.

function addButton(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--secondary";
  button.setAttribute("aria-controls", input.id);

  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");

  function show(isShown, announce = true) {
    input.type = isShown ? "text" : "password";
    button.textContent = isShown ? "Hide" : "Show";
    button.setAttribute("aria-label", isShown ? "Hide password" : "Show password");
    if (announce) said.textContent = isShown ? "Your password is shown." : "Your password is hidden.";
  }

  const row = document.createElement("div");
  row.className = "password";
  input.replaceWith(row);
  row.append(input, button, said);
  show(false, false);

  button.addEventListener("click", () => show(input.type === "password"));
  // Browsers offer to remember only what was in a password field.
  input.form?.addEventListener("submit", () => show(false, false));
}

document.querySelectorAll("input[data-reveal]").forEach(addButton);
