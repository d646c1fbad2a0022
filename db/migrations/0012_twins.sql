CREATE TABLE "duplicate_candidates" (
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	CONSTRAINT "duplicate_candidates_a_id_b_id_pk" PRIMARY KEY("a_id","b_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_cards" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"print" text NOT NULL,
	"matched" boolean DEFAULT false NOT NULL,
	"keys" bigint[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duplicate_pairs" (
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"group_id" uuid NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duplicate_pairs_a_id_b_id_pk" PRIMARY KEY("a_id","b_id"),
	CONSTRAINT "duplicate_pairs_order" CHECK ("duplicate_pairs"."a_id" < "duplicate_pairs"."b_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"ordered_by" uuid,
	"ordered_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"progress_at" timestamp with time zone NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"read" integer DEFAULT 0 NOT NULL,
	"candidates" integer DEFAULT 0 NOT NULL,
	"compared" integer DEFAULT 0 NOT NULL,
	"found" integer
);
--> statement-breakpoint
CREATE TABLE "not_duplicates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "not_duplicates_order" CHECK ("not_duplicates"."a_id" < "not_duplicates"."b_id")
);
--> statement-breakpoint
CREATE TABLE "client_merge_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"merge_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"table_name" text NOT NULL,
	"key" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "client_merges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"survivor_id" uuid NOT NULL,
	"loser_ids" uuid[] NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"kept" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mailing_recipients" DROP CONSTRAINT "mailing_recipients_client";--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD COLUMN "merged_from" uuid;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_a_id_clients_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_candidates" ADD CONSTRAINT "duplicate_candidates_b_id_clients_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_cards" ADD CONSTRAINT "duplicate_cards_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_a_id_clients_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_b_id_clients_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_runs" ADD CONSTRAINT "duplicate_runs_ordered_by_staff_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_duplicates" ADD CONSTRAINT "not_duplicates_a_id_clients_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_duplicates" ADD CONSTRAINT "not_duplicates_b_id_clients_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_duplicates" ADD CONSTRAINT "not_duplicates_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merge_changes" ADD CONSTRAINT "client_merge_changes_merge_id_client_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."client_merges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_survivor_id_clients_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_merged_by_staff_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_undone_by_staff_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_cards_keys" ON "duplicate_cards" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "duplicate_cards_unmatched" ON "duplicate_cards" USING btree ("client_id") WHERE not "duplicate_cards"."matched";--> statement-breakpoint
CREATE INDEX "duplicate_pairs_other" ON "duplicate_pairs" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_group" ON "duplicate_pairs" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_score" ON "duplicate_pairs" USING btree ("score");--> statement-breakpoint
CREATE INDEX "duplicate_runs_ordered" ON "duplicate_runs" USING btree ("ordered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "not_duplicates_pair" ON "not_duplicates" USING btree ("a_id","b_id") WHERE "not_duplicates"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "not_duplicates_other" ON "not_duplicates" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "not_duplicates_decided" ON "not_duplicates" USING btree ("decided_at","id");--> statement-breakpoint
CREATE INDEX "client_merge_changes_of" ON "client_merge_changes" USING btree ("merge_id","step");--> statement-breakpoint
CREATE INDEX "client_merges_survivor" ON "client_merges" USING btree ("survivor_id");--> statement-breakpoint
CREATE INDEX "client_merges_merged" ON "client_merges" USING btree ("merged_at","id");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_merged_into_id_clients_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_into_id_contacts_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clients_merged" ON "clients" USING btree ("merged_into_id") WHERE "clients"."merged_into_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_recipients_one_each" ON "mailing_recipients" USING btree ("mailing_id","client_id") WHERE "mailing_recipients"."merged_from" is null;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_merged_archived" CHECK ("clients"."merged_into_id" is null or "clients"."archived_at" is not null);--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_merged_elsewhere" CHECK ("clients"."merged_into_id" <> "clients"."id");