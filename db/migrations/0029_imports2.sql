CREATE INDEX "contacts_merged" ON "contacts" USING btree ("merged_into_id") WHERE "contacts"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "invoices_entity" ON "invoices" USING btree ("legal_entity_id") WHERE "invoices"."legal_entity_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_entity" ON "orders" USING btree ("legal_entity_id") WHERE "orders"."legal_entity_id" is not null;--> statement-breakpoint
CREATE INDEX "payments_entity" ON "payments" USING btree ("legal_entity_id") WHERE "payments"."legal_entity_id" is not null;