import { Retry, type SendResult } from "./outgoing.ts";

/** What nodemailer tells of a failure. */
export interface SmtpFailure extends Error {
  code?: string;
  /** The reply of the server, such as 550. */
  responseCode?: number;
}

/** Replies that speak of our login, not of the letter: the administrator mends them, the letter waits. */
const loginReplies = [530, 534, 535, 538];

/** Failures of the letter itself that were found before the server was asked. */
const wrongLetter = ["EENVELOPE", "EMESSAGE", "ESTREAM"];

/**
 * What a failure means for the letter (RFC 5321 §4.2.1). `begun`: its body was being handed over.
 * @throws Retry when the letter was certainly not taken and may be sent again.
 */
export function judge(failure: SmtpFailure, begun: boolean): SendResult {
  const { code, responseCode, message: detail } = failure;
  if (responseCode !== undefined) {
    const aboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
    if (responseCode >= 500 && aboutLetter && !loginReplies.includes(responseCode)) {
      return { outcome: "refused", detail };
    }
    throw new Retry(detail, { cause: failure });
  }
  if (begun) return { outcome: "unknown", detail };
  if (code !== undefined && wrongLetter.includes(code)) return { outcome: "refused", detail };
  throw new Retry(detail, { cause: failure });
}
