import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { FileDrop } from "#components/file-drop.tsx";
import { Icon } from "#components/icon.tsx";
import { Notice } from "#components/notice.tsx";
import { ProgressBar } from "#components/progress-bar.tsx";
import { MOST_BYTES } from "#db/files/limits.ts";
import { fill } from "../../../assignments/fill.ts";
import { type Records, wordsOf } from "./opened.ts";
import { sendFile } from "./send-file.ts";

interface Props {
  records: Records;
  agreementId: string | null;
  interactionId: string | null;
  /** Already dropped on the card. */
  dropped: readonly File[];
  onClose: () => void;
}

interface Sending {
  key: string;
  name: string;
  /** 0 to 1; null: refused, and `fault` says why. */
  share: number | null;
  fault?: string;
}

/** Files on their way to the card: each goes as soon as it is chosen, and says how far it has come. */
export function FileDialog({ records, agreementId, interactionId, dropped, onClose }: Props) {
  const words = wordsOf(records, "file");
  const router = useRouter();
  const [sent, setSent] = useState<Sending[]>([]);
  const begun = useRef(false);
  const put = (one: Sending) => setSent((list) => [...list.filter(({ key }) => key !== one.key), one]);

  const send = async (file: File) => {
    const one = { key: crypto.randomUUID(), name: file.name };
    if (file.size > MOST_BYTES) return put({ ...one, share: null, fault: words.tooLarge });
    put({ ...one, share: 0 });
    const place = { clientId: records.client.id, agreementId, interactionId, key: one.key };
    const fault = await sendFile(file, place, (share) => put({ ...one, share })).catch(() => words.failed);
    put(fault === null ? { ...one, share: 1 } : { ...one, share: null, fault });
    if (fault === null) router.refresh();
  };
  const sendAll = useEffectEvent(async (files: readonly File[]) => {
    for (const file of files) await send(file);
  });
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void sendAll(dropped);
  }, [dropped]);

  const locale = records.locale === "en" ? "en-GB" : "ru-RU";
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.addTitle}
      closeLabel={words.close}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="grid gap-3">
        <FileDrop name="file" labels={words.drop} locale={locale} onChoose={(file) => void send(file)} />
        {sent.map(({ key, name, share, fault }) =>
          share === null ? (
            <Notice key={key} tone="late" role="alert">
              <span className="wrap-anywhere">
                {name}: {fault}
              </span>
            </Notice>
          ) : share < 1 ? (
            <div key={key} className="grid gap-1 text-sm">
              <span className="wrap-anywhere">
                {fill(words.sending, { name, percent: percent.format(share) })}
              </span>
              <ProgressBar label={name} value={share * 100} />
            </div>
          ) : (
            <p key={key} role="status" className="flex items-start gap-2 text-sm text-done">
              <Icon name="check" className="mt-0.5" />
              <span className="wrap-anywhere">{fill(words.sent, { name })}</span>
            </p>
          ),
        )}
      </div>
    </Dialog>
  );
}
