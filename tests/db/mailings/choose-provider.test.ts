import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "#db/actor.ts";
import { events } from "#db/events.ts";
import { inTransaction } from "#db/index.ts";
import {
  type ChooseProvider,
  chooseProvider,
  chooseProviderInput,
  getMailSettings,
} from "#db/mailings/choose-provider.ts";
import { company } from "#db/staff/table.ts";
import { makeActor } from "#tests/factories.ts";
import { testDatabase } from "#tests/setup/database.ts";

const { db } = await testDatabase();

// What is set up on the server is the environment's word, read once a process.
const isSet = vi.hoisted(() => ({ smtp: true, resend: true }));
vi.mock("#db/mailings/providers.ts", async (original) => {
  const module = await original<typeof import("#db/mailings/providers.ts")>();
  const { mailProviders } = module;
  return {
    ...module,
    mailProviders: {
      ...mailProviders,
      smtp: { ...mailProviders.smtp, isSet: () => isSet.smtp },
      resend: { ...mailProviders.resend, isSet: () => isSet.resend },
    },
  };
});

let director: StaffActor;
beforeAll(async () => {
  director = await makeActor("director");
  await db.insert(company).values({ name: "Тихий ветер" });
});
beforeEach(async () => {
  isSet.smtp = true;
  isSet.resend = true;
  await db.update(company).set({ mailProvider: null, version: 1 });
});

const choose = (actor: StaffActor, input: Partial<ChooseProvider>) =>
  inTransaction((tx) =>
    chooseProvider(tx, actor, chooseProviderInput.parse({ expectedVersion: 1, ...input })),
  );
const stored = async () => (await db.select().from(company))[0]?.mailProvider;
const told = () => db.select().from(events).where(eq(events.command, "mail.choose-provider"));

describe("which provider mailings use", () => {
  it("is stored and leaves one event, with what stood before", async () => {
    const before = (await told()).length;
    expect(await choose(director, { provider: "smtp" })).toEqual({ version: 2 });
    expect(await stored()).toBe("smtp");
    const log = await told();
    expect(log).toHaveLength(before + 1);
    expect(log.at(-1)).toMatchObject({
      actorId: director.id,
      before: { mailProvider: null },
      after: { mailProvider: "smtp" },
    });
  });

  it("goes abroad only after the warning was taken, and the log keeps who took it", async () => {
    await expect(choose(director, { provider: "resend" })).rejects.toMatchObject({
      code: "provider_warning",
      details: { field: "warningTaken" },
    });
    expect(await stored()).toBeNull();
    await choose(director, { provider: "resend", warningTaken: true });
    expect(await stored()).toBe("resend");
    expect((await told()).at(-1)?.after).toEqual({ mailProvider: "resend", warningTaken: true });
  });

  it("is none that is not set up on the server", async () => {
    isSet.smtp = false;
    await expect(choose(director, { provider: "smtp" })).rejects.toMatchObject({ code: "provider_not_set" });
    expect(await stored()).toBeNull();
  });

  it("is not changed from a page that is out of date", async () => {
    await choose(director, { provider: "smtp" });
    await expect(choose(director, { provider: "mailbox" })).rejects.toMatchObject({
      code: "stale",
      details: { mine: "mailbox", theirs: "smtp", version: 2 },
    });
    expect(await stored()).toBe("smtp");
  });

  it("tells nothing new when it is chosen again", async () => {
    await choose(director, { provider: "smtp" });
    const before = (await told()).length;
    expect(await choose(director, { provider: "smtp", expectedVersion: 2 })).toEqual({ version: 2 });
    expect(await told()).toHaveLength(before);
  });

  it.each(["marketer", "sales_head", "quality"] as const)("is not the business of %s", async (role) => {
    const actor = await makeActor(role);
    await expect(choose(actor, { provider: "smtp" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(getMailSettings(actor)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is shown with all that are set up", async () => {
    isSet.resend = false;
    await choose(director, { provider: "smtp" });
    expect(await getMailSettings(director)).toEqual({
      version: 2,
      inUse: "smtp",
      ready: ["mailbox", "smtp"],
    });
  });
});
