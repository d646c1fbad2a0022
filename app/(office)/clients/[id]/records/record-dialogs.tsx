import { type ComponentType, lazy, Suspense, useEffect, useRef } from "react";
import { AgreementDialog } from "./agreement-dialog.tsx";
import { DateDialog } from "./date-dialog.tsx";
import { FactDialog } from "./fact-dialog.tsx";
import { FactText } from "./fact-text.tsx";
import { FileDialog } from "./file-dialog.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { NewAgreement } from "./new-agreement.tsx";
import type { DialogProps } from "./opened.ts";
import { OrderDialog } from "./order-dialog.tsx";
import { quickWrites } from "./quick-writes.ts";
import type { OpenedRecord } from "./records-desk.tsx";

const LetterDialog = lazy(() => import("../letter/letter-dialog.tsx"));

const dialogs: Record<string, ComponentType<DialogProps>> = {
  fact: FactDialog,
  date: DateDialog,
  agreement: ({ id, ...rest }) =>
    id ? <AgreementDialog id={id} {...rest} /> : <NewAgreement id={id} {...rest} />,
  group: GroupDialog,
  move: MoveDialog,
  leave: LeaveDialog,
  order: OrderDialog,
};

/** The dialog that a press on the card asked for; some presses only write, and offer the way back. */
export default function RecordDialogs({ opened, onClose }: { opened: OpenedRecord; onClose: () => void }) {
  const { what, id, records, row, data, dropped } = opened;
  const done = useRef<OpenedRecord>(null);
  const write = quickWrites[what];
  useEffect(() => {
    if (!write || done.current === opened) return;
    done.current = opened;
    onClose();
    void write(records, id, data);
  }, [write, opened, records, id, data, onClose]);
  if (write) return null;
  if (what === "fact-text")
    return row ? <FactText records={records} id={id} row={row} onClose={onClose} /> : null;
  if (what === "file") {
    const { agreement = null, talk = null } = data;
    return (
      <FileDialog
        records={records}
        agreementId={agreement}
        interactionId={talk}
        dropped={dropped}
        onClose={onClose}
      />
    );
  }
  if (what === "letter") {
    const { client, words } = records;
    return (
      <Suspense>
        <LetterDialog
          clientId={client.id}
          address={data.address ?? ""}
          failed={words.common.failed}
          onClose={onClose}
        />
      </Suspense>
    );
  }
  const Chosen = dialogs[what];
  return Chosen ? <Chosen records={records} id={id} onClose={onClose} /> : null;
}
