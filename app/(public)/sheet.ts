import type { Locale } from "#db/values/text.ts";
import { type Html, html } from "./html.ts";

interface Sheet {
  locale: Locale;
  title: string;
  /** The company that speaks: these pages bear its name, not ours. */
  company: string;
  body: Html;
  /** Where the same page stands in the other language. */
  otherLanguage?: string;
  /** A script of `public/`, where the page is pleasanter with one; it must work without. */
  script?: { src: "/survey.js"; nonce: string };
  status?: number;
}

/** What lets a script of ours run on this page: the policy of its answer names it. */
export function nonceOf(request: Request): string {
  const [, nonce = ""] = /'nonce-([^']+)'/.exec(request.headers.get("content-security-policy") ?? "") ?? [];
  return nonce;
}

/** A page for people without an account, as an answer. Never kept on the way, never sought by search engines. */
export function sheet({
  locale,
  title,
  company,
  body,
  otherLanguage,
  script,
  status = 200,
}: Sheet): Response {
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} — ${company}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sheet.css">
${script ? html`<script type="module" src="${script.src}" nonce="${script.nonce}"></script>` : null}
</head>
<body>
<main class="sheet">
<header><span class="brand">${company}</span>${
    otherLanguage
      ? html`<a class="language" href="${otherLanguage}" hreflang="${locale === "ru" ? "en" : "ru"}" lang="${locale === "ru" ? "en" : "ru"}">${locale === "ru" ? "English" : "По-русски"}</a>`
      : null
  }</header>
${body}
</main>
</body>
</html>`;
  return new Response(page.text, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "private, no-store" },
  });
}
