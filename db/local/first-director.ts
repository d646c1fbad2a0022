/** `npm run first-director -- EMAIL "Фамилия Имя Отчество" "Компания"`: opens an empty production office. */
import { EnvironmentError } from "#db/env.ts";
import { Refused, refusals } from "#db/errors.ts";
import { closeDatabase, inTransaction } from "#db/index.ts";
import { openOffice } from "#db/staff/first-director.ts";
import { parsePersonName } from "#db/values/person-name.ts";

const [email = "", person = "", company = ""] = process.argv.slice(2);
const name = parsePersonName(person);
if (!/^[^@\s]+@[^@\s]+$/.test(email) || !name?.given || !company) {
  process.stderr.write('Say who: npm run first-director -- EMAIL "Фамилия Имя Отчество" "Компания"\n');
  process.exit(1);
}
try {
  const input = { company, email: email.toLowerCase(), name };
  const url = await inTransaction((tx) => openOffice(tx, input, new Date()));
  process.stdout.write(`Set the password within the hour: ${url}\n`);
} catch (error) {
  if (!(error instanceof Refused || error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error instanceof Refused ? refusals[error.code].en : error.message}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
