"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { DateTimeField } from "#components/date-time-field.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { createCampaign } from "../actions.ts";

interface Props {
  words: Messages["surveys"]["form"];
  locale: string;
  today: string;
  closesOn: string;
  questionnaires: SelectOption[];
  /** The version and the segment from the page one came from. */
  chosen: string;
  segments: SelectOption[];
  segment: string;
  scores: SelectOption[];
  owners: SelectOption[];
}

/** What is asked, whom, until when, and who hears the unhappy ones. The letters are sent on the mailing's own page. */
export function CampaignForm(props: Props) {
  const { words } = props;
  const router = useRouter();
  // One key for one opening of the form: a second press or a retried request creates nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [fault, setFault] = useState<{ says?: string; fields: Record<string, string> } | null>(null);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(form.current);
  }, [fault]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    start(async () => {
      const answer = await createCampaign({
        key,
        name: text("name"),
        questionnaireVersionId: text("questionnaireVersionId"),
        segmentId: text("segmentId") || undefined,
        closesOn: text("closesOn"),
        lowScore: Number(text("lowScore")),
        complaintOwnerId: text("complaintOwnerId") || undefined,
      }).catch(() => null);
      if (answer?.ok) return router.push(`/surveys/${answer.data.id}`);
      if (!answer) return setFault({ says: words.failed, fields: {} });
      setFault({ says: answer.fields ? undefined : answer.message, fields: answer.fields ?? {} });
    });
  };
  const choice = (
    name: "questionnaireVersionId" | "segmentId" | "lowScore" | "complaintOwnerId",
    label: string,
    options: SelectOption[],
    more: { value?: string; empty?: string; hint?: string } = {},
  ) => (
    <Field name={name} label={label} hint={more.hint} error={fault?.fields[name]}>
      {(control) => <Select {...control} options={options} empty={more.empty} defaultValue={more.value} />}
    </Field>
  );
  return (
    <form ref={form} onSubmit={submit} className="grid max-w-[360px] gap-4" noValidate>
      {fault?.says ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <Field name="name" label={words.name} hint={words.nameHint} error={fault?.fields.name}>
        {(control) => <Input {...control} maxLength={120} required autoFocus autoComplete="off" />}
      </Field>
      {choice("questionnaireVersionId", words.questionnaire, props.questionnaires, { value: props.chosen })}
      {choice("segmentId", words.segment, props.segments, {
        value: props.segment,
        empty: words.segmentLater,
        hint: words.segmentHint,
      })}
      <Field name="closesOn" label={words.closesOn} error={fault?.fields.closesOn}>
        {(control) => (
          <DateTimeField
            {...control}
            defaultValue={{ date: props.closesOn }}
            locale={props.locale === "ru" ? "ru-RU" : "en-GB"}
            labels={{ date: words.date, time: words.time, calendar: words.calendar }}
            minDate={props.today}
            required
          />
        )}
      </Field>
      {choice("lowScore", words.lowScore, props.scores, { value: "6", hint: words.lowScoreHint })}
      {choice("complaintOwnerId", words.owner, props.owners, { empty: words.ownerDefault })}
      <p className="text-xs text-ink-3">{words.next}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          {pending ? words.busy : words.submit}
        </Button>
        <ButtonLink href="/surveys" variant="ghost">
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  );
}
