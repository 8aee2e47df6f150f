// Requests to the sandbox's control API. Every refusal becomes an Error whose message is the server's own sentence.

async function request(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  let response;
  try {
    response = await fetch(`/sandbox/${path}`, options);
  } catch {
    throw new Error("The sandbox doesn't answer. Is it still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

export const get = (path) => request("GET", path);
export const post = (path, body = {}) => request("POST", path, body);

/** Do something as a person: `act(101, "text", {chat: 101, text: "Hello"})`. */
export const act = (person, action, body) => post(`people/${person}/${action}`, body);
