// Where a link may lead. Links to the bot itself (t.me/name?start=…) act inside the sandbox, as Telegram would do.

const ALLOWED = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

let handlers = { botUsername: () => "", start: () => {}, startGroup: () => {} };

/** Tell this module who the bot is and what to do when somebody follows a link to it. */
export function handleBotLinks(newHandlers) {
  handlers = newHandlers;
}

/** The address if its scheme is harmless, else null. */
export function safeUrl(url) {
  try {
    const address = new URL(url);
    return ALLOWED.has(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

/** True when the link led to something inside the sandbox, so that the browser need not open it. */
export function followLink(url) {
  const address = new URL(url);
  if (address.protocol === "tg:") return followBotLink(address.searchParams.get("domain") ?? "", address.searchParams) || true;
  if (!TELEGRAM_HOSTS.has(address.hostname)) return false;
  return followBotLink(address.pathname.slice(1), address.searchParams);
}

function followBotLink(username, parameters) {
  if (!username || username.toLowerCase() !== handlers.botUsername().toLowerCase()) return false;
  if (parameters.has("startgroup")) handlers.startGroup(parameters.get("startgroup"));
  else handlers.start(parameters.get("start") ?? "");
  return true;
}

/** Follow a link from a button, which has no <a> of its own. */
export function openLink(url) {
  const address = safeUrl(url);
  if (address && !followLink(address)) window.open(address, "_blank", "noopener,noreferrer");
}
