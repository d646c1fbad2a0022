import { getWords, type Words } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import type { Column } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Section } from "#components/section.tsx";
import type { StaffActor } from "#db/actor.ts";
import { KEPT } from "#db/backups/limits.ts";
import { type BackupRow, getRunningBackup, lastGoodBackup, listBackups } from "#db/backups/queries.ts";
import { formatNumber } from "#db/values/money.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatDateTime } from "#db/values/time.ts";
import { BackupProgress } from "./backup-progress.tsx";
import { OrderButton } from "./order-button.tsx";

/** When the schedule makes it, in the time of its zone. */
export const NIGHTLY_AT = "1:40";

export async function BackupsSection({ actor, now }: { actor: StaffActor; now: Date }) {
  const [t, rows, running, last] = await Promise.all([
    getWords("safety"),
    listBackups(actor),
    getRunningBackup(actor, now),
    lastGoodBackup(),
  ]);
  const when = (at: Date) => formatDateTime(at, { ...actor, now });
  return (
    <Section
      id="backups"
      title={t("backups")}
      note={t("backupsNote", { time: NIGHTLY_AT, n: KEPT })}
      action={
        running ? null : (
          <OrderButton
            order="backup"
            icon="database-backup"
            label={t("backUp")}
            pendingLabel={t("ordering")}
          />
        )
      }
    >
      <div className="grid gap-3">
        {last.at ? <p className="text-sm">{t("lastGood", { when: when(last.at) })}</p> : null}
        {running ? (
          <BackupProgress
            running={running}
            locale={actor.locale}
            words={{ making: t("making"), written: t.raw("written"), goOn: t("goOn") }}
          />
        ) : null}
        {rows.length === 0 ? (
          <p className="text-sm text-ink-3">{t("noBackups")}</p>
        ) : (
          <div className="-mx-6 max-md:-mx-4">
            <DataTable
              caption={t("backups")}
              columns={columnsOf(actor, t, when)}
              rows={rows}
              rowId={({ id }) => id}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

function sizeOf(bytes: number | null, actor: StaffActor, t: Words<"safety">): string {
  if (!bytes) return "";
  if (bytes < 1_000_000) return t("kb", { n: formatNumber(Math.ceil(bytes / 1000), actor.locale) });
  return t("mb", { n: formatNumber(bytes / 1_000_000, actor.locale, 1) });
}

function columnsOf(actor: StaffActor, t: Words<"safety">, when: (at: Date) => string): Column<BackupRow>[] {
  const fileName = (file: string) => file.split(/[\\/]/).at(-1) ?? file;
  const by = ({ surname, given }: BackupRow) =>
    surname && given ? shortName({ surname, given, patronymic: null }) : t("byNight");
  return [
    {
      ...{ key: "at", header: t("columns.at"), width: 168, primary: true, phone: "title" },
      cell: ({ startedAt }) => when(startedAt),
    },
    {
      ...{ key: "state", header: t("columns.state"), phone: "line" },
      cell: (row) => <Outcome row={row} t={t} />,
      title: ({ error }) => error ?? undefined,
    },
    { key: "by", header: t("columns.by"), width: 152, phone: "left", cell: by },
    {
      ...{ key: "rows", header: t("columns.rows"), width: 104, align: "end" },
      cell: ({ rows }) => (rows === null ? "" : formatNumber(rows, actor.locale)),
    },
    {
      ...{ key: "size", header: t("columns.size"), width: 96, align: "end", phone: "right" },
      cell: ({ bytes }) => sizeOf(bytes, actor, t),
    },
    {
      ...{ key: "file", header: t("columns.file"), width: 296 },
      cell: ({ file }) => fileName(file),
      title: ({ file }) => file,
    },
  ];
}

function Outcome({ row: { finishedAt, error, removedAt }, t }: { row: BackupRow; t: Words<"safety"> }) {
  if (error) return <Badge tone="late">{`${t("failed")}: ${error}`}</Badge>;
  if (!finishedAt) return <Badge tone="accent">{t("running")}</Badge>;
  return <Badge tone={removedAt ? "neutral" : "done"}>{removedAt ? t("removed") : t("good")}</Badge>;
}
