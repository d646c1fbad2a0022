CREATE TABLE "product_groups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "product_groups_name" UNIQUE NULLS NOT DISTINCT("parent_id","name"),
	CONSTRAINT "product_groups_parent" CHECK ("product_groups"."parent_id" <> "product_groups"."id")
);
--> statement-breakpoint
CREATE TABLE "product_prices" (
	"product_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"price" numeric(15, 4) NOT NULL,
	CONSTRAINT "product_prices_product_id_valid_from_pk" PRIMARY KEY("product_id","valid_from"),
	CONSTRAINT "product_prices_positive" CHECK ("product_prices"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"name" text NOT NULL,
	"unit" text DEFAULT 'шт.' NOT NULL,
	"group_id" uuid,
	"search" text DEFAULT '' NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "products_code_key_unique" UNIQUE("code_key"),
	CONSTRAINT "products_filled" CHECK (length("products"."code_key") > 0 and length("products"."name") > 0)
);
--> statement-breakpoint
CREATE TABLE "client_months" (
	"client_id" uuid NOT NULL,
	"month" date NOT NULL,
	"orders" integer NOT NULL,
	"bought" bigint NOT NULL,
	"returned" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"last_order_on" date,
	"last_paid_on" date,
	CONSTRAINT "client_months_client_id_month_pk" PRIMARY KEY("client_id","month")
);
--> statement-breakpoint
CREATE TABLE "client_totals" (
	"client_id" uuid PRIMARY KEY NOT NULL,
	"orders" integer NOT NULL,
	"bought" bigint NOT NULL,
	"returned" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"first_order_on" date,
	"last_order_on" date,
	"last_paid_on" date,
	"owes" bigint NOT NULL,
	"oldest_due_on" date,
	"advance" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"legal_entity_id" uuid,
	"branch_id" uuid,
	"manager_id" uuid,
	"number" text,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text,
	"external_id" text,
	"import_id" uuid,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"order_id" uuid,
	"due_on" date NOT NULL,
	"total" bigint NOT NULL,
	"paid" bigint DEFAULT 0 NOT NULL,
	"credited" bigint DEFAULT 0 NOT NULL,
	"unpaid" bigint GENERATED ALWAYS AS (total - paid - credited) STORED,
	CONSTRAINT "invoices_external_id_unique" UNIQUE("external_id"),
	CONSTRAINT "invoices_total" CHECK ("invoices"."total" > 0),
	CONSTRAINT "invoices_covered" CHECK ("invoices"."paid" >= 0 and "invoices"."credited" >= 0 and "invoices"."paid" + "invoices"."credited" <= "invoices"."total"),
	CONSTRAINT "invoices_cancelled" CHECK (("invoices"."cancelled_at" is null) = ("invoices"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"order_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"product_id" uuid,
	"name" text,
	"quantity" numeric(15, 3) NOT NULL,
	"price" numeric(15, 4) NOT NULL,
	"sum" bigint NOT NULL,
	CONSTRAINT "order_lines_order_id_place_pk" PRIMARY KEY("order_id","place"),
	CONSTRAINT "order_lines_sum" CHECK ("order_lines"."sum" = round("order_lines"."quantity" * "order_lines"."price" * 100)),
	CONSTRAINT "order_lines_named" CHECK ("order_lines"."product_id" is not null or length("order_lines"."name") > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"legal_entity_id" uuid,
	"branch_id" uuid,
	"manager_id" uuid,
	"number" text,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text,
	"external_id" text,
	"import_id" uuid,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text DEFAULT 'sale' NOT NULL,
	"order_id" uuid,
	"bought" bigint DEFAULT 0 NOT NULL,
	"returned" bigint DEFAULT 0 NOT NULL,
	"credited" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "orders_external_id_unique" UNIQUE("external_id"),
	CONSTRAINT "orders_return_of" CHECK ("orders"."order_id" is null or "orders"."kind" = 'return'),
	CONSTRAINT "orders_sums" CHECK ("orders"."bought" >= 0 and "orders"."returned" >= 0 and ("orders"."kind" = 'sale' or "orders"."bought" = 0)),
	CONSTRAINT "orders_credited" CHECK ("orders"."credited" between 0 and case "orders"."kind" when 'return' then "orders"."returned" else 0 end),
	CONSTRAINT "orders_cancelled" CHECK (("orders"."cancelled_at" is null) = ("orders"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"client_id" uuid NOT NULL,
	"legal_entity_id" uuid,
	"branch_id" uuid,
	"manager_id" uuid,
	"number" text,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text,
	"external_id" text,
	"import_id" uuid,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"amount" bigint NOT NULL,
	"applied" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "payments_external_id_unique" UNIQUE("external_id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" <> 0),
	CONSTRAINT "payments_applied" CHECK ("payments"."applied" between 0 and greatest("payments"."amount", 0)),
	CONSTRAINT "payments_cancelled" CHECK (("payments"."cancelled_at" is null) = ("payments"."cancel_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "settlements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"invoice_id" uuid NOT NULL,
	"payment_id" uuid,
	"return_id" uuid,
	"amount" bigint NOT NULL,
	CONSTRAINT "settlements_pair" UNIQUE NULLS NOT DISTINCT("invoice_id","payment_id","return_id"),
	CONSTRAINT "settlements_source" CHECK (num_nonnulls("settlements"."payment_id", "settlements"."return_id") = 1),
	CONSTRAINT "settlements_amount" CHECK ("settlements"."amount" > 0)
);
--> statement-breakpoint
ALTER TABLE "product_groups" ADD CONSTRAINT "product_groups_parent_id_product_groups_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."product_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_prices" ADD CONSTRAINT "product_prices_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_group_id_product_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."product_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_months" ADD CONSTRAINT "client_months_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_totals" ADD CONSTRAINT "client_totals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_legal_entity_id_legal_entities_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_manager_id_staff_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_legal_entity_id_legal_entities_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_manager_id_staff_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_legal_entity_id_legal_entities_id_fk" FOREIGN KEY ("legal_entity_id") REFERENCES "public"."legal_entities"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_manager_id_staff_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_return_id_orders_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "products_group" ON "products" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "client_months_month" ON "client_months" USING btree ("month","client_id");--> statement-breakpoint
CREATE INDEX "client_totals_owes" ON "client_totals" USING btree ("owes") WHERE "client_totals"."owes" > 0;--> statement-breakpoint
CREATE INDEX "client_totals_due" ON "client_totals" USING btree ("oldest_due_on") WHERE "client_totals"."oldest_due_on" is not null;--> statement-breakpoint
CREATE INDEX "client_totals_last" ON "client_totals" USING btree ("last_order_on");--> statement-breakpoint
CREATE INDEX "invoices_client" ON "invoices" USING btree ("client_id","day","id");--> statement-breakpoint
CREATE INDEX "invoices_feed" ON "invoices" USING btree ("client_id","at","id");--> statement-breakpoint
CREATE INDEX "invoices_owed" ON "invoices" USING btree ("client_id","due_on") WHERE "invoices"."cancelled_at" is null and "invoices"."total" > "invoices"."paid" + "invoices"."credited";--> statement-breakpoint
CREATE INDEX "invoices_order" ON "invoices" USING btree ("order_id") WHERE "invoices"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "invoices_import" ON "invoices" USING btree ("import_id") WHERE "invoices"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "order_lines_product" ON "order_lines" USING btree ("product_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_client" ON "orders" USING btree ("client_id","day","id");--> statement-breakpoint
CREATE INDEX "orders_feed" ON "orders" USING btree ("client_id","at","id");--> statement-breakpoint
CREATE INDEX "orders_of" ON "orders" USING btree ("order_id") WHERE "orders"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_import" ON "orders" USING btree ("import_id") WHERE "orders"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_day" ON "orders" USING btree ("day","id");--> statement-breakpoint
CREATE INDEX "payments_client" ON "payments" USING btree ("client_id","day","id");--> statement-breakpoint
CREATE INDEX "payments_feed" ON "payments" USING btree ("client_id","at","id");--> statement-breakpoint
CREATE INDEX "payments_import" ON "payments" USING btree ("import_id") WHERE "payments"."import_id" is not null;--> statement-breakpoint
CREATE INDEX "settlements_payment" ON "settlements" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "settlements_return" ON "settlements" USING btree ("return_id");