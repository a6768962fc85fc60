ALTER TABLE "outbox" ADD COLUMN "process" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_created" ON "posts" USING btree ("created_at");