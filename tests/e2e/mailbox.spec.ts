import { asOwner, cookieOf } from "./addresses.ts";
import { emailOf } from "./people.ts";
import { expect, test } from "./shared-office.ts";
import { words } from "./words.ts";

test.use({ officeOptions: { data: "demo", worker: false, variables: { SLOVO_DEMO: "0" } } });

test("in a real office a letter that opens a colleague's account is not shown to the director", async ({
  office,
}) => {
  const owner = asOwner(office);
  const [letter] = await owner<[{ id: string }]>`
    with owed as (
      insert into outbox (kind, run_key, to_address, to_name, staff_id, locale, props, state, not_before)
      select 'password-reset', 'mailbox-spec', email, surname, id, 'ru', '{}', 'sent', now()
        from staff where email = ${emailOf("quality")}
      returning id, to_address, to_name)
    insert into mailbox_letters (id, to_address, to_name, sender, subject, html, text)
    select id, to_address, to_name, 'Слово', 'Новый пароль', '<p>тайная-ссылка</p>', 'тайная-ссылка' from owed
    returning id`;
  await owner.end({ timeout: 1 });
  const cookie = await cookieOf(office, emailOf("director"));
  const page = await (await fetch(`${office.address}/mailbox/${letter.id}`, { headers: { cookie } })).text();
  expect(page).toContain("Новый пароль");
  expect(page).toContain(words("mailbox").hidden);
  expect(page).not.toContain("<iframe");
  expect(page).not.toContain("тайная-ссылка");
});
