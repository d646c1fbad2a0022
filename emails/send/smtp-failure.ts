import { Retry, type SendResult, Unreachable } from "./outgoing.ts";

/** What nodemailer tells of a failure. */
export interface SmtpFailure extends Error {
  code?: string;
  /** The command that was answered, such as «RCPT TO». */
  command?: string;
  /** The reply of the server, such as 550. */
  responseCode?: number;
  response?: string;
}

/** Replies that speak of our login, not of the letter: the administrator mends them, the letter waits. */
const loginReplies = [530, 534, 535, 538];

/** Failures of the letter itself that were found before the server was asked. */
const wrongLetter = ["EENVELOPE", "EMESSAGE", "ESTREAM"];

/** A permanent no to the recipient that speaks of the address (RFC 3463: x.1.x, x.2.1), not of us or of the text. */
function isDeadAddress({ code, command, responseCode = 0, response = "" }: SmtpFailure): boolean {
  if (code !== "EENVELOPE" || command !== "RCPT TO") return false;
  const detailed = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  return detailed ? /^5\.(?:1\.\d+|2\.1)$/.test(detailed) : [550, 551, 553].includes(responseCode);
}

/**
 * What a failure means for the letter (RFC 5321 §4.2.1). `begun`: its body was being handed over.
 * @throws Retry when the letter was certainly not taken and may be sent again.
 */
export function judge(failure: SmtpFailure, begun: boolean): SendResult {
  const { code, responseCode, message: detail } = failure;
  if (responseCode !== undefined) {
    const aboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
    const aboutLogin = loginReplies.includes(responseCode);
    if (responseCode >= 500 && aboutLetter && !aboutLogin) {
      return { outcome: "refused", detail, ...(isDeadAddress(failure) ? { dead: true } : {}) };
    }
    throw aboutLogin || !aboutLetter
      ? new Unreachable(detail, { cause: failure })
      : new Retry(detail, { cause: failure });
  }
  if (begun) return { outcome: "unknown", detail };
  if (code !== undefined && wrongLetter.includes(code)) return { outcome: "refused", detail };
  throw new Unreachable(detail, { cause: failure });
}
