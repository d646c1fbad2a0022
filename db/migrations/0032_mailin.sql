CREATE TABLE "inbox_filings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"letter_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"message_key" text NOT NULL,
	"interaction_id" uuid NOT NULL,
	"filed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_filings_once" UNIQUE("client_id","message_key")
);
--> statement-breakpoint
CREATE TABLE "inbox_letters" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"mailbox" text NOT NULL,
	"uid_validity" bigint NOT NULL,
	"uid" bigint NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"whole" boolean NOT NULL,
	"marked_at" timestamp with time zone,
	"state" text DEFAULT 'journaled' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"fault" text,
	"message_key" text,
	"automatic" text,
	"from_name" text,
	"from_address" text,
	"subject" text,
	"text" text,
	"written_at" timestamp with time zone,
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"attachments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"complaint_id" uuid,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "inbox_letters_uid" UNIQUE("mailbox","uid_validity","uid"),
	CONSTRAINT "inbox_letters_state" CHECK ("inbox_letters"."state" in ('journaled', 'failed', 'waiting', 'filed', 'complaint', 'aside', 'automatic', 'copy')),
	CONSTRAINT "inbox_letters_complaint" CHECK ("inbox_letters"."state" <> 'complaint' or "inbox_letters"."complaint_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "inbox_mailboxes" (
	"key" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"reached_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"not_before" timestamp with time zone,
	"reader" uuid,
	"reader_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "inbox_raw" (
	"letter_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "inbox_raw_letter_id_seq_pk" PRIMARY KEY("letter_id","seq")
);
--> statement-breakpoint
ALTER TABLE "inbox_filings" ADD CONSTRAINT "inbox_filings_letter_id_inbox_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."inbox_letters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_filings" ADD CONSTRAINT "inbox_filings_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_filings" ADD CONSTRAINT "inbox_filings_interaction_id_interactions_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interactions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_filings" ADD CONSTRAINT "inbox_filings_filed_by_staff_id_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_letters" ADD CONSTRAINT "inbox_letters_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_letters" ADD CONSTRAINT "inbox_letters_settled_by_staff_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_raw" ADD CONSTRAINT "inbox_raw_letter_id_inbox_letters_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."inbox_letters"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_filings_letter" ON "inbox_filings" USING btree ("letter_id");--> statement-breakpoint
CREATE INDEX "inbox_filings_interaction" ON "inbox_filings" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "inbox_letters_due" ON "inbox_letters" USING btree ("not_before","id") WHERE "inbox_letters"."state" = 'journaled';--> statement-breakpoint
CREATE INDEX "inbox_letters_state" ON "inbox_letters" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "inbox_letters_message" ON "inbox_letters" USING btree ("message_key");--> statement-breakpoint
CREATE INDEX "inbox_letters_addresses" ON "inbox_letters" USING gin ("addresses");--> statement-breakpoint
CREATE INDEX "inbox_letters_complaint" ON "inbox_letters" USING btree ("complaint_id") WHERE "inbox_letters"."complaint_id" is not null;