CREATE TABLE "class_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from_class" text NOT NULL,
	"to_class" text NOT NULL,
	"why" text NOT NULL,
	"reason" text,
	"until" date,
	"staff_id" uuid,
	"run_id" uuid
);
--> statement-breakpoint
CREATE TABLE "class_overrides" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"class" text NOT NULL,
	"reason" text NOT NULL,
	"until" date,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"replaced" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "class_overrides_reason" CHECK (length("class_overrides"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "class_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"ordered_by" uuid,
	"finished_at" timestamp with time zone,
	"day" date,
	"parameters" jsonb,
	"clients" integer,
	"gone" integer,
	"products" integer,
	"total" bigint,
	"changed" integer,
	CONSTRAINT "class_runs_finished" CHECK (num_nulls("class_runs"."finished_at", "class_runs"."day", "class_runs"."parameters") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "class_settings" (
	"only_one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"months" smallint NOT NULL,
	"abc_a" smallint NOT NULL,
	"abc_b" smallint NOT NULL,
	"border" text NOT NULL,
	"xyz_x" smallint NOT NULL,
	"xyz_y" smallint NOT NULL,
	"less_returns" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "class_settings_only_one" CHECK ("class_settings"."only_one"),
	CONSTRAINT "class_settings_months" CHECK ("class_settings"."months" between 2 and 60),
	CONSTRAINT "class_settings_abc" CHECK (0 < "class_settings"."abc_a" and "class_settings"."abc_a" < "class_settings"."abc_b" and "class_settings"."abc_b" < 100),
	CONSTRAINT "class_settings_xyz" CHECK (0 < "class_settings"."xyz_x" and "class_settings"."xyz_x" < "class_settings"."xyz_y")
);
--> statement-breakpoint
CREATE TABLE "client_classes" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"value" bigint NOT NULL,
	"place" integer,
	"share" numeric(7, 4),
	"abc" text,
	"xyz" text,
	"variation" numeric(8, 2),
	"orders" integer NOT NULL,
	"last_on" date NOT NULL,
	"r" smallint,
	"f" smallint,
	"m" smallint,
	"rfm" text NOT NULL,
	CONSTRAINT "client_classes_scored" CHECK (num_nulls("client_classes"."abc", "client_classes"."place", "client_classes"."r", "client_classes"."f", "client_classes"."m") in (0, 5))
);
--> statement-breakpoint
CREATE TABLE "product_classes" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"value" bigint NOT NULL,
	"place" integer,
	"share" numeric(7, 4),
	"abc" text,
	"xyz" text,
	"variation" numeric(8, 2),
	"quantity" numeric(18, 3) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "class_changes" ADD CONSTRAINT "class_changes_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_overrides" ADD CONSTRAINT "class_overrides_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_overrides" ADD CONSTRAINT "class_overrides_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_runs" ADD CONSTRAINT "class_runs_ordered_by_staff_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_classes" ADD CONSTRAINT "client_classes_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_classes" ADD CONSTRAINT "client_classes_run_id_class_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."class_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_classes" ADD CONSTRAINT "product_classes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_classes" ADD CONSTRAINT "product_classes_run_id_class_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."class_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "class_changes_client" ON "class_changes" USING btree ("client_id","at","id");--> statement-breakpoint
CREATE INDEX "class_overrides_until" ON "class_overrides" USING btree ("until") WHERE "class_overrides"."until" is not null;--> statement-breakpoint
CREATE INDEX "class_runs_ordered" ON "class_runs" USING btree ("ordered_at");--> statement-breakpoint
CREATE INDEX "client_classes_cell" ON "client_classes" USING btree ("abc","xyz","client_id");--> statement-breakpoint
CREATE INDEX "client_classes_rfm" ON "client_classes" USING btree ("rfm","client_id");--> statement-breakpoint
CREATE INDEX "product_classes_place" ON "product_classes" USING btree ("place");--> statement-breakpoint
create function keep_class_history() returns trigger language plpgsql as $$
declare
  because jsonb := coalesce(nullif(current_setting('slovo.class_because', true), ''), '{}')::jsonb;
begin
  insert into class_changes (client_id, at, from_class, to_class, why, reason, until, staff_id, run_id)
  values (new.id, coalesce((because ->> 'at')::timestamptz, now()), old.class, new.class,
    coalesce(because ->> 'why', 'other'), because ->> 'reason', (because ->> 'until')::date,
    (because ->> 'staffId')::uuid, (because ->> 'runId')::uuid);
  return null;
end $$;
--> statement-breakpoint
create trigger clients_class_history after update of class on clients
  for each row when (old.class is distinct from new.class) execute function keep_class_history();
