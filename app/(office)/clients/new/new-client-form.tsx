"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { Combobox } from "#components/combobox.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import type { CreateClient } from "#db/clients/input.ts";
import type { OwnField } from "#db/fields/queries.ts";
import { ownName } from "#db/fields/value.ts";
import type { Locale } from "#db/values/text.ts";
import { create } from "../actions.ts";
import { findOwners } from "../find-owners.ts";
import { OwnInput, type OwnInputWords } from "../own-input.tsx";
import { Namesakes } from "./namesakes.tsx";
import { type AskedField, useNamesakes } from "./use-namesakes.ts";

export type ClientFormWords = Messages["clients"]["form"];

interface Props {
  words: ClientFormWords;
  owners: { empty: string; loading: string };
  kinds: SelectOption[];
  classes: SelectOption[];
  statuses: SelectOption[];
  branches: SelectOption[];
  mayChooseOwner: boolean;
  /** Of the company, those that must be filled. */
  fields: readonly OwnField[];
  input: OwnInputWords;
  locale: Locale;
  self: { value: string; label: string };
}

type TextName =
  | "name"
  | "inn"
  | "contactName"
  | "contactPosition"
  | "phones"
  | "emails"
  | "region"
  | "source"
  | "checksumReason";

const isAsked = (name: TextName): name is AskedField => ["name", "inn", "phones", "emails"].includes(name);

interface Fault {
  /** Nothing when the namesakes speak for themselves. */
  says?: string;
  fields: Record<string, string>;
}

/** One column: who it is, whom we talk to, whose it will be. Whom it may double is said while one types. */
export function NewClientForm(props: Props) {
  const { words } = props;
  const router = useRouter();
  // One key for one opening of the form: a second press or a retried request creates nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<Fault | null>(null);
  const [pending, startTransition] = useTransition();
  const namesakes = useNamesakes();
  const [asksReason, setAsksReason] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    startTransition(async () => {
      const answer = await create({
        key,
        kind: text("kind") as CreateClient["kind"],
        name: text("name"),
        class: (text("class") || "C") as CreateClient["class"],
        status: text("status") as CreateClient["status"],
        inn: text("inn"),
        checksumReason: text("checksumReason"),
        contactName: text("contactName"),
        contactPosition: text("contactPosition"),
        phones: text("phones"),
        emails: text("emails"),
        region: text("region"),
        source: text("source"),
        ownerId: text("owner") || null,
        branchId: text("branch") || null,
        own: Object.fromEntries(props.fields.map((field) => [field.id, text(ownName(field))])),
        duplicateSeen: namesakes.seen,
      }).catch(() => null);
      if (answer?.ok) return router.push(`/clients/${answer.data.id}`);
      if (!answer) return setFault({ says: words.failed, fields: {} });
      if (answer.fields?.inn && answer.code === "inn_checksum") setAsksReason(true);
      if (answer.code === "duplicate_client") {
        namesakes.show(answer.details?.namesakes);
        return setFault({ fields: {} });
      }
      const fields = { ...answer.fields };
      if (fields.name && text("name") === "") fields.name = words.nameRequired;
      setFault({ says: answer.message, fields });
    });
  };

  const text = (
    name: TextName,
    more: { hint?: string; optional?: boolean; type?: string; autoFocus?: boolean } = {},
  ) => (
    <Field
      name={name}
      label={words[name]}
      hint={more.hint}
      error={fault?.fields[name]}
      optional={more.optional === false ? undefined : words.optional}
    >
      {(control) => (
        <Input
          {...control}
          type={more.type}
          autoComplete="off"
          required={more.optional === false}
          onChange={isAsked(name) ? (event) => namesakes.ask(name, event.target.value) : undefined}
        />
      )}
    </Field>
  );
  const choice = (
    name: "kind" | "class" | "status" | "branch",
    options: SelectOption[],
    value: string,
    empty?: string,
  ) => (
    <Field name={name} label={words[name]} error={fault?.fields[name]}>
      {(control) => <Select {...control} options={options} empty={empty} defaultValue={value} />}
    </Field>
  );

  return (
    <form ref={form} onSubmit={submit} className="grid max-w-[360px] gap-4" noValidate>
      {fault?.says && Object.keys(fault.fields).length === 0 ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      {choice("kind", props.kinds, "company")}
      {text("name", { hint: words.nameHint, optional: false })}
      {text("inn", { hint: words.innHint })}
      {asksReason ? text("checksumReason", { hint: words.checksumHint, optional: false }) : null}
      <Namesakes found={namesakes.found} seen={namesakes.seen} onSeen={namesakes.markSeen} words={words} />
      {text("contactName", { hint: words.contactHint })}
      {text("contactPosition")}
      {text("phones", { hint: words.phonesHint, type: "tel" })}
      {text("emails")}
      {text("region")}
      {text("source")}
      {props.fields.map((field) => (
        <Field
          key={field.id}
          name={ownName(field)}
          label={field.name}
          hint={field.hint ?? undefined}
          error={fault?.fields[ownName(field)]}
        >
          {(control) => (
            <OwnInput control={control} field={field} value="" locale={props.locale} words={props.input} />
          )}
        </Field>
      ))}
      {props.classes.length > 0 ? (
        <div className="grid grid-cols-2 gap-3">
          {choice("class", props.classes, "C")}
          {choice("status", props.statuses, "potential")}
        </div>
      ) : (
        choice("status", props.statuses, "potential")
      )}
      {props.mayChooseOwner ? (
        <Field name="owner" label={words.owner} error={fault?.fields.ownerId} optional={words.optional}>
          {(control) => (
            <Combobox {...control} search={findOwners} labels={props.owners} placeholder={words.noOwner} />
          )}
        </Field>
      ) : null}
      {props.branches.length > 0 ? choice("branch", props.branches, "", words.noBranch) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.busy : words.submit}
        </Button>
        <ButtonLink variant="ghost" href="/clients">
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  );
}
