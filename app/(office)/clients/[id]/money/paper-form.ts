import type { Messages } from "#app/messages/catalogues.ts";
import type { FormChoices, PaperForm } from "#db/purchases/form.ts";
import type { PaperKind } from "#db/purchases/lock.ts";
import type { Locale } from "#db/values/text.ts";

export type MoneyWords = Messages["purchases"]["form"];

/** What every form of a paper gets: whose it is, what to choose from, and the paper itself when it is corrected. */
export interface PaperFormProps {
  clientId: string;
  choices: FormChoices;
  /** Without it a new paper is written down. */
  paper?: PaperForm;
  /** The day that stands there first, and the last one that may. */
  today: string;
  locale: Locale;
  words: MoneyWords;
  onClose: () => void;
}

export type { FormChoices, PaperForm, PaperKind };
