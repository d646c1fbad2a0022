/** A mail server that takes everything and keeps nothing, in a process of its own: prints its port, then its count. */
import { type AddressInfo, createServer } from "node:net";

let letters = 0;
const server = createServer((socket) => {
  socket.setNoDelay(true);
  let isBody = false;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "DATA") {
      isBody = true;
      say("354 go on");
    } else if (verb === "QUIT") socket.end("221 bye\r\n");
    else say(verb === "EHLO" ? "250 sink" : "250 ok");
  };
  say("220 sink");
  socket.setEncoding("latin1");
  socket.on("error", () => {});
  socket.on("data", (chunk: string) => {
    rest += chunk;
    for (;;) {
      const mark = isBody ? "\r\n.\r\n" : "\r\n";
      const end = rest.indexOf(mark);
      if (end < 0) return;
      const piece = rest.slice(0, end);
      rest = rest.slice(end + mark.length);
      if (isBody) {
        isBody = false;
        letters += 1;
        say("250 taken");
      } else command(piece);
    }
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.on("SIGTERM", () => {
  process.stdout.write(`${letters}\n`);
  process.exit(0);
});
