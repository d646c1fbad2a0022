CREATE TABLE "segment_members" (
	"segment_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"bulk_id" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_members_segment_id_client_id_pk" PRIMARY KEY("segment_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "kind" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_members_client" ON "segment_members" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "segment_members_bulk" ON "segment_members" USING btree ("bulk_id") WHERE "segment_members"."bulk_id" is not null;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_kind" CHECK ("segments"."kind" in ('live', 'fixed'));