import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { headerText, isOneAddress } from "./address.ts";
import { type OutgoingLetter, originOf, type Transport } from "./outgoing.ts";
import { judge, type SmtpFailure } from "./smtp-failure.ts";

export interface SmtpTimeouts {
  connectMs: number;
  replyMs: number;
}

const usual: SmtpTimeouts = { connectMs: 10_000, replyMs: 30_000 };

/** Letters by a pool of connections to one mail server. */
export function smtp(url: string, timeouts: SmtpTimeouts = usual): Transport {
  const bodies = new Map<string, Readable>();
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: 10,
    maxMessages: 1000,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.replyMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (options: SMTPPool.Options, callback: GotSocket) =>
      openSocket(options, timeouts.connectMs, callback),
  });
  // The body is read only after the server has said "go on": whether it was begun is what tells a
  // letter that may be sent again from one that may already have arrived.
  pool.use("stream", (mail, done) => {
    mail.message.processFunc((body) => {
      bodies.set(String(mail.data.messageId), body as Readable);
      return body;
    });
    done();
  });
  return {
    name: "smtp",
    keyed: false,
    async send(letter) {
      if (!isOneAddress(letter.to.address)) return { outcome: "refused", detail: "not one e-mail address" };
      try {
        await pool.sendMail(envelopeAndBody(letter));
        return { outcome: "accepted" };
      } catch (error) {
        const begun = bodies.get(letter.messageId)?.readableDidRead ?? false;
        return judge(error as SmtpFailure, begun);
      } finally {
        bodies.delete(letter.messageId);
      }
    },
    close: async () => pool.close(),
  };
}

function envelopeAndBody(letter: OutgoingLetter) {
  const { to, from, messageId, replyTo, answersAlso, html, text } = letter;
  return {
    from,
    to: { name: headerText(to.name), address: to.address },
    subject: headerText(letter.subject),
    messageId,
    replyTo: replyTo && [
      { name: headerText(replyTo.name), address: replyTo.address },
      ...(answersAlso ? [answersAlso] : []),
    ],
    html,
    text,
    headers: { ...originOf(letter), ...letter.headers },
  };
}

type GotSocket = (error: Error | null, options: { connection: Socket } | false) => void;

/** Without noDelay each letter waits for the acknowledgement of the last: 218 letters a second, not 1,000. */
function openSocket({ host, port, secure }: SMTPPool.Options, timeoutMs: number, callback: GotSocket) {
  const socket = connect({
    host: host ?? "localhost",
    port: Number(port ?? (secure ? 465 : 587)),
    noDelay: true,
    timeout: timeoutMs,
  });
  const settle = (error: Error | null) => {
    socket.off("connect", connected).off("error", settle).off("timeout", silent).setTimeout(0);
    if (error) socket.destroy();
    callback(error, error ? false : { connection: socket });
  };
  const connected = () => settle(null);
  const silent = () => settle(new Error("the mail server does not answer"));
  socket.once("connect", connected).once("error", settle).once("timeout", silent);
}
