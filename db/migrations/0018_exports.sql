CREATE TABLE "access_log" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"what" text NOT NULL,
	"contacts_shown" boolean NOT NULL,
	"export_id" uuid,
	CONSTRAINT "access_log_what" CHECK ("access_log"."what" in ('card', 'brief', 'complaint', 'export', 'dossier'))
);
--> statement-breakpoint
CREATE TABLE "anomalies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"window_at" timestamp with time zone NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"threshold" integer NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"checked_at" timestamp with time zone,
	"checked_by" uuid,
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "anomalies_once" UNIQUE("staff_id","kind","window_at"),
	CONSTRAINT "anomalies_checked" CHECK (num_nulls("anomalies"."checked_at", "anomalies"."checked_by") <> 1)
);
--> statement-breakpoint
CREATE TABLE "watch_settings" (
	"only_one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"views_an_hour" integer NOT NULL,
	"times_usual" integer NOT NULL,
	"export_rows" integer NOT NULL,
	"reassigned" integer NOT NULL,
	"night_from" integer NOT NULL,
	"night_to" integer NOT NULL,
	"night_views" integer NOT NULL,
	"keep_days" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "watch_settings_only_one" CHECK ("watch_settings"."only_one")
);
--> statement-breakpoint
CREATE TABLE "consent_wordings" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"locale" text NOT NULL,
	"words" text NOT NULL,
	"first_agreed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erased_points" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"erasure_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"basis" text NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"ordered_by" uuid NOT NULL,
	"done_at" timestamp with time zone,
	"tally" jsonb,
	"swept" jsonb,
	"kept" jsonb,
	"repeated_at" timestamp with time zone,
	CONSTRAINT "erasures_number_unique" UNIQUE("number"),
	CONSTRAINT "erasures_subject" CHECK ("erasures"."subject_kind" in ('contact', 'client')),
	CONSTRAINT "erasures_done" CHECK (("erasures"."done_at" is null) = ("erasures"."tally" is null))
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "exports_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"ordered_at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"filter" jsonb NOT NULL,
	"filter_words" text[] NOT NULL,
	"columns" text[] NOT NULL,
	"has_contacts" boolean NOT NULL,
	"expected" integer NOT NULL,
	"taken_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"broken" boolean DEFAULT false NOT NULL,
	"rows" integer,
	"bytes" bigint,
	"sha256" text,
	CONSTRAINT "exports_number_unique" UNIQUE("number"),
	CONSTRAINT "exports_format" CHECK ("exports"."format" in ('csv', 'xlsx')),
	CONSTRAINT "exports_finished" CHECK ("exports"."finished_at" is null or ("exports"."rows" is not null and "exports"."taken_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "anomalies" ADD CONSTRAINT "anomalies_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anomalies" ADD CONSTRAINT "anomalies_checked_by_staff_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_client" ON "access_log" USING btree ("client_id","at","staff_id","what");--> statement-breakpoint
CREATE INDEX "access_log_staff" ON "access_log" USING btree ("staff_id","at","client_id","what");--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at","staff_id","client_id","what");--> statement-breakpoint
CREATE INDEX "anomalies_found" ON "anomalies" USING btree ("found_at");--> statement-breakpoint
CREATE INDEX "erasures_of" ON "erasures" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "exports_ordered" ON "exports" USING btree ("ordered_at","id");--> statement-breakpoint
CREATE INDEX "exports_staff" ON "exports" USING btree ("staff_id","ordered_at");