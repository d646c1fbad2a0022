ALTER TABLE "client_months" DROP CONSTRAINT "client_months_client_id_month_pk";
--> statement-breakpoint
ALTER TABLE "client_months" ADD CONSTRAINT "client_months_client_id_month_pk" PRIMARY KEY ("client_id", "month") INCLUDE ("bought", "returned", "orders");
