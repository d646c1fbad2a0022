import type { Messages } from "#app/messages/catalogues.ts";
import { addLegalEntity, editLegalEntity } from "../actions.ts";
import { RecordDialog, RecordLine } from "./record-dialog.tsx";
import { useRecordForm } from "./use-record-form.ts";

export interface EditableEntity {
  id: string;
  version: number;
  name: string;
  inn: string | null;
  kpp: string | null;
  ogrn: string | null;
  address: string | null;
  checksumNote: string | null;
}

interface Props {
  clientId: string;
  /** Without an entity a new one is written down. */
  entity?: EditableEntity;
  words: Messages["clients"]["entity"];
  onClose: () => void;
}

/** A legal name under which they buy; a number that fails its checksum asks for the reason. */
export function EntityDialog({ clientId, entity, words, onClose }: Props) {
  const form = useRecordForm({
    words: { ...words, done: entity ? words.saved : words.added },
    version: entity?.version ?? 0,
    onDone: onClose,
    send: (text, { key, version }) => {
      const fields = {
        clientId,
        name: text("name"),
        inn: text("inn"),
        kpp: text("kpp"),
        ogrn: text("ogrn"),
        address: text("address"),
        checksumReason: text("checksumReason"),
      };
      return entity
        ? editLegalEntity({ ...fields, id: entity.id, expectedVersion: version })
        : addLegalEntity({ ...fields, key });
    },
    theirs: (now) => [now.name, now.inn, now.kpp, now.ogrn, now.address].filter(Boolean).join(", "),
  });
  const asksReason = Boolean(entity?.checksumNote) || form.code === "inn_checksum";
  const line = (name: "name" | "inn" | "kpp" | "ogrn" | "address") => ({
    name,
    label: words[name],
    value: entity?.[name],
    error: form.fields[name],
  });
  const { optional } = words;
  return (
    <RecordDialog
      title={entity ? words.editTitle : words.addTitle}
      words={words}
      form={form}
      onClose={onClose}
    >
      <RecordLine {...line("name")} />
      <RecordLine {...line("inn")} optional={optional} />
      {asksReason ? (
        <RecordLine
          name="checksumReason"
          label={words.checksumReason}
          hint={words.checksumHint}
          value={entity?.checksumNote}
          error={form.fields.checksumReason}
        />
      ) : null}
      <RecordLine {...line("kpp")} optional={optional} />
      <RecordLine {...line("ogrn")} optional={optional} />
      <RecordLine {...line("address")} optional={optional} />
    </RecordDialog>
  );
}
