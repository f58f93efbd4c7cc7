// The page of the API: on demand a library out of its wheel, with which every call can be tried.
//
// [id=api]  where it goes; it names the schema, the token against forgery and the library's files

const place = document.getElementById("api");

function loaded(tag, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.addEventListener("load", resolve);
    element.addEventListener("error", reject);
    document.head.append(element);
  });
}

async function tryIt() {
  const { schema, token, script, sheet } = place.dataset;
  await Promise.all([
    loaded("link", { rel: "stylesheet", href: sheet }),
    loaded("script", { src: script }),
  ]);
  window.SwaggerUIBundle({
    domNode: place,
    url: schema,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    docExpansion: "list",
    defaultModelsExpandDepth: -1,
    validatorUrl: null,
    requestInterceptor: (request) => {
      const isOurs = new URL(request.url, location).origin === location.origin;
      if (isOurs) request.headers["X-CSRFToken"] = token;
      return request;
    },
  });
}

for (const part of place.querySelectorAll("[hidden]")) part.hidden = false;
place.querySelector("button").addEventListener("click", (event) => {
  event.target.disabled = true;
  tryIt().catch(() => {
    event.target.disabled = false;
  });
});
