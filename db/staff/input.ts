import { z } from "zod";
import { line } from "../contacts/input.ts";
import { roleNames } from "./roles.ts";

const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const name = line(100).pipe(z.string().min(1));
const password = z.string().min(1).max(200);
const token = z.string().min(20).max(100);

export const invite = z.strictObject({
  key: z.uuid(),
  email,
  surname: name,
  given: name,
  patronymic: line(100).optional(),
  role: z.enum(roleNames),
  branchId: z.uuid().nullable(),
  departmentId: z.uuid().nullable(),
});
export const person = z.strictObject({ id: z.uuid() });
/** Everything that `id` holds, to `toId`. */
export const handOver = z.strictObject({ id: z.uuid(), toId: z.uuid("addressee_required") });
export const session = z.strictObject({ id: z.uuid() });
export const changePassword = z.strictObject({ current: password, next: password });
export const changeLocale = z.strictObject({ locale: z.enum(["ru", "en"]) });
export const askReset = z.strictObject({ email });
export const setPassword = z.strictObject({ token, password });

export type Invite = z.output<typeof invite>;
export type HandOver = z.output<typeof handOver>;
export type ChangePassword = z.output<typeof changePassword>;
export type SetPassword = z.output<typeof setPassword>;
