ALTER TABLE "imports" ALTER COLUMN "file" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "headers" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "mapping" SET DEFAULT '[]'::jsonb;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "plan" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "number" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "imports_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "file_size" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "header_row" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "columns" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "fillers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cursor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "result" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "progress_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "import_rows_problems" ON "import_rows" USING btree ("import_id","row_no") WHERE "import_rows"."problems" <> '[]'::jsonb;--> statement-breakpoint
CREATE INDEX "imports_author" ON "imports" USING btree ("author_id","created_at");--> statement-breakpoint
ALTER TABLE "imports" DROP COLUMN "counts";--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_number_unique" UNIQUE("number");