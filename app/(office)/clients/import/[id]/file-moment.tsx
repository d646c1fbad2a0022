import { ButtonLink } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Notice } from "#components/notice.tsx";
import { type FileFaultCode, fileFaults } from "#db/imports/file/file-fault.ts";
import { findStrayQuotes } from "#db/imports/problem-queries.ts";
import type { getImport } from "#db/imports/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { say, typo } from "#db/values/text.ts";
import type { View } from "../translator.ts";
import { delimiterNames, ReadingChoices } from "./reading-choices.tsx";

type Import = Awaited<ReturnType<typeof getImport>>;

/** What was brought and how it was read, or why it could not be. */
export function FileMoment({ of, view }: { of: Import; view: View }) {
  const { actor, t } = view;
  const size =
    of.fileSize < 1_000_000
      ? t("file.kb", { n: formatNumber(Math.ceil(of.fileSize / 1000), actor.locale) })
      : t("file.mb", { n: formatNumber(of.fileSize / 1_000_000, actor.locale, 1) });
  const encoding = of.encoding?.startsWith("w") ? "windows-1251" : of.encoding?.toUpperCase();
  const form =
    of.encoding && of.delimiter && encoding
      ? t("file.text", {
          encoding,
          delimiter: t(`file.delimiters.${delimiterNames[of.delimiter] ?? "semicolon"}`),
        })
      : of.sheet
        ? t("file.excel", { sheet: of.sheet })
        : null;
  const read = of.headerRow === null ? [] : [form, t("file.headerRow", { row: of.headerRow })];
  const facts = [size, ...read].filter(Boolean);
  const open = (of.state === "mapping" || of.state === "ready") && of.hasFile;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Icon name="file-spreadsheet" size={20} className="text-ink-3" />
        <div className="min-w-0 flex-1">
          <div className="font-medium break-words">{of.fileName}</div>
          <div className="text-xs text-ink-3">{facts.join(", ")}</div>
        </div>
        {of.total > 0 ? (
          <div className="text-right">
            <div className="text-lg font-semibold">{t("file.rows", { count: of.total })}</div>
            <div className="text-xs text-ink-3">{t("file.columns", { count: of.headers.length })}</div>
          </div>
        ) : null}
      </div>
      {open ? <ReadingChoices of={of} view={view} /> : null}
      {of.total > 0 && of.encoding ? <StrayQuotes of={of} view={view} /> : null}
      {of.failure && of.state === "mapping" ? (
        <Notice tone="soon">
          {failureText(of.failure, actor.locale)}. {t("file.asBefore")}
        </Notice>
      ) : null}
      {of.failure && of.state !== "mapping" ? (
        <Notice
          tone="late"
          action={
            <ButtonLink size="sm" href="/clients/import">
              {t("file.other")}
            </ButtonLink>
          }
        >
          {failureText(of.failure, actor.locale) ?? t("file.authorLeft")}
        </Notice>
      ) : null}
    </div>
  );
}

/** A quote that did not add up may have moved a cell: where to look. */
async function StrayQuotes({ of, view: { actor, t } }: { of: Import; view: View }) {
  const { rows, total } = await findStrayQuotes(actor, of.id);
  const inHeader = of.columns.some(({ strayQuote }) => strayQuote);
  const lines = [...(inHeader && of.headerRow !== null ? [of.headerRow] : []), ...rows];
  if (lines.length === 0) return null;
  const list = lines.map((line) => formatNumber(line, actor.locale)).join(", ");
  const rest = total - rows.length;
  return <Notice tone="soon">{t("file.strayQuotes", { count: lines.length + rest, list, rest })}</Notice>;
}

function failureText(code: string, locale: View["actor"]["locale"]): string | null {
  return Object.hasOwn(fileFaults, code)
    ? typo(say(fileFaults[code as FileFaultCode], locale), locale)
    : null;
}
