CREATE TABLE "agreement_subjects" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"retired_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agreement_subjects_name" UNIQUE("kind","name_key"),
	CONSTRAINT "agreement_subjects_filled" CHECK (length("agreement_subjects"."name_key") > 0)
);
--> statement-breakpoint
CREATE TABLE "agreement_terms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"contact_id" uuid,
	"from_ends_on" date,
	"to_ends_on" date,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"subject_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "agreements_titled" CHECK (length("agreements"."title") > 0),
	CONSTRAINT "agreements_period" CHECK ("agreements"."ends_on" >= "agreements"."starts_on"),
	CONSTRAINT "agreements_reason" CHECK (("agreements"."cancelled_at" is null) = ("agreements"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "client_dates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"contact_id" uuid,
	"kind" text NOT NULL,
	"title" text,
	"month" smallint NOT NULL,
	"day" smallint,
	"year" smallint,
	"yearly" boolean NOT NULL,
	"author_id" uuid NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "client_dates_month_exists" CHECK ("client_dates"."month" between 1 and 12),
	CONSTRAINT "client_dates_day_exists" CHECK ("client_dates"."day" between 1 and case when "client_dates"."month" = 2 then 29 when "client_dates"."month" in (4, 6, 9, 11) then 30 else 31 end),
	CONSTRAINT "client_dates_year_near" CHECK ("client_dates"."year" between 1900 and 2099),
	CONSTRAINT "client_dates_once_has_year" CHECK ("client_dates"."yearly" or "client_dates"."year" is not null)
);
--> statement-breakpoint
CREATE TABLE "dossier_facts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"contact_id" uuid,
	"category" text NOT NULL,
	"text" text NOT NULL,
	"learned_on" date NOT NULL,
	"expires_on" date,
	"visibility" text DEFAULT 'all' NOT NULL,
	"department_id" uuid,
	"pinned" boolean DEFAULT false NOT NULL,
	"author_id" uuid NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "dossier_facts_filled" CHECK (length("dossier_facts"."text") > 0),
	CONSTRAINT "dossier_facts_expiry" CHECK ("dossier_facts"."expires_on" >= "dossier_facts"."learned_on")
);
--> statement-breakpoint
CREATE TABLE "file_parts" (
	"file_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_parts_file_id_seq_pk" PRIMARY KEY("file_id","seq")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"interaction_id" uuid,
	"agreement_id" uuid,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"author_id" uuid NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "files_named" CHECK (length("files"."name") > 0),
	CONSTRAINT "files_one_place" CHECK (num_nonnulls("files"."interaction_id", "files"."agreement_id") <= 1)
);
--> statement-breakpoint
CREATE TABLE "client_groups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"credit_limit_kopecks" bigint,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "client_groups_name" UNIQUE("name_key"),
	CONSTRAINT "client_groups_name_filled" CHECK (length("client_groups"."name") > 0),
	CONSTRAINT "client_groups_limit" CHECK ("client_groups"."credit_limit_kopecks" >= 0)
);
--> statement-breakpoint
CREATE TABLE "client_touch" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"last_in_at" timestamp with time zone,
	"last_in_kind" text,
	"last_in_by" uuid,
	"last_out_at" timestamp with time zone,
	"last_out_kind" text,
	"last_out_by" uuid
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "place" smallint;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "reports_to_id" uuid;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "since" date;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "until" date;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "interactions" ADD COLUMN "decision" text;--> statement-breakpoint
ALTER TABLE "agreement_subjects" ADD CONSTRAINT "agreement_subjects_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_terms" ADD CONSTRAINT "agreement_terms_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_terms" ADD CONSTRAINT "agreement_terms_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_terms" ADD CONSTRAINT "agreement_terms_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_subject_id_agreement_subjects_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."agreement_subjects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_dates" ADD CONSTRAINT "client_dates_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_dates" ADD CONSTRAINT "client_dates_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_dates" ADD CONSTRAINT "client_dates_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_facts" ADD CONSTRAINT "dossier_facts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_facts" ADD CONSTRAINT "dossier_facts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_facts" ADD CONSTRAINT "dossier_facts_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_facts" ADD CONSTRAINT "dossier_facts_department" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_parts" ADD CONSTRAINT "file_parts_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_interaction_id_interactions_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interactions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_touch" ADD CONSTRAINT "client_touch_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_touch" ADD CONSTRAINT "client_touch_last_in_by_staff_id_fk" FOREIGN KEY ("last_in_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_touch" ADD CONSTRAINT "client_touch_last_out_by_staff_id_fk" FOREIGN KEY ("last_out_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_terms_of" ON "agreement_terms" USING btree ("agreement_id","at");--> statement-breakpoint
CREATE INDEX "agreements_client" ON "agreements" USING btree ("client_id","starts_on");--> statement-breakpoint
CREATE INDEX "agreements_contact" ON "agreements" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "agreements_ends" ON "agreements" USING btree ("ends_on") WHERE "agreements"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "client_dates_client" ON "client_dates" USING btree ("client_id") WHERE "client_dates"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "client_dates_contact" ON "client_dates" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "client_dates_month" ON "client_dates" USING btree ("month","day") WHERE "client_dates"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "dossier_facts_client" ON "dossier_facts" USING btree ("client_id") WHERE "dossier_facts"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "dossier_facts_contact" ON "dossier_facts" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "files_client" ON "files" USING btree ("client_id","created_at");--> statement-breakpoint
CREATE INDEX "files_interaction" ON "files" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "files_agreement" ON "files" USING btree ("agreement_id");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_group_id_client_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."client_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clients_group" ON "clients" USING btree ("group_id") WHERE "clients"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "client_contacts_reports_to" ON "client_contacts" USING btree ("client_id","reports_to_id") WHERE "client_contacts"."reports_to_id" is not null;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_period" CHECK ("client_contacts"."until" >= "client_contacts"."since");--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_own_head" CHECK ("client_contacts"."reports_to_id" <> "client_contacts"."contact_id");--> statement-breakpoint
-- A subject is promised to one client at a time: the last days of both are days of use, hence the closed range.
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_subject_free" EXCLUDE USING gist ("subject_id" WITH =, daterange("starts_on", "ends_on", '[]') WITH &&) WHERE ("subject_id" IS NOT NULL AND "cancelled_at" IS NULL);
--> statement-breakpoint
-- One reports to a colleague at the same client. Deferred, so that people can be moved between two cards together.
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_reports_to_fk" FOREIGN KEY ("client_id", "reports_to_id") REFERENCES "client_contacts" ("client_id", "contact_id") ON DELETE SET NULL ("reports_to_id") DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- Files keep what they are made of; compressing what is compressed already costs time and saves nothing.
ALTER TABLE "file_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
--> statement-breakpoint
INSERT INTO "client_touch" ("client_id", "last_in_at", "last_in_kind", "last_in_by", "last_out_at", "last_out_kind", "last_out_by")
SELECT c."client_id", i."at", i."kind", i."author_id", o."at", o."kind", o."author_id"
FROM (SELECT DISTINCT "client_id" FROM "interactions") c
LEFT JOIN LATERAL (SELECT * FROM "interactions" x WHERE x."client_id" = c."client_id" AND x."kind" <> 'note' AND x."outcome" IS DISTINCT FROM 'no_answer' AND (x."direction" = 'in' OR x."kind" = 'meeting') ORDER BY x."at" DESC, x."id" DESC LIMIT 1) i ON true
LEFT JOIN LATERAL (SELECT * FROM "interactions" x WHERE x."client_id" = c."client_id" AND x."kind" <> 'note' AND x."outcome" IS DISTINCT FROM 'no_answer' AND (x."direction" = 'out' OR x."kind" = 'meeting') ORDER BY x."at" DESC, x."id" DESC LIMIT 1) o ON true
WHERE i."id" IS NOT NULL OR o."id" IS NOT NULL;
