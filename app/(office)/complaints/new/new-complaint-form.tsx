"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { Combobox, type ComboboxOption } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { Textarea } from "#components/textarea.tsx";
import type { Lodge } from "#db/complaints/input.ts";
import { parseMoney } from "#db/values/money.ts";
import type { Locale } from "#db/values/text.ts";
import { lodge } from "../actions.ts";
import { findClients, findHandlers } from "../find-people.ts";
import { TermPreview } from "./term-preview.tsx";

type Choices = Record<"kind" | "type" | "demand" | "severity" | "locale", SelectOption[]>;

interface Props {
  words: Messages["complaints"]["form"];
  choices: Choices;
  /** Whose card the form was opened from. */
  client?: ComboboxOption;
  mayChooseOwner: boolean;
  timeZone: string;
  locale: Locale;
}

interface Fault {
  says?: string;
  fields: Record<string, string>;
}

/** Who, what, what they want; the term stands there before anything is saved. */
export function NewComplaintForm(props: Props) {
  const { words, choices, client, timeZone, locale } = props;
  const router = useRouter();
  // One key for one opening of the form: a second press or a retried request lodges nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [claim, setClaim] = useState({ kind: "complaint", type: "other", demand: "none" } as Pick<
    Lodge,
    "kind" | "type" | "demand"
  >);
  const [chosen, setChosen] = useState<string | undefined>(client?.value);
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const sum = text("sum");
    const claimedKopecks = sum ? parseMoney(sum) : undefined;
    if (claimedKopecks === null) return setFault({ fields: { claimedKopecks: words.sumWrong } });
    startTransition(async () => {
      const answer = await lodge({
        key,
        ...claim,
        severity: text("severity") as Lodge["severity"],
        subject: text("subject"),
        text: text("text"),
        clientId: text("client").split(":")[1] || undefined,
        fromName: text("fromName") || undefined,
        fromEmail: text("fromEmail"),
        fromPhone: text("fromPhone"),
        locale: text("locale") as Locale,
        claimedKopecks,
        ownerId: text("owner") || undefined,
      }).catch(() => null);
      if (answer?.ok) return router.push(`/complaints/${answer.data.id}`);
      setFault(
        answer ? { says: answer.message, fields: answer.fields ?? {} } : { says: words.failed, fields: {} },
      );
    });
  };

  const error = (name: string) => fault?.fields[name];
  const choice = (name: keyof Choices, value: string, onChange?: (value: string) => void) => (
    <Field name={name} label={words[name]} error={error(name)}>
      {(control) => (
        <Select
          {...control}
          options={choices[name]}
          defaultValue={value}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )}
    </Field>
  );
  const line = (name: "fromEmail" | "fromPhone" | "sum", label: string, hint?: string) => (
    <Field
      name={name}
      label={label}
      hint={hint}
      optional={words.optional}
      error={error(name === "sum" ? "claimedKopecks" : name)}
    >
      {(control) => (
        <Input {...control} autoComplete="off" inputMode={name === "sum" ? "decimal" : undefined} />
      )}
    </Field>
  );

  return (
    <form ref={form} onSubmit={submit} className="grid max-w-[480px] gap-4" noValidate>
      {fault?.says && Object.keys(fault.fields).length === 0 ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <Field
        name="fromName"
        label={words.client}
        hint={words.clientHint}
        error={error("clientId") ?? error("fromName")}
      >
        {(control) => (
          <Combobox
            {...control}
            name="client"
            textName="fromName"
            search={findClients}
            defaultOption={client}
            onChange={(option) => setChosen(option?.value)}
            labels={{ empty: words.clientEmpty, loading: words.loading }}
            required
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {choice("kind", claim.kind, (kind) => setClaim({ ...claim, kind: kind as Lodge["kind"] }))}
        {choice("type", claim.type, (type) => setClaim({ ...claim, type: type as Lodge["type"] }))}
        {choice("demand", claim.demand, (demand) =>
          setClaim({ ...claim, demand: demand as Lodge["demand"] }),
        )}
        {choice("severity", "medium")}
      </div>
      <TermPreview
        claim={{ ...claim, party: chosen?.startsWith("company:") ? "company" : "person" }}
        timeZone={timeZone}
        locale={locale}
        words={words}
      />
      <Field name="subject" label={words.subject} error={error("subject")}>
        {(control) => <Input {...control} maxLength={200} autoComplete="off" required />}
      </Field>
      <Field name="text" label={words.text} error={error("text")}>
        {(control) => <Textarea {...control} rows={5} maxLength={10_000} required />}
      </Field>
      {line("sum", words.sum)}
      {line("fromEmail", words.email, words.emailHint)}
      {line("fromPhone", words.phone)}
      {choice("locale", "ru")}
      {props.mayChooseOwner ? (
        <Field
          name="owner"
          label={words.owner}
          hint={words.ownerHint}
          optional={words.optional}
          error={error("ownerId")}
        >
          {(control) => (
            <Combobox
              {...control}
              search={findHandlers}
              labels={{ empty: words.ownerEmpty, loading: words.loading }}
            />
          )}
        </Field>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.busy : words.submit}
        </Button>
        <ButtonLink variant="ghost" href="/complaints">
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  );
}
