import type { FrozenLetter } from "../mailings/table.ts";
import type { MailingLetterProps } from "../values/mailing-letter.ts";

const toHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#1e1c18";
const scores = Array.from({ length: 11 }, (_, score) => score);
const UNSUBSCRIBE = "{{link:unsubscribe}}";

const surveyLink = (score?: number) =>
  score === undefined ? "{{link:survey}}" : `{{link:survey?score=${score}}}`;

function scoreRow({ question, low, high }: NonNullable<MailingLetterProps["score"]>): string {
  const cells = scores
    .map(
      (score) =>
        `<td style="padding:2px"><a href="${surveyLink(score)}" style="${FONT};display:block;min-width:28px;padding:10px 0;text-align:center;border:1px solid #d6d2c8;border-radius:6px;text-decoration:none">${score}</a></td>`,
    )
    .join("");
  return `<p style="margin:24px 0 8px;font-weight:600">${toHtml(question.ru)}</p><table role="presentation" cellpadding="0" cellspacing="0"><tr>${cells}</tr></table><p style="margin:4px 0 0;font-size:13px;color:#6b675e">0 — ${toHtml(low.ru)}, 10 — ${toHtml(high.ru)}</p>`;
}

/** A letter as it was rendered at the launch of a mailing of the past: plain, with tags and links still in it. */
export function letterShell(props: MailingLetterProps): FrozenLetter {
  const { company, isAdvertising, subject, body, button, score } = props;
  const parts = body.split("\n\n");
  const foot = `${isAdvertising ? "Реклама. " : ""}${company}. Больше не хотите таких писем?`;
  const html = [
    `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    `<body style="margin:0;background:#f7f6f2"><div style="${FONT};max-width:560px;margin:0 auto;padding:32px 24px;font-size:16px;line-height:24px">`,
    `<p style="margin:0 0 24px;font-weight:600;color:#3b46b4">${toHtml(company)}</p>`,
    ...parts.map((part) => `<p style="margin:0 0 16px">${toHtml(part)}</p>`),
    button
      ? `<p style="margin:24px 0"><a href="${toHtml(button.url)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#3b46b4;color:#ffffff;text-decoration:none">${toHtml(button.label)}</a></p>`
      : "",
    score ? scoreRow(score) : "",
    `<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e8e5de;font-size:13px;line-height:20px;color:#6b675e">${toHtml(foot)} <a href="${UNSUBSCRIBE}" style="color:#6b675e">Отписаться</a></p>`,
    "</div></body></html>",
  ].join("");
  const text = [
    ...parts,
    ...(button ? [`${button.label}: ${button.url}`] : []),
    ...(score ? [`${score.question.ru}\n${surveyLink()}`] : []),
    `${foot}\nОтписаться: ${UNSUBSCRIBE}`,
  ].join("\n\n");
  return { subject, html, text };
}
