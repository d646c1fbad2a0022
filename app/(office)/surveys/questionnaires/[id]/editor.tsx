"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, ButtonLink } from "#components/button.tsx";
import { Field } from "#components/field.tsx";
import { focusFirstFault } from "#components/first-fault.ts";
import { Input } from "#components/input.tsx";
import { Notice } from "#components/notice.tsx";
import { toast } from "#components/toast.tsx";
import { npsOf, type Question, type QuestionKind, type QuestionnaireContent } from "#db/surveys/content.ts";
import type { Locale } from "#db/values/text.ts";
import { publishVersion, saveDraft } from "../../actions.ts";
import { BothWords } from "./both-words.tsx";
import { added, moved, removed, replaced } from "./draft-changes.ts";
import { QuestionCard } from "./question-card.tsx";

export type EditorWords = Messages["surveys"]["editor"];

interface Props {
  words: EditorWords;
  locale: Locale;
  questionnaireId: string;
  versionId: string;
  version: number;
  name: string;
  content: QuestionnaireContent;
}

const kinds: QuestionKind[] = ["nps", "single", "text"];
const texts = ["title", "intro", "thanks"] as const;
const labels = { title: "heading", intro: "intro", thanks: "thanks" } as const;

/** A draft as one writes it: everything stands in the fields until it is saved, and is saved before it is published. */
export function QuestionnaireEditor(props: Props) {
  const { words, locale } = props;
  const [draft, setDraft] = useState({ name: props.name, content: props.content });
  const [saved, setSaved] = useState({ draft, version: props.version });
  const [fault, setFault] = useState<{ says?: string; fields: Record<string, string> } | null>(null);
  const [doing, setDoing] = useState<"save" | "publish" | null>(null);
  const [pending, start] = useTransition();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) focusFirstFault(root.current);
  }, [fault]);
  const { name, content } = draft;
  const { questions } = content;
  const isUnsaved = draft !== saved.draft;

  const setContent = (change: Partial<QuestionnaireContent>) =>
    setDraft({ ...draft, content: { ...content, ...change } });
  const setQuestions = (next: Question[]) => setContent({ questions: next });

  const fail = (answer: { message: string; fields?: Record<string, string> } | null) =>
    setFault({ says: answer ? answer.message : words.failed, fields: answer?.fields ?? {} });
  const save = async (): Promise<number | null> => {
    if (!isUnsaved) return saved.version;
    const input = { id: props.versionId, expectedVersion: saved.version, name, content: sendable(content) };
    const answer = await saveDraft(input).catch(() => null);
    if (!answer?.ok) {
      fail(answer);
      return null;
    }
    setFault(null);
    setSaved({ draft, version: answer.data.version });
    return answer.data.version;
  };
  const run = (what: "save" | "publish") => {
    if (pending) return;
    setDoing(what);
    start(async () => {
      const version = await save();
      if (version === null) return;
      if (what === "save") return toast.done(words.saved);
      const answer = await publishVersion({ id: props.versionId, expectedVersion: version }).catch(
        () => null,
      );
      if (!answer?.ok) return fail(answer);
      toast.done(words.published);
    });
  };
  const busy = (what: "save" | "publish") => pending && doing === what;
  return (
    <div ref={root} className="grid max-w-[760px] gap-6">
      {fault?.says ? (
        <Notice tone="late" role="alert">
          {fault.says}
        </Notice>
      ) : null}
      <Field name="name" label={words.name} error={fault?.fields.name}>
        {(control) => (
          <Input
            {...control}
            value={name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            maxLength={120}
            autoComplete="off"
          />
        )}
      </Field>
      {texts.map((text) => (
        <BothWords
          key={text}
          path={`content.${text}`}
          label={words[labels[text]]}
          value={content[text]}
          onChange={(value) => setContent({ [text]: value })}
          faults={fault?.fields ?? {}}
          words={words}
          optional={text !== "title"}
        />
      ))}
      <ol>
        {questions.map((question, place) => (
          <QuestionCard
            key={question.key}
            question={question}
            place={place}
            last={place === questions.length - 1}
            heading={words.question.replace("{n}", String(place + 1))}
            words={words}
            locale={locale}
            faults={fault?.fields ?? {}}
            onChange={(next) => setQuestions(replaced(questions, place, next))}
            onMove={(by) => setQuestions(moved(questions, place, by))}
            onRemove={() => setQuestions(removed(questions, place))}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-ink-3">{words.add}</span>
        {kinds.map((kind) => {
          const taken = kind === "nps" && npsOf(content) !== undefined;
          return (
            <Button
              key={kind}
              size="sm"
              icon="plus"
              disabled={taken}
              title={taken ? words.oneNps : undefined}
              onClick={() => setQuestions(added(questions, kind))}
            >
              {words[`add_${kind}`]}
            </Button>
          );
        })}
      </div>
      <p className="text-xs text-ink-3">{words.publishNote}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" pending={busy("publish")} onClick={() => run("publish")}>
          {busy("publish") ? words.publishing : words.publish}
        </Button>
        <Button icon="save" pending={busy("save")} onClick={() => run("save")}>
          {busy("save") ? words.saving : words.save}
        </Button>
        <ButtonLink
          variant="ghost"
          icon="eye"
          href={`/surveys/questionnaires/${props.questionnaireId}/preview`}
          target="_blank"
        >
          {words.preview}
        </ButtonLink>
        <span role="status" className="text-xs text-ink-3">
          {isUnsaved ? words.unsaved : null}
        </span>
      </div>
    </div>
  );
}

/** An empty hint is no hint. */
function sendable(content: QuestionnaireContent) {
  const questions = content.questions.map((question) => {
    const { hint, ...rest } = question;
    const choices = question.kind === "single" ? { choices: [...question.choices] } : {};
    return { ...rest, ...choices, ...(hint && (hint.ru || hint.en) ? { hint } : {}) };
  });
  return { ...content, questions } as Parameters<typeof saveDraft>[0]["content"];
}
