DROP INDEX "clients_next_due";--> statement-breakpoint
DROP INDEX "clients_last_contact";--> statement-breakpoint
ALTER TABLE "clients" ALTER COLUMN "name_key" SET DATA TYPE text collate "C";--> statement-breakpoint
CREATE INDEX "clients_next_due_desc" ON "clients" USING btree (coalesce("next_due_at", '-infinity'),"id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_class" ON "clients" USING btree ("class","name_key","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_status" ON "clients" USING btree ((case "status" when 'potential' then 0 when 'new' then 1 when 'active' then 2 when 'loyal' then 3 else 4 end),"name_key","id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_next_due" ON "clients" USING btree (coalesce("next_due_at", 'infinity'),"id") WHERE "clients"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "clients_last_contact" ON "clients" USING btree (coalesce("last_contact_at", '-infinity'),"id") WHERE "clients"."archived_at" is null;