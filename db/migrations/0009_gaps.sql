ALTER TABLE "consents" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "confirmed_by" text;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_confirmed" CHECK ("consents"."confirmed_by" is null or "consents"."confirmed_at" is not null);--> statement-breakpoint
UPDATE "consents" SET "confirmed_at" = "given_at", "confirmed_by" = CASE WHEN "source" = 'public_form' AND "kind" = 'advertising' THEN "proof" END WHERE NOT ("source" = 'public_form' AND "kind" = 'advertising' AND "proof" LIKE '/book,%');
