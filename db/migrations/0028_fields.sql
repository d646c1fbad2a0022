ALTER TABLE "client_field_values" DROP CONSTRAINT "client_field_values_client_id_clients_id_fk";
--> statement-breakpoint
ALTER TABLE "client_field_values" DROP CONSTRAINT "client_field_values_field_id_client_fields_id_fk";
--> statement-breakpoint
-- What conditions and orders over the company's own fields go along: see client_field_values in db/fields/table.ts.
create function values_of_own(client uuid, own jsonb)
  returns table (client_id uuid, field_id uuid, words text, number numeric, day date, choice uuid, yes boolean)
  language sql stable as $$
  select client, f.id,
    case when f.kind = 'text' then translate(lower(v.value), 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё', 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе') end,
    case when f.kind = 'number' then v.value::numeric end,
    case when f.kind = 'date' then v.value::date end,
    case when f.kind = 'choice' then v.value::uuid end,
    case when f.kind = 'yes_no' then v.value::boolean end
  from jsonb_each_text(own) v join client_fields f on f.id = v.key::uuid
$$;
--> statement-breakpoint
create or replace function keep_client_field_values() returns trigger language plpgsql as $$
begin
  delete from client_field_values kept where kept.client_id = new.id;
  insert into client_field_values (client_id, field_id, words, number, day, choice, yes)
    select * from values_of_own(new.id, new.own);
  return null;
end $$;
--> statement-breakpoint
create function keep_values_of_new_clients() returns trigger language plpgsql as $$
begin
  insert into client_field_values (client_id, field_id, words, number, day, choice, yes)
    select found.* from written, values_of_own(written.id, written.own) found where written.own <> '{}'::jsonb;
  return null;
end $$;
--> statement-breakpoint
create function drop_values_of_gone_clients() returns trigger language plpgsql as $$
begin
  delete from client_field_values kept using gone where kept.client_id = gone.id and gone.own <> '{}'::jsonb;
  return null;
end $$;
--> statement-breakpoint
drop trigger clients_own_of_new on clients;
--> statement-breakpoint
create trigger clients_own_of_new after insert on clients
  referencing new table as written for each statement execute function keep_values_of_new_clients();
--> statement-breakpoint
create trigger clients_own_of_gone after delete on clients
  referencing old table as gone for each statement execute function drop_values_of_gone_clients();
