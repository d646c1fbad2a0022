DROP INDEX "mailbox_letters_newest";--> statement-breakpoint
ALTER TABLE "assignment_steps" ADD COLUMN "department_id" uuid;--> statement-breakpoint
ALTER TABLE "assignment_steps" ADD CONSTRAINT "assignment_steps_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_steps_declined" ON "assignment_steps" USING btree ("at") WHERE "assignment_steps"."to_state" = 'declined';--> statement-breakpoint
CREATE INDEX "assignments_term" ON "assignments" USING btree ("due_at") WHERE "assignments"."state" <> 'cancelled';