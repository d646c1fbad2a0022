import type { Words } from "#app/words.ts";
import type { SubjectData } from "#db/subjects/dossier.ts";
import type { Locale } from "#db/values/text.ts";
import { formatDate } from "#db/values/time.ts";
import type { Part } from "./sections.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** One file that needs nothing else: no script, no picture, no address outside. */
export function subjectHtml(
  { name, company, madeAt }: SubjectData,
  parts: readonly Part[],
  t: Words<"subjects">,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string {
  const lead = t("lead", { company, day: formatDate(madeAt, { locale, timeZone }) });
  const row = ({ label, text, note }: Part["rows"][number]) =>
    `<tr><th>${escaped(label)}</th><td>${escaped(text)}${note ? `<p>${escaped(note)}</p>` : ""}</td></tr>`;
  const body = parts
    .map(
      ({ title, rows }) =>
        `<h2>${escaped(title)}</h2>${rows.length > 0 ? `<table>${rows.map(row).join("")}</table>` : `<p>${escaped(t("nothing"))}</p>`}`,
    )
    .join("\n");
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(name)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#1e1c18}h2{font-size:17px;margin:28px 0 8px}table{border-collapse:collapse;width:100%}th{width:180px;font-weight:400;color:#6b675e;text-align:left;vertical-align:top;padding:4px 16px 4px 0}td{padding:4px 0;vertical-align:top;overflow-wrap:anywhere}p{margin:2px 0;color:#6b675e;font-size:13px}</style></head>
<body><h1>${escaped(name)}</h1><p>${escaped(lead)}</p>
${body}
</body></html>
`;
}
