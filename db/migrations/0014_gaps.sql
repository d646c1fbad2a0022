ALTER TABLE "mailings" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailbox_letters" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "access_ended_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "mailbox_letters_search" ON "mailbox_letters" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_archived" CHECK ("mailings"."archived_at" is null or "mailings"."state" = 'draft');