import { useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button } from "#components/button.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { toast } from "#components/toast.tsx";
import type { ClientClass } from "#db/clients/registries.ts";
import type { Locale } from "#db/values/text.ts";
import { fill } from "../../../assignments/fill.ts";
import { liftOverride, overrideClass } from "../../../classes/actions.ts";
import { RecordDay, RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";

/** What the server tells of the class, said already in the language of the reader. */
export interface ClassTold {
  clientId: string;
  class: ClientClass;
  version: number;
  held: { reason: string; until: string | null } | null;
  standing: string[];
  counted: { label: string; value: string }[] | null;
  history: { when: string; from: ClientClass; to: ClientClass; how: string; reason: string | null }[];
  form: { options: SelectOption[]; day: { date: string; time: string; calendar: string } } | null;
  locale: Locale;
  words: Messages["dossier"]["dialogs"]["common"] & Messages["classes"]["dialog"];
}

interface Props {
  told: ClassTold;
  onClose: () => void;
}

export default function ClassDialog({ told, onClose }: Props) {
  const { form, words } = told;
  if (form) return <HoldDialog told={told} form={form} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={words.close}
      footer={
        <Button variant="ghost" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Standing told={told} />
        <History told={told} />
      </div>
    </Dialog>
  );
}

function HoldDialog({
  told,
  form: { options, day },
  onClose,
}: Props & { form: NonNullable<ClassTold["form"]> }) {
  const { clientId, words, held, locale } = told;
  const [version, setVersion] = useState(told.version);
  const [lifting, startLifting] = useTransition();
  const form = useRecordForm({
    words: { ...words, done: words.saved },
    version: told.version,
    onDone: onClose,
    send: async (text, { version: expected }) => {
      setVersion(expected);
      return overrideClass({
        clientId,
        class: text("class") as ClientClass,
        reason: text("reason"),
        until: text("until") || null,
        version: expected,
      });
    },
    theirs: (now) => String(now),
  });
  const lift = () =>
    startLifting(async () => {
      const answer = await liftOverride({ clientId, version }).catch(() => null);
      if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
      toast.done(fill(words.lifted, { letter: answer.data.class }));
      onClose();
    });
  return (
    <RecordDialog
      title={words.title}
      words={words}
      form={form}
      onClose={onClose}
      submit={words.hold}
      aside={
        held ? (
          <Button pending={lifting} onClick={lifting ? undefined : lift}>
            {words.lift}
          </Button>
        ) : null
      }
    >
      <Standing told={told} />
      <Field name="class" label={words.class} hint={words.holdHint}>
        {(control) => <Select {...control} options={options} defaultValue={told.class} />}
      </Field>
      <RecordLine
        name="reason"
        value={held?.reason}
        label={words.reason}
        hint={words.reasonHint}
        error={form.fields.reason}
      />
      <RecordDay
        name="until"
        label={words.until}
        value={held?.until ?? undefined}
        hint={words.untilHint}
        error={form.fields.until}
        optional={words.optional}
        locale={locale}
        labels={day}
      />
      <History told={told} />
    </RecordDialog>
  );
}

function Standing({ told: { standing, counted, words } }: { told: ClassTold }) {
  return (
    <div className="grid gap-3 text-sm">
      <div className="grid gap-1">
        {standing.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {counted ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1" aria-label={words.counted}>
          {counted.map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd className="text-ink-2">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function History({ told: { history, words } }: { told: ClassTold }) {
  return (
    <section>
      <h3 className="text-xs font-medium text-ink-3">{words.history}</h3>
      {history.length === 0 ? <p className="pt-1 text-sm text-ink-3">{words.noHistory}</p> : null}
      <ol className="max-h-56 overflow-y-auto text-sm" tabIndex={history.length > 4 ? 0 : undefined}>
        {history.map(({ when, from, to, how, reason }) => (
          <li key={`${when}${from}${to}${how}`} className="border-t border-line py-1.5 first:border-0">
            <p className="flex flex-wrap items-center gap-x-2">
              <ClassMark
                letter={to}
                label={fill(from === to ? words.stays : words.became, { from, to })}
                small
              />
              <span>{how}</span>
              <span className="ml-auto text-xs text-ink-3">{when}</span>
            </p>
            <p className="pl-6 text-xs text-ink-3">
              {from === to ? "" : fill(words.was, { from })}
              {reason ? ` ${reason}` : ""}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
