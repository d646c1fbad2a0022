import { z } from "zod";
import type { ProviderEvent } from "#db/mailings/provider-events.ts";

const tags = z.union([
  z.record(z.string(), z.string()),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((list) => Object.fromEntries(list.map(({ name, value }) => [name, value]))),
]);

const told = z.object({
  type: z.string().max(100),
  created_at: z.string(),
  data: z
    .object({
      email_id: z.string().max(200).optional(),
      tags: tags.optional().catch(undefined),
      bounce: z.object({ type: z.string() }).optional().catch(undefined),
    })
    .catch({}),
});

const states: Record<string, ProviderEvent["state"]> = {
  "email.sent": "accepted",
  "email.delivered": "delivered",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.failed": "refused",
};

/** A message of Resend in our words; null when it is none. `id` is what the message itself is known by. */
export function readEvent(id: string, body: string, now: Date): ProviderEvent | null {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return null;
  }
  const message = told.safeParse(payload).data;
  if (!message) return null;
  const { type, data } = message;
  const at = new Date(message.created_at);
  const recipientId = z.guid().safeParse(data.tags?.recipient).data ?? null;
  const bounce = data.bounce?.type ?? "Permanent";
  return {
    ...{ id, provider: "resend", type, payload, recipientId },
    providerId: data.email_id ?? null,
    state: states[type] ?? null,
    stop:
      type === "email.complained"
        ? "complained"
        : type === "email.bounced" && bounce === "Permanent"
          ? "bounced"
          : null,
    at: Number.isNaN(at.getTime()) ? now : at,
  };
}
