import { useEffect, useState } from "react";
import { toast } from "#components/toast.tsx";
import { fetchLetterForm, type LetterForm } from "./form-data.ts";
import { LetterSheet } from "./letter-sheet.tsx";

interface Props {
  clientId: string;
  /** The address beside which one pressed. */
  address: string;
  failed: string;
  onClose: () => void;
}

/** A letter from the card: what it needs comes with the opening. */
export default function LetterDialog({ clientId, address, failed, onClose }: Props) {
  const [form, setForm] = useState<LetterForm | null>(null);
  useEffect(() => {
    let current = true;
    void fetchLetterForm(clientId).then((found) => {
      if (!current) return;
      if (found) return setForm(found);
      toast.failed(failed);
      onClose();
    });
    return () => {
      current = false;
    };
  }, [clientId, failed, onClose]);
  return form ? <LetterSheet form={form} clientId={clientId} address={address} onClose={onClose} /> : null;
}
