"use client";

import { useActionState, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { Select, type SelectOption } from "#components/select.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { toast } from "#components/toast.tsx";
import type { Role } from "#db/staff/roles.ts";
import { invite } from "../actions.ts";
import type { InviteWords } from "./page.tsx";

interface Props {
  roles: SelectOption[];
  branches: SelectOption[];
  departments: SelectOption[];
  words: InviteWords;
}

export function InviteDialog(props: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" icon="user-plus" onClick={() => setOpen(true)}>
        {props.words.invite}
      </Button>
      <Dialog open={open} onClose={close} title={props.words.title} closeLabel={props.words.cancel}>
        <InviteForm {...props} onDone={close} />
      </Dialog>
    </>
  );
}

function InviteForm({ roles, branches, departments, words, onDone }: Props & { onDone: () => void }) {
  // One key for one opening of the form: a second press or a retried request invites nobody twice.
  const [key] = useState(() => crypto.randomUUID());
  const [{ errors, kept }, submit] = useActionState(
    async (_: { errors: Record<string, string>; kept: Record<string, string> }, form: FormData) => {
      const given = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
      const answer = await invite({
        key,
        email: given.email ?? "",
        surname: given.surname ?? "",
        given: given.given ?? "",
        patronymic: given.patronymic || undefined,
        role: given.role as Role,
        branchId: given.branchId || null,
        departmentId: given.departmentId || null,
      });
      if (!answer.ok) return { errors: answer.fields ?? { email: answer.message }, kept: given };
      toast.done(words.invited);
      onDone();
      return { errors: {}, kept: {} };
    },
    { errors: {}, kept: {} },
  );
  const text = (name: "email" | "surname" | "given" | "patronymic", optional?: string) => (
    <Field name={name} label={words[name]} error={errors[name]} optional={optional}>
      {(control) => (
        <Input
          {...control}
          type={name === "email" ? "email" : "text"}
          required={!optional}
          autoComplete="off"
          defaultValue={kept[name]}
        />
      )}
    </Field>
  );
  const choice = (
    name: "role" | "branchId" | "departmentId",
    label: string,
    options: SelectOption[],
    empty?: string,
    initial = "",
  ) => (
    <Field name={name} label={label} error={errors[name]}>
      {(control) => (
        <Select {...control} options={options} empty={empty} defaultValue={kept[name] ?? initial} />
      )}
    </Field>
  );
  return (
    <form action={submit} className="grid gap-4">
      {text("email")}
      {text("surname")}
      {text("given")}
      {text("patronymic", words.optional)}
      {choice("role", words.role, roles, undefined, "sales_manager" satisfies Role)}
      {choice("branchId", words.branch, branches, words.allBranches)}
      {choice("departmentId", words.department, departments, words.noDepartment)}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          {words.cancel}
        </Button>
        <SubmitButton pendingLabel={words.inviting}>{words.invite}</SubmitButton>
      </div>
    </form>
  );
}
