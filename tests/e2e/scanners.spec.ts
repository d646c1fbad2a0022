import { asOwner, fingerprint } from "./addresses.ts";
import { personalIds, tokenOf } from "./personal-links.ts";
import { scannerAgents } from "./scanner-agents.ts";
import { expect, test } from "./shared-office.ts";

test.describe.configure({ mode: "default" });
test.use({ officeOptions: { data: "demo", worker: false, variables: {} } });

const REQUESTS = 1000;

test("a thousand looks of mail scanners at every link change nothing", async ({ office }) => {
  test.setTimeout(180_000);
  const owner = asOwner(office);
  const { asked, written, complaint, consent } = await personalIds(owner);
  const survey = `/s/${tokenOf(office, "survey", asked)}`;
  const links = [
    ...Array.from({ length: 11 }, (_, score) => `${survey}?score=${score}`),
    survey,
    `${survey}?lang=en`,
    // The header's link is the same as the one at the foot of the letter.
    `/u/${tokenOf(office, "unsubscribe", asked)}`,
    `/u/${tokenOf(office, "unsubscribe", written)}`,
    `/c/${tokenOf(office, "complaint", complaint)}`,
    `/k/${tokenOf(office, "consent", consent)}`,
    `/k/${tokenOf(office, "consent", consent)}?lang=en`,
    "/book",
  ];
  const agents = scannerAgents();
  const before = await fingerprint(owner);
  const failures: string[] = [];
  const look = async (n: number) => {
    const path = links[n % links.length] ?? "";
    const method = n % 3 === 0 ? "HEAD" : "GET";
    const agent = agents[Math.floor(n / links.length) % agents.length] ?? "";
    const answer = await fetch(office.address + path, { method, headers: { "user-agent": agent } });
    const body = await answer.text();
    if (answer.status !== 200 || (method === "GET") !== body.includes("<h1"))
      failures.push(`${method} ${path} ${agent}: ${answer.status}`);
  };
  for (let from = 0; from < REQUESTS; from += 20)
    await Promise.all(Array.from({ length: 20 }, (_, i) => look(from + i)));
  expect(failures).toEqual([]);
  expect(await fingerprint(owner)).toEqual(before);
  await owner.end({ timeout: 1 });
});
