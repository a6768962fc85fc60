ALTER TABLE "ledger_transactions" ADD COLUMN "is_reversal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "board_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "note" text DEFAULT '' NOT NULL;