CREATE TABLE "client_field_values" (
	"client_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"words" text collate "C",
	"number" numeric,
	"day" date,
	"choice" uuid,
	"yes" boolean,
	CONSTRAINT "client_field_values_client_id_field_id_pk" PRIMARY KEY("client_id","field_id")
);
--> statement-breakpoint
CREATE TABLE "client_fields" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"kind" text NOT NULL,
	"choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hint" text,
	"required" boolean DEFAULT false NOT NULL,
	"place" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "client_fields_kind" CHECK ("client_fields"."kind" in ('text', 'number', 'date', 'choice', 'yes_no'))
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "own" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "client_field_values" ADD CONSTRAINT "client_field_values_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_field_values" ADD CONSTRAINT "client_field_values_field_id_client_fields_id_fk" FOREIGN KEY ("field_id") REFERENCES "public"."client_fields"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_fields" ADD CONSTRAINT "client_fields_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_field_values_words" ON "client_field_values" USING btree ("field_id","words","client_id") WHERE "client_field_values"."words" is not null;--> statement-breakpoint
CREATE INDEX "client_field_values_number" ON "client_field_values" USING btree ("field_id","number","client_id") WHERE "client_field_values"."number" is not null;--> statement-breakpoint
CREATE INDEX "client_field_values_day" ON "client_field_values" USING btree ("field_id","day","client_id") WHERE "client_field_values"."day" is not null;--> statement-breakpoint
CREATE INDEX "client_field_values_choice" ON "client_field_values" USING btree ("field_id","choice","client_id") WHERE "client_field_values"."choice" is not null;--> statement-breakpoint
CREATE INDEX "client_field_values_yes" ON "client_field_values" USING btree ("field_id","yes","client_id") WHERE "client_field_values"."yes" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "client_fields_name" ON "client_fields" USING btree ("name_key") WHERE "client_fields"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_own_object" CHECK (jsonb_typeof("clients"."own") = 'object');--> statement-breakpoint
-- What conditions and orders over the company's own fields go along: see client_field_values in db/fields/table.ts.
create function keep_client_field_values() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from client_field_values where client_id = new.id;
  end if;
  insert into client_field_values (client_id, field_id, words, number, day, choice, yes)
    select new.id, f.id,
      case when f.kind = 'text' then translate(lower(v.value), 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё', 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе') end,
      case when f.kind = 'number' then v.value::numeric end,
      case when f.kind = 'date' then v.value::date end,
      case when f.kind = 'choice' then v.value::uuid end,
      case when f.kind = 'yes_no' then v.value::boolean end
    from jsonb_each_text(new.own) v join client_fields f on f.id = v.key::uuid;
  return null;
end $$;
--> statement-breakpoint
create trigger clients_own_of_new after insert on clients
  for each row when (new.own <> '{}'::jsonb) execute function keep_client_field_values();
--> statement-breakpoint
create trigger clients_own_of_changed after update of own on clients
  for each row when (new.own is distinct from old.own) execute function keep_client_field_values();
