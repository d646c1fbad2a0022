CREATE TABLE "backups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"file" text NOT NULL,
	"bytes" bigint,
	"manifest" jsonb,
	"error" text,
	"removed_at" timestamp with time zone,
	"ordered_by" uuid
);
--> statement-breakpoint
CREATE TABLE "complaint_alarms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"complaint_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"level" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"recipients" jsonb NOT NULL,
	CONSTRAINT "complaint_alarms_once" UNIQUE("complaint_id","generation","level")
);
--> statement-breakpoint
CREATE TABLE "complaint_clock_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"complaint_id" uuid NOT NULL,
	"clock" text NOT NULL,
	"event" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"terms" jsonb,
	CONSTRAINT "complaint_clock_events_clock" CHECK ("complaint_clock_events"."clock" in ('legal', 'internal')),
	CONSTRAINT "complaint_clock_events_event" CHECK ("complaint_clock_events"."event" in ('start', 'pause', 'resume', 'stop', 'retarget'))
);
--> statement-breakpoint
CREATE TABLE "complaint_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"complaint_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"command" text NOT NULL,
	"author_id" uuid,
	"by_client" boolean DEFAULT false NOT NULL,
	"visible_to_client" boolean DEFAULT false NOT NULL,
	"from_state" text,
	"to_state" text,
	"owner_id" uuid,
	"text" text,
	"changed" jsonb,
	"outbox_id" uuid
);
--> statement-breakpoint
CREATE TABLE "complaint_numbers" (
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "complaint_numbers_kind_year_pk" PRIMARY KEY("kind","year")
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"type" text NOT NULL,
	"demand" text NOT NULL,
	"severity" text DEFAULT 'medium' NOT NULL,
	"state" text DEFAULT 'registered' NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"client_id" uuid,
	"contact_id" uuid,
	"from_name" text NOT NULL,
	"from_email" "citext",
	"from_phone" text,
	"locale" text DEFAULT 'ru' NOT NULL,
	"survey_response_id" uuid,
	"branch_id" uuid,
	"claimed_kopecks" bigint,
	"owner_id" uuid NOT NULL,
	"candidate_id" uuid,
	"registered_by" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"search" text DEFAULT '' NOT NULL,
	"legal_due_on" date,
	"legal_basis" text,
	"legal_due_at" timestamp with time zone,
	"internal_due_at" timestamp with time zone,
	"generation" integer DEFAULT 1 NOT NULL,
	"questions_asked" integer DEFAULT 0 NOT NULL,
	"verdict" text,
	"decision" text,
	"conclusion" text,
	"root_cause" text,
	"cost_kopecks" bigint,
	"decided_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "complaints_number_unique" UNIQUE("number"),
	CONSTRAINT "complaints_survey_response" UNIQUE("survey_response_id"),
	CONSTRAINT "complaints_state" CHECK ("complaints"."state" in ('registered', 'assigned', 'in_work', 'waiting_client', 'decided', 'answered', 'closed')),
	CONSTRAINT "complaints_kind" CHECK ("complaints"."kind" in ('complaint', 'suggestion', 'praise', 'request')),
	CONSTRAINT "complaints_closed" CHECK (("complaints"."closed_at" is not null) = ("complaints"."state" = 'closed')),
	CONSTRAINT "complaints_term" CHECK ("complaints"."state" in ('answered', 'closed') or ("complaints"."internal_due_at" is not null and "complaints"."legal_due_at" is not null)),
	CONSTRAINT "complaints_questions" CHECK ("complaints"."questions_asked" between 0 and 2),
	CONSTRAINT "complaints_candidate" CHECK ("complaints"."state" <> 'assigned' or "complaints"."candidate_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "public_posts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"form" text NOT NULL,
	"sender_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"client_id" uuid,
	"address" "citext",
	"source" text NOT NULL,
	"proof" text NOT NULL,
	"text_version" text,
	"text_hash" text,
	"given_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_kind" CHECK ("consents"."kind" in ('advertising', 'processing')),
	CONSTRAINT "consents_somebody" CHECK (num_nonnulls("consents"."client_id", "consents"."address") > 0),
	CONSTRAINT "consents_proof" CHECK (length("consents"."proof") > 0)
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"address" "citext" NOT NULL,
	"topic" text NOT NULL,
	"reason" text NOT NULL,
	"recipient_id" uuid,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "suppressions_topic" CHECK ("suppressions"."topic" in ('advertising', 'survey', 'service', 'all'))
);
--> statement-breakpoint
CREATE TABLE "invariant_runs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"total" integer NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "invariant_runs_total" CHECK ("invariant_runs"."total" >= 0)
);
--> statement-breakpoint
CREATE TABLE "mailing_recipients" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"mailing_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"contact_id" uuid,
	"address" "citext",
	"state" text NOT NULL,
	"exclusion" text,
	"values" jsonb,
	"claim" uuid,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone,
	"provider" text,
	"provider_keyed" boolean DEFAULT false NOT NULL,
	"batch_key" text,
	"message_id" text,
	"provider_id" text,
	"error" text,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mailing_recipients_client" UNIQUE("mailing_id","client_id"),
	CONSTRAINT "mailing_recipients_state" CHECK ("mailing_recipients"."state" in ('excluded', 'queued', 'frozen', 'in_flight', 'accepted', 'delivered', 'bounced', 'complained', 'unknown', 'refused', 'cancelled')),
	CONSTRAINT "mailing_recipients_excluded" CHECK (("mailing_recipients"."state" = 'excluded') = ("mailing_recipients"."exclusion" is not null)),
	CONSTRAINT "mailing_recipients_written" CHECK ("mailing_recipients"."state" = 'excluded' or "mailing_recipients"."address" is not null),
	CONSTRAINT "mailing_recipients_claimed" CHECK ("mailing_recipients"."state" <> 'in_flight' or "mailing_recipients"."claimed_until" is not null)
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"campaign_id" uuid,
	"segment_id" uuid,
	"segment" jsonb,
	"subject" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"button_label" text,
	"button_url" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"letter" jsonb,
	"provider" text,
	"starts_at" timestamp with time zone,
	"launched_at" timestamp with time zone,
	"launched_by" uuid,
	"materialised_at" timestamp with time zone,
	"paused_by" text,
	"finished_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mailings_campaign" UNIQUE("campaign_id"),
	CONSTRAINT "mailings_kind" CHECK ("mailings"."kind" in ('service', 'advertising', 'survey')),
	CONSTRAINT "mailings_campaign_kind" CHECK (("mailings"."kind" = 'survey') = ("mailings"."campaign_id" is not null)),
	CONSTRAINT "mailings_state" CHECK ("mailings"."state" in ('draft', 'launching', 'running', 'paused', 'finished', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"type" text NOT NULL,
	"provider_id" text,
	"payload" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery_hold" (
	"only_one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"reason" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"copy_of" timestamp with time zone,
	CONSTRAINT "delivery_hold_only_one" CHECK ("delivery_hold"."only_one")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"tree" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "questionnaire_versions_number" UNIQUE("questionnaire_id","number")
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_campaigns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"questionnaire_version_id" uuid NOT NULL,
	"segment_id" uuid,
	"closes_at" timestamp with time zone NOT NULL,
	"low_score" integer DEFAULT 6 NOT NULL,
	"complaint_owner_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "survey_campaigns_low" CHECK ("survey_campaigns"."low_score" between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "survey_responses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"answers" jsonb NOT NULL,
	"score" integer,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "survey_responses_once" UNIQUE("recipient_id"),
	CONSTRAINT "survey_responses_score" CHECK ("survey_responses"."score" between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "complaint_id" uuid;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "company" ADD COLUMN "mail_provider" text;--> statement-breakpoint
ALTER TABLE "complaint_alarms" ADD CONSTRAINT "complaint_alarms_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_clock_events" ADD CONSTRAINT "complaint_clock_events_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_entries" ADD CONSTRAINT "complaint_entries_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_entries" ADD CONSTRAINT "complaint_entries_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_entries" ADD CONSTRAINT "complaint_entries_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_survey_response_id_survey_responses_id_fk" FOREIGN KEY ("survey_response_id") REFERENCES "public"."survey_responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_candidate_id_staff_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_registered_by_staff_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailing_recipients" ADD CONSTRAINT "mailing_recipients_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_campaign_id_survey_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."survey_campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_launched_by_staff_id_fk" FOREIGN KEY ("launched_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_versions" ADD CONSTRAINT "questionnaire_versions_questionnaire_id_questionnaires_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaires"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaires" ADD CONSTRAINT "questionnaires_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD CONSTRAINT "survey_campaigns_questionnaire_version_id_questionnaire_versions_id_fk" FOREIGN KEY ("questionnaire_version_id") REFERENCES "public"."questionnaire_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD CONSTRAINT "survey_campaigns_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD CONSTRAINT "survey_campaigns_complaint_owner_id_staff_id_fk" FOREIGN KEY ("complaint_owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD CONSTRAINT "survey_campaigns_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD CONSTRAINT "survey_responses_campaign_id_survey_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."survey_campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD CONSTRAINT "survey_responses_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "backups_started" ON "backups" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "complaint_clock_events_of" ON "complaint_clock_events" USING btree ("complaint_id","at","id");--> statement-breakpoint
CREATE INDEX "complaint_entries_of" ON "complaint_entries" USING btree ("complaint_id","at","id");--> statement-breakpoint
CREATE INDEX "complaints_due" ON "complaints" USING btree (coalesce("legal_due_at", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "complaints_open_due" ON "complaints" USING btree (coalesce("legal_due_at", 'infinity'),"id") WHERE "complaints"."state" not in ('answered', 'closed');--> statement-breakpoint
CREATE INDEX "complaints_internal_due" ON "complaints" USING btree ("internal_due_at") WHERE "complaints"."state" not in ('answered', 'closed');--> statement-breakpoint
CREATE INDEX "complaints_owner" ON "complaints" USING btree ("owner_id","legal_due_at") WHERE "complaints"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "complaints_candidate" ON "complaints" USING btree ("candidate_id") WHERE "complaints"."candidate_id" is not null;--> statement-breakpoint
CREATE INDEX "complaints_registered" ON "complaints" USING btree ("registered_at","id");--> statement-breakpoint
CREATE INDEX "complaints_search" ON "complaints" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "complaints_client" ON "complaints" USING btree ("client_id","registered_at");--> statement-breakpoint
CREATE INDEX "public_posts_recent" ON "public_posts" USING btree ("form","sender_hash","at");--> statement-breakpoint
CREATE INDEX "consents_live" ON "consents" USING btree ("client_id","kind") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "consents_address" ON "consents" USING btree ("address");--> statement-breakpoint
CREATE INDEX "suppressions_live" ON "suppressions" USING btree ("address","topic") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "invariant_runs_at" ON "invariant_runs" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "mailing_recipients_address" ON "mailing_recipients" USING btree ("mailing_id","address") WHERE "mailing_recipients"."state" <> 'excluded';--> statement-breakpoint
CREATE INDEX "mailing_recipients_due" ON "mailing_recipients" USING btree ("mailing_id","id") WHERE "mailing_recipients"."state" in ('queued', 'frozen');--> statement-breakpoint
CREATE INDEX "mailing_recipients_leased" ON "mailing_recipients" USING btree ("claimed_until") WHERE "mailing_recipients"."state" = 'in_flight';--> statement-breakpoint
CREATE INDEX "mailing_recipients_address_open" ON "mailing_recipients" USING btree ("address") WHERE "mailing_recipients"."state" in ('queued', 'frozen');--> statement-breakpoint
CREATE INDEX "mailing_recipients_of_client" ON "mailing_recipients" USING btree ("client_id","sent_at");--> statement-breakpoint
CREATE INDEX "mailing_recipients_provider" ON "mailing_recipients" USING btree ("provider_id") WHERE "mailing_recipients"."provider_id" is not null;--> statement-breakpoint
CREATE INDEX "mailings_created" ON "mailings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mailings_active" ON "mailings" USING btree ("state") WHERE "mailings"."state" in ('launching', 'running');--> statement-breakpoint
CREATE INDEX "provider_events_letter" ON "provider_events" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "segments_updated" ON "segments" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "survey_responses_campaign" ON "survey_responses" USING btree ("campaign_id","finished_at");--> statement-breakpoint
CREATE INDEX "survey_responses_client" ON "survey_responses" USING btree ("client_id","started_at");--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_complaint" ON "assignments" USING btree ("complaint_id") WHERE "assignments"."complaint_id" is not null;--> statement-breakpoint
CREATE INDEX "clients_tags" ON "clients" USING gin ("tags");--> statement-breakpoint
-- Answers are read against the version they were given to for ever: not even the owner of the tables changes one.
CREATE FUNCTION "keep_published_questionnaire"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."published_at" IS NOT NULL THEN
    RAISE EXCEPTION 'a published questionnaire never changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'questionnaire_versions_frozen';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "questionnaire_versions_frozen" BEFORE UPDATE OR DELETE ON "questionnaire_versions" FOR EACH ROW EXECUTE FUNCTION "keep_published_questionnaire"();
