CREATE TABLE "client_words" (
	"word" text collate "C" NOT NULL
);
--> statement-breakpoint
DROP INDEX "clients_next_due_desc";--> statement-breakpoint
DROP INDEX "clients_next_due";--> statement-breakpoint
ALTER TABLE "clients" ALTER COLUMN "region" SET DATA TYPE text collate "C";--> statement-breakpoint
CREATE INDEX "client_words_word" ON "client_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "client_words_like" ON "client_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "clients_next_due" ON "clients" USING btree ("next_due_at","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
-- The words that slips of the finger are measured by: see client_words in db/clients/table.ts.
create function words_of_search(search text) returns setof text language sql immutable parallel safe as $$
  select distinct word from unnest(string_to_array(search, ' ')) as word where word ~ '^[a-z]{3,24}$'
$$;
--> statement-breakpoint
create function keep_words_of_new_clients() returns trigger language plpgsql as $$
begin
  insert into client_words (word)
    select found.word from (
      select distinct part collate "C" as word from written, unnest(string_to_array(written.search, ' ')) as part
    ) as found
    where found.word ~ '^[a-z]{3,24}$'
      and not exists (select from client_words known where known.word = found.word);
  return null;
end $$;
--> statement-breakpoint
create trigger clients_words_of_new after insert on clients
  referencing new table as written for each statement execute function keep_words_of_new_clients();
--> statement-breakpoint
create function keep_words_of_changed_client() returns trigger language plpgsql as $$
begin
  insert into client_words (word)
    select found.word from words_of_search(new.search) as found (word)
    where not exists (select from client_words known where known.word = found.word);
  -- The name of a person who was forgotten is not to be read here.
  delete from client_words known using (
    select word from words_of_search(old.search) as gone (word)
    except select word from words_of_search(new.search) as kept (word)
  ) gone where known.word = gone.word
    and not exists (select from clients where clients.search like '% ' || known.word || ' %');
  return null;
end $$;
--> statement-breakpoint
create trigger clients_words_of_changed after update of search on clients
  for each row when (old.search is distinct from new.search) execute function keep_words_of_changed_client();
--> statement-breakpoint
insert into client_words (word)
  select distinct word from clients, words_of_search(clients.search) as found (word);
--> statement-breakpoint
-- Numbers in names stand in their own order: see sortableNumbers.
create function sortable_numbers(key text) returns text language sql immutable as $$
  select string_agg(
    part[1] || case when part[2] = '' then '' else
      case when length(digits) < 10 then length(digits)::text else chr(87 + least(length(digits), 35)) end
        || digits || case when length(part[2]) > length(digits) then '.' || repeat('0', length(part[2]) - length(digits)) else '' end
    end, '' order by place)
  from regexp_matches(key, '([^0-9]*)([0-9]*)', 'g') with ordinality as found (part, place),
    lateral (select coalesce(nullif(ltrim(part[2], '0'), ''), '0') as digits) as number
$$;
--> statement-breakpoint
update clients set name_key = left(sortable_numbers(name_key), 200) where name_key ~ '[0-9]';
--> statement-breakpoint
drop function sortable_numbers(text);
