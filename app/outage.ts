import type { ServerResponse } from "node:http";

const page = `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Слово: база не отвечает</title>
<body style="font:16px/24px system-ui;max-width:32rem;margin:20vh auto;padding:0 1rem;color:#1e1c18;background:#f7f6f2">
<h1 style="font-size:20px">База данных сейчас не отвечает</h1>
<p>Записанное цело. Мы пробуем соединиться снова каждую секунду: обновите страницу чуть позже.</p>
<p lang="en">The database does not answer at the moment. Everything saved is safe; please reload in a little while.</p>
</body></html>`;

/** What everybody sees while the database is away: plain HTML that needs nothing to be drawn. */
export function outagePage(res: ServerResponse): void {
  res
    .writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "retry-after": "3",
      "cache-control": "no-store",
    })
    .end(page);
}
