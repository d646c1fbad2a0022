import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import { toast } from "#components/toast.tsx";
import { LetterFrame } from "../../../mailings/[id]/letter-frame.tsx";
import { sendLetter } from "./actions.ts";
import { forgetLetter, keepLetter, keptLetter, type LetterDraft, newDraft } from "./draft.ts";
import { fetchPreview, type LetterForm, type Preview } from "./form-data.ts";

interface Props {
  form: LetterForm;
  clientId: string;
  address: string;
  onClose: () => void;
}

/** «id address» of a choice in two. */
function partsOf(to: string) {
  const [contactId, address = ""] = to.split(" ");
  return { contactId: contactId || null, address };
}

function begin({ form, clientId, address }: Props): { draft: LetterDraft; restored: boolean } {
  const known = new Set(form.addresses.map(({ value }) => value));
  const open = form.addresses.filter(({ closed }) => !closed);
  const asked = open.find(({ value }) => partsOf(value).address === address) ?? open[0];
  const kept = keptLetter(`${form.actorId}.${clientId}`);
  if (!kept) return { draft: newDraft(asked?.value ?? ""), restored: false };
  const to = address || !known.has(kept.to) ? (asked?.value ?? "") : kept.to;
  return { draft: { ...kept, to }, restored: true };
}

/** To whom, of what, in which words; what is typed is kept until it is sent. */
export function LetterSheet(props: Props) {
  const { form, clientId, onClose } = props;
  const { words } = form;
  const place = `${form.actorId}.${clientId}`;
  const id = useId();
  const [{ draft, restored }, setState] = useState(() => begin(props));
  const [fault, setFault] = useState<{ says: string; fields: Record<string, string> } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [pending, startTransition] = useTransition();
  const [looking, startLooking] = useTransition();
  const chosen = form.addresses.find(({ value }) => value === draft.to);

  const change = (part: Partial<LetterDraft>) => {
    const next = { ...draft, ...part };
    setState({ draft: next, restored: false });
    setFault(null);
    keepLetter(place, next);
  };
  const template = (value: string) => {
    const found = form.templates.find((one) => one.value === value);
    if (found)
      change({ subject: found.subject, body: [found.body, draft.body].filter(Boolean).join("\n\n") });
  };
  const look = () =>
    startLooking(async () => {
      const { contactId } = partsOf(draft.to);
      const shown = await fetchPreview(clientId, { contactId, subject: draft.subject, body: draft.body });
      if (shown) setPreview(shown);
      else setFault({ says: words.failed, fields: {} });
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    startTransition(async () => {
      const { key, subject, body } = draft;
      const answer = await sendLetter({ key, clientId, ...partsOf(draft.to), subject, body }).catch(
        () => null,
      );
      if (!answer?.ok) {
        const fields = answer?.fields ?? {};
        return setFault({ says: Object.values(fields)[0] ?? answer?.message ?? words.failed, fields });
      }
      forgetLetter(place);
      toast.done(words.done);
      onClose();
    });
  };
  const nowhere = form.addresses.every(({ closed }) => closed);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={words.title.replace("{client}", form.client)}
      closeLabel={words.cancel}
      footer={
        <>
          <Button
            className="mr-auto"
            variant="ghost"
            icon="eye"
            disabled={nowhere}
            pending={looking}
            onClick={preview ? () => setPreview(null) : look}
          >
            {preview ? words.edit : words.preview}
          </Button>
          <Button variant="ghost" onClick={onClose}>
            {words.later}
          </Button>
          <Button type="submit" form={id} variant="primary" icon="send" pending={pending} disabled={nowhere}>
            {pending ? words.sending : words.send}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="grid gap-4" noValidate>
        {fault ? (
          <Notice tone="late" role="alert">
            {fault.says}
          </Notice>
        ) : null}
        {nowhere ? (
          <Notice tone="soon">{form.addresses.length > 0 ? words.allClosed : words.noAddress}</Notice>
        ) : null}
        {restored ? <p className="text-xs text-ink-3">{words.restored}</p> : null}
        {preview ? (
          <div className="grid gap-2">
            <p className="text-sm">
              <span className="text-ink-3">{words.subject}: </span>
              <span className="font-medium">{preview.subject}</span>
            </p>
            {preview.broken.length > 0 ? (
              <Notice tone="late">{words.broken.replace("{pieces}", preview.broken.join(", "))}</Notice>
            ) : null}
            <div className="overflow-hidden rounded-lg border border-line">
              <LetterFrame html={preview.html} title={words.preview} />
            </div>
          </div>
        ) : (
          <>
            <Field
              name="address"
              label={words.to}
              error={fault?.fields.address}
              hint={chosen?.left ? words.left : words.rule}
              hintTone={chosen?.left ? "soon" : "calm"}
            >
              {(control) => (
                <Select
                  {...control}
                  value={draft.to}
                  onChange={(event) => change({ to: event.target.value })}
                  options={form.addresses.map(({ value, label, closed }) => ({
                    ...{ value, label: closed ? `${label} (${words.closed})` : label, disabled: closed },
                  }))}
                />
              )}
            </Field>
            {form.templates.length > 0 ? (
              <Field name="template" label={words.template} optional={words.optional}>
                {(control) => (
                  <Select
                    {...control}
                    value=""
                    empty={words.templateChoose}
                    onChange={(event) => template(event.target.value)}
                    options={form.templates}
                  />
                )}
              </Field>
            ) : null}
            <Field name="subject" label={words.subject} error={fault?.fields.subject}>
              {(control) => (
                <Input
                  {...control}
                  value={draft.subject}
                  maxLength={300}
                  autoComplete="off"
                  onChange={(event) => change({ subject: event.target.value })}
                />
              )}
            </Field>
            <Field name="body" label={words.body} error={fault?.fields.body} hint={words.tagsHint}>
              {(control) => (
                <Textarea
                  {...control}
                  rows={9}
                  className="min-h-44"
                  maxLength={9000}
                  value={draft.body}
                  onChange={(event) => change({ body: event.target.value })}
                />
              )}
            </Field>
            <div className="text-sm text-ink-2">
              <p className="whitespace-pre-line border-l-2 border-line pl-3">{form.signature}</p>
              <p className="mt-1 text-xs text-ink-3">{words.answers.replace("{address}", form.answersTo)}</p>
            </div>
          </>
        )}
      </form>
    </Dialog>
  );
}
