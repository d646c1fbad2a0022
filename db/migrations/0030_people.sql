CREATE TABLE "not_same_people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "not_same_people_order" CHECK ("not_same_people"."a_id" < "not_same_people"."b_id")
);
--> statement-breakpoint
CREATE TABLE "person_candidates" (
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	CONSTRAINT "person_candidates_a_id_b_id_pk" PRIMARY KEY("a_id","b_id")
);
--> statement-breakpoint
CREATE TABLE "person_cards" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"print" text NOT NULL,
	"matched" boolean DEFAULT false NOT NULL,
	"keys" bigint[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_pairs" (
	"a_id" uuid NOT NULL,
	"b_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"group_id" uuid NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_pairs_a_id_b_id_pk" PRIMARY KEY("a_id","b_id"),
	CONSTRAINT "person_pairs_order" CHECK ("person_pairs"."a_id" < "person_pairs"."b_id")
);
--> statement-breakpoint
ALTER TABLE "client_merges" ALTER COLUMN "survivor_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "client_merges" ADD COLUMN "survivor_contact_id" uuid;--> statement-breakpoint
ALTER TABLE "not_same_people" ADD CONSTRAINT "not_same_people_a_id_contacts_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_same_people" ADD CONSTRAINT "not_same_people_b_id_contacts_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_same_people" ADD CONSTRAINT "not_same_people_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_candidates" ADD CONSTRAINT "person_candidates_a_id_contacts_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_candidates" ADD CONSTRAINT "person_candidates_b_id_contacts_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_cards" ADD CONSTRAINT "person_cards_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pairs" ADD CONSTRAINT "person_pairs_a_id_contacts_id_fk" FOREIGN KEY ("a_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_pairs" ADD CONSTRAINT "person_pairs_b_id_contacts_id_fk" FOREIGN KEY ("b_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "not_same_people_pair" ON "not_same_people" USING btree ("a_id","b_id") WHERE "not_same_people"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "not_same_people_other" ON "not_same_people" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "not_same_people_decided" ON "not_same_people" USING btree ("decided_at","id");--> statement-breakpoint
CREATE INDEX "person_cards_keys" ON "person_cards" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "person_cards_unmatched" ON "person_cards" USING btree ("contact_id") WHERE not "person_cards"."matched";--> statement-breakpoint
CREATE INDEX "person_pairs_other" ON "person_pairs" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "person_pairs_group" ON "person_pairs" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "person_pairs_score" ON "person_pairs" USING btree ("score");--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_survivor_contact_id_contacts_id_fk" FOREIGN KEY ("survivor_contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_merges_survivor_contact" ON "client_merges" USING btree ("survivor_contact_id");--> statement-breakpoint
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_of_one_kind" CHECK (num_nonnulls("client_merges"."survivor_id", "client_merges"."survivor_contact_id") = 1);