// Passkeys: the browser makes one, or proves that it has one, and the form carries the proof to
// the server. Without scripts the buttons stay away, and passwords and codes do.
//
// form[data-passkey]: "make", "use" (after the password) or "enter" (in place of it). What the
// server asks of the browser stands in #passkey-options; to enter, it is fetched when it is needed.

const REFUSED = {
  NotAllowedError: "Nothing was done. Try again, and follow what your device asks.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "Passkeys work only at the platform's own secure address.",
};

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// The server writes bytes as text; the browser wants bytes.
function withBytes(options) {
  const asked = { ...options.publicKey };
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    asked[list] = asked[list]?.map((known) => ({ ...known, id: bytes(known.id) }));
  }
  return { publicKey: asked };
}

// And the other way round.
function withText(credential) {
  const response = {};
  for (const name of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  const written = document.getElementById("passkey-options");
  if (written) return JSON.parse(written.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).request_options;
}

async function prove(form) {
  const said = form.querySelector("[data-passkey-refused]");
  said.hidden = true;
  try {
    const options = await optionsOf(form);
    const credential =
      form.dataset.passkey === "make"
        ? await navigator.credentials.create(withBytes(options.creation_options ?? options))
        : await navigator.credentials.get(withBytes(options));
    form.elements.credential.value = JSON.stringify(withText(credential));
    form.submit();
  } catch (error) {
    said.textContent = REFUSED[error.name] ?? "That did not work. Try again, or use another way.";
    said.hidden = false;
    form.removeAttribute("aria-busy");
  }
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      prove(form);
    });
  });
}
