// The WebSocket over which the sandbox tells what happens. It comes back by itself after a break; each new connection
// begins with the whole state, so nothing that was missed has to be guessed.

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;

/** Call `onFrame` for each frame and `onStatus(true | false)` when the connection opens or breaks; never stops trying. */
export function connect({ onFrame, onStatus }) {
  let wait = FIRST_WAIT;
  let timer = null;

  const open = () => {
    timer = null;
    const address = new URL("/sandbox/ws", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.addEventListener("message", (event) => {
      const frame = JSON.parse(event.data);
      if (frame.type === "state") {
        wait = FIRST_WAIT;
        onStatus(true);
      }
      onFrame(frame);
    });
    socket.addEventListener("close", () => {
      onStatus(false);
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2));
      wait = Math.min(wait * 2, LONGEST_WAIT);
    });
  };

  const hurry = () => {
    if (timer === null || document.visibilityState === "hidden") return;
    clearTimeout(timer);
    open();
  };
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  open();
}
