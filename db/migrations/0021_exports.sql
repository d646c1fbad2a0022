ALTER TABLE "access_log" DROP CONSTRAINT "access_log_what";--> statement-breakpoint
ALTER TABLE "watch_settings" ADD COLUMN "listed_an_hour" integer DEFAULT 200 NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_what" CHECK ("access_log"."what" in ('card', 'list', 'brief', 'complaint', 'export', 'dossier'));