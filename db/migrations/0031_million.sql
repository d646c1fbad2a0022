DROP INDEX "consents_live";--> statement-breakpoint
DROP INDEX "client_contacts_reports_to";--> statement-breakpoint
DROP INDEX "client_dates_client";--> statement-breakpoint
DROP INDEX "dossier_facts_client";--> statement-breakpoint
CREATE INDEX "access_log_pairs" ON "access_log" USING btree ("staff_id","client_id","at","what");--> statement-breakpoint
CREATE INDEX "agreement_terms_contact" ON "agreement_terms" USING btree ("contact_id") WHERE "agreement_terms"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "assignments_interaction" ON "assignments" USING btree ("interaction_id") WHERE "assignments"."interaction_id" is not null;--> statement-breakpoint
CREATE INDEX "client_views_client" ON "client_views" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "complaints_contact" ON "complaints" USING btree ("contact_id") WHERE "complaints"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "consents_client" ON "consents" USING btree ("client_id","kind");--> statement-breakpoint
CREATE INDEX "duplicate_candidates_other" ON "duplicate_candidates" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "not_duplicates_one" ON "not_duplicates" USING btree ("a_id");--> statement-breakpoint
CREATE INDEX "not_same_people_one" ON "not_same_people" USING btree ("a_id");--> statement-breakpoint
CREATE INDEX "person_candidates_other" ON "person_candidates" USING btree ("b_id");--> statement-breakpoint
CREATE INDEX "leads_interaction" ON "leads" USING btree ("interaction_id");--> statement-breakpoint
CREATE INDEX "mailing_recipients_of_contact" ON "mailing_recipients" USING btree ("contact_id") WHERE "mailing_recipients"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "client_contacts_reports_to" ON "client_contacts" USING btree ("reports_to_id","client_id") WHERE "client_contacts"."reports_to_id" is not null;--> statement-breakpoint
CREATE INDEX "client_dates_client" ON "client_dates" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "dossier_facts_client" ON "dossier_facts" USING btree ("client_id");