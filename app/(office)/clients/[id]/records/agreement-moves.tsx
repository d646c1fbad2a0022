import { type ReactNode, useState } from "react";
import type { Failure } from "#app/refusal.ts";
import type { AgreementKind } from "#db/agreements/registries.ts";
import type { AgreementOfCard } from "#db/clients/dossier.ts";
import { RecordDay, RecordDialog, RecordLine } from "../record-dialog.tsx";
import { useRecordForm } from "../use-record-form.ts";
import { cancelAgreement, changeAgreement, endAgreement, extendAgreement } from "./actions.ts";
import { peopleChoices, type Records, wordsOf } from "./opened.ts";
import { RecordChoice } from "./record-choice.tsx";
import { TakenNotice } from "./taken-notice.tsx";

interface Props {
  records: Records;
  agreement: AgreementOfCard;
  /** What it is about, and the choice of what to do. */
  about: ReactNode;
  onClose: () => void;
}

const standsNow = (now: Record<string, string | null>) =>
  [now.title, now.endsOn, now.cancelReason].filter(Boolean).join(", ");

/** The frame of a step, bound to the version that the card showed. */
function useMove(
  { records, agreement, onClose }: Props,
  done: string,
  send: (
    text: (name: string) => string,
    at: { clientId: string; id: string; expectedVersion: number },
  ) => Promise<{ ok: true } | Failure>,
) {
  const words = wordsOf(records, "agreement");
  const form = useRecordForm({
    words: { ...words, done },
    version: agreement.version,
    onDone: onClose,
    send: (text, { version }) =>
      send(text, { clientId: records.client.id, id: agreement.id, expectedVersion: version }),
    theirs: standsNow,
  });
  return { words, form, frame: { title: agreement.title, words, form, onClose } };
}

/** Prolonged by word or on paper: either counts from this moment. */
export function Extend(props: Props) {
  const { records, agreement, about } = props;
  const [kind, setKind] = useState<string>("oral");
  const { words, form, frame } = useMove(props, wordsOf(records, "agreement").extended, (text, at) =>
    extendAgreement({
      ...at,
      endsOn: text("endsOn"),
      kind: kind as AgreementKind,
      number: kind === "contract" ? text("number") : "",
      contactId: text("contactId") || null,
      note: text("note"),
    }),
  );
  return (
    <RecordDialog {...frame} submit={words.extend}>
      {about}
      <TakenNotice details={form.details} records={records} />
      <RecordDay
        name="endsOn"
        label={words.newEnd}
        hint={words.endsHint}
        error={form.fields.endsOn ?? form.fields.subject}
        locale={records.locale}
        labels={words.day}
      />
      <RecordChoice
        name="kind"
        label={words.kind}
        options={records.choices.agreementKinds}
        value={kind}
        onChange={setKind}
      />
      {kind === "contract" ? (
        <RecordLine name="number" label={words.number} error={form.fields.number} />
      ) : null}
      <RecordChoice
        name="contactId"
        label={words.contact}
        options={peopleChoices(records, agreement.contactId)}
        empty={words.noContact}
        value={agreement.contactId}
      />
      <RecordLine name="note" label={words.note} hint={words.noteHint} optional={words.optional} />
    </RecordDialog>
  );
}

/** Ends before its last day: the days after it are free again. */
export function EndEarlier(props: Props) {
  const { records, about } = props;
  const { words, form, frame } = useMove(props, wordsOf(records, "agreement").ended, (text, at) =>
    endAgreement({ ...at, endsOn: text("endsOn"), note: text("note") }),
  );
  return (
    <RecordDialog {...frame} submit={words.end}>
      {about}
      <RecordDay
        name="endsOn"
        label={words.lastDay}
        value={records.today}
        error={form.fields.endsOn}
        locale={records.locale}
        labels={words.day}
      />
      <RecordLine name="note" label={words.note} optional={words.optional} />
    </RecordDialog>
  );
}

type Back = (version: number) => Promise<{ ok: true } | Failure>;

/** Called off with the reason; or, with `back`, made to stand again. */
export function CallOff(props: Props & { back?: Back }) {
  const { records, about, back } = props;
  const own = wordsOf(records, "agreement");
  const { words, form, frame } = useMove(props, back ? own.reinstated : own.cancelled, (text, at) =>
    back ? back(at.expectedVersion) : cancelAgreement({ ...at, reason: text("reason") }),
  );
  return (
    <RecordDialog {...frame} submit={back ? words.reinstate : words.call_off}>
      {about}
      <TakenNotice details={form.details} records={records} />
      {back ? null : <RecordLine name="reason" label={words.reason} error={form.fields.reason} />}
    </RecordDialog>
  );
}

/** In other words; days and subject stay. */
export function ChangeWords(props: Props) {
  const { records, agreement, about } = props;
  const [kind, setKind] = useState<string>(agreement.kind);
  const { words, form, frame } = useMove(props, wordsOf(records, "agreement").saved, (text, at) =>
    changeAgreement({
      ...at,
      kind: kind as AgreementKind,
      number: kind === "contract" ? text("number") : "",
      title: text("title"),
      contactId: text("contactId") || null,
    }),
  );
  return (
    <RecordDialog {...frame}>
      {about}
      <RecordLine name="title" label={words.title} value={agreement.title} error={form.fields.title} />
      <RecordChoice
        name="kind"
        label={words.kind}
        options={records.choices.agreementKinds}
        value={kind}
        onChange={setKind}
      />
      {kind === "contract" ? (
        <RecordLine name="number" label={words.number} value={agreement.number} error={form.fields.number} />
      ) : null}
      <RecordChoice
        name="contactId"
        label={words.contact}
        options={peopleChoices(records, agreement.contactId)}
        empty={words.noContact}
        value={agreement.contactId}
      />
    </RecordDialog>
  );
}
