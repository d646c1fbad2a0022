import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Programs that open the links of letters before, or instead of, the person they were written to. */
const known = [
  "Mozilla/5.0 (compatible; Microsoft-Office-Link-Check/1.0)",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
  "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0) SafeLinks",
  "Mozilla/5.0 (compatible; Barracuda Sentinel Link Protection)",
  "Mozilla/5.0 (compatible; ProofpointURLDefense/2.0)",
  "Mozilla/5.0 (compatible; MimecastURLProtect/1.0)",
  "GoogleImageProxy (via ggpht.com GoogleImageProxy)",
  "Google-Safety; (+http://www.google.com/bot.html)",
  "Mozilla/5.0 (compatible; YandexMailProxy/1.0)",
  "Mozilla/5.0 (compatible; Mail.RU_Bot/2.0; +http://go.mail.ru/help/robots)",
  "Mozilla/5.0 (compatible; YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html)",
  "KSMG/2.1 (Kaspersky Secure Mail Gateway)",
  "DrWeb-MailSecurity/13.0",
  "Outlook-iOS/2.0",
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "TelegramBot (like TwitterBot)",
  "WhatsApp/2.23.20.0",
  "SkypeUriPreview Preview/0.5",
  "curl/8.5.0",
  "python-requests/2.32.3",
  "",
] as const;

/** Those above and, where SLOVO_DATA points to data, two thousand more that were really met. */
export function scannerAgents(): string[] {
  const file = join(process.env.SLOVO_DATA ?? "", "user_agents", "bots.csv");
  if (process.env.SLOVO_DATA === undefined || !existsSync(file)) return [...known];
  const met = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .slice(1)
    .map((line) => /^"((?:[^"]|"")*)"|^([^,]*)/.exec(line))
    .map((found) => (found?.[1] ?? found?.[2] ?? "").replaceAll('""', '"'));
  // A header holds what the wire can carry: a few of them never came over one as they are written.
  return [...known, ...met.filter((agent) => /^[\x20-\x7e]*$/.test(agent))];
}
