CREATE TABLE "member_blocks" (
	"member_id" bigint NOT NULL,
	"blocked_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_blocks_member_id_blocked_id_pk" PRIMARY KEY("member_id","blocked_id"),
	CONSTRAINT "member_blocks_not_self" CHECK ("member_blocks"."member_id" <> "member_blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "bookmarks" (
	"member_id" bigint NOT NULL,
	"post_id" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"remind_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookmarks_member_id_post_id_pk" PRIMARY KEY("member_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "collection_follows" (
	"collection_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_follows_collection_id_member_id_pk" PRIMARY KEY("collection_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "collection_threads" (
	"collection_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"position" integer NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"added_by" bigint NOT NULL,
	CONSTRAINT "collection_threads_collection_id_thread_id_pk" PRIMARY KEY("collection_id","thread_id")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "collections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" bigint NOT NULL,
	"title" text NOT NULL,
	"slug" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"thread_count" integer DEFAULT 0 NOT NULL,
	"follower_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collections_counts" CHECK ("collections"."thread_count" >= 0 and "collections"."follower_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "best_streaks" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"streak" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"member_id" bigint NOT NULL,
	"day" date NOT NULL,
	"streak" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_ins_member_id_day_pk" PRIMARY KEY("member_id","day"),
	CONSTRAINT "check_ins_streak" CHECK ("check_ins"."streak" >= 1)
);
--> statement-breakpoint
CREATE TABLE "board_watches" (
	"member_id" bigint NOT NULL,
	"board_id" bigint NOT NULL,
	"level" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_watches_member_id_board_id_pk" PRIMARY KEY("member_id","board_id"),
	CONSTRAINT "board_watches_level" CHECK ("board_watches"."level" in ('watching', 'tracking', 'muted'))
);
--> statement-breakpoint
CREATE TABLE "tag_follows" (
	"member_id" bigint NOT NULL,
	"tag_id" bigint NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tag_follows_member_id_tag_id_pk" PRIMARY KEY("member_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "thread_watches" (
	"member_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	"level" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_watches_member_id_thread_id_pk" PRIMARY KEY("member_id","thread_id"),
	CONSTRAINT "thread_watches_level" CHECK ("thread_watches"."level" in ('watching', 'tracking', 'muted'))
);
--> statement-breakpoint
CREATE TABLE "hidden_parts" (
	"post_id" bigint NOT NULL,
	"place" integer NOT NULL,
	"rule" text NOT NULL,
	"least" integer DEFAULT 0 NOT NULL,
	"html" text NOT NULL,
	CONSTRAINT "hidden_parts_post_id_place_pk" PRIMARY KEY("post_id","place"),
	CONSTRAINT "hidden_parts_rule" CHECK ("hidden_parts"."rule" in ('reply', 'points') and ("hidden_parts"."rule" = 'points') = ("hidden_parts"."least" > 0))
);
--> statement-breakpoint
CREATE TABLE "leaders" (
	"by" text NOT NULL,
	"span" text NOT NULL,
	"place" integer NOT NULL,
	"member_id" bigint NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "leaders_by_span_place_pk" PRIMARY KEY("by","span","place")
);
--> statement-breakpoint
CREATE TABLE "medal_applications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "medal_applications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"medal_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" bigint,
	"is_granted" boolean,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "medals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "medals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text,
	"name" jsonb NOT NULL,
	"description" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sign" text NOT NULL,
	"pigment" text DEFAULT 'a' NOT NULL,
	"way" text DEFAULT 'granted' NOT NULL,
	"lasts_days" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "medals_pigment" CHECK ("medals"."pigment" in ('a', 'b', 'c', 'd', 'e', 'f')),
	CONSTRAINT "medals_way" CHECK ("medals"."way" in ('granted', 'applied', 'task')),
	CONSTRAINT "medals_lasts" CHECK ("medals"."lasts_days" between 1 and 36500)
);
--> statement-breakpoint
CREATE TABLE "member_medals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "member_medals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"medal_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"granted_by" bigint,
	"reason" text DEFAULT '' NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_by" bigint,
	"end_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "email_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"member_id" bigint NOT NULL,
	"email_key" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"headers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"dedupe" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"message_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "mails_state" CHECK ("mails"."state" in ('queued', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"every" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digests_every" CHECK ("digests"."every" in ('daily', 'weekly'))
);
--> statement-breakpoint
CREATE TABLE "notice_causes" (
	"cause" text NOT NULL,
	"member_id" bigint NOT NULL,
	"notice_id" bigint NOT NULL,
	"actor_id" bigint,
	"post_id" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "notice_causes_cause_member_id_pk" PRIMARY KEY("cause","member_id")
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"member_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"site" boolean,
	"mail" boolean,
	CONSTRAINT "notice_choices_member_id_kind_pk" PRIMARY KEY("member_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"subject" text NOT NULL,
	"thread_id" bigint,
	"post_id" bigint,
	"first_post_id" bigint,
	"actor_id" bigint,
	"other_actor_id" bigint,
	"actor_count" integer DEFAULT 0 NOT NULL,
	"event_count" integer DEFAULT 1 NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_on_site" boolean DEFAULT true NOT NULL,
	"mail_due_at" timestamp (3) with time zone,
	"mailed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notices_counts" CHECK ("notices"."actor_count" >= 0 and "notices"."event_count" >= 1)
);
--> statement-breakpoint
CREATE TABLE "held_awards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "held_awards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"action" text NOT NULL,
	"member_id" bigint NOT NULL,
	"cause" text NOT NULL,
	"actor_id" bigint,
	"board_id" bigint,
	"times" smallint DEFAULT 1 NOT NULL,
	"why" text NOT NULL,
	"is_taken_back" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "held_awards_why" CHECK ("held_awards"."why" in ('cap', 'repeat', 'nothing'))
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ratings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" bigint NOT NULL,
	"rater_id" bigint NOT NULL,
	"coins" integer DEFAULT 0 NOT NULL,
	"reputation" integer DEFAULT 0 NOT NULL,
	"contribution" integer DEFAULT 0 NOT NULL,
	"reason" text NOT NULL,
	"transaction_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" bigint,
	CONSTRAINT "ratings_amount" CHECK ("ratings"."coins" <> 0 or "ratings"."reputation" <> 0 or "ratings"."contribution" <> 0)
);
--> statement-breakpoint
CREATE TABLE "task_claims" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"period_start" date NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text,
	"title" jsonb NOT NULL,
	"description" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"measure" text NOT NULL,
	"target" integer NOT NULL,
	"period" text DEFAULT 'once' NOT NULL,
	"coins" integer DEFAULT 0 NOT NULL,
	"reputation" integer DEFAULT 0 NOT NULL,
	"contribution" integer DEFAULT 0 NOT NULL,
	"medal_id" bigint,
	"from_group_id" bigint,
	"opens_at" timestamp (3) with time zone,
	"closes_at" timestamp (3) with time zone,
	"is_open" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tasks_target" CHECK ("tasks"."target" >= 1),
	CONSTRAINT "tasks_period" CHECK ("tasks"."period" in ('once', 'daily', 'weekly')),
	CONSTRAINT "tasks_amounts" CHECK ("tasks"."coins" >= 0 and "tasks"."reputation" >= 0 and "tasks"."contribution" >= 0),
	CONSTRAINT "tasks_times" CHECK ("tasks"."closes_at" > "tasks"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transfers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_id" bigint NOT NULL,
	"to_id" bigint NOT NULL,
	"amount" integer NOT NULL,
	"tax" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"transaction_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount" > 0 and "transfers"."tax" >= 0 and "transfers"."tax" < "transfers"."amount"),
	CONSTRAINT "transfers_not_self" CHECK ("transfers"."from_id" <> "transfers"."to_id")
);
--> statement-breakpoint
ALTER TABLE "boards" DROP CONSTRAINT "boards_counts";--> statement-breakpoint
ALTER TABLE "tags" DROP CONSTRAINT "tags_count";--> statement-breakpoint
ALTER TABLE "threads" DROP CONSTRAINT "threads_counts";--> statement-breakpoint
DROP INDEX "ledger_entries_member";--> statement-breakpoint
ALTER TABLE "boards" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "rating_most" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "rating_daily" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "avatar" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profile" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "muted_words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "coins_owed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "reputation_owed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "contribution_owed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "banned_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "is_reversal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "origin_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "times" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "level_of_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "board_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "rating_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_tags" ADD COLUMN "first_post_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "read_level" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member_blocks" ADD CONSTRAINT "member_blocks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_blocks" ADD CONSTRAINT "member_blocks_blocked_id_members_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmarks" ADD CONSTRAINT "bookmarks_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_follows" ADD CONSTRAINT "collection_follows_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_follows" ADD CONSTRAINT "collection_follows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_threads" ADD CONSTRAINT "collection_threads_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_threads" ADD CONSTRAINT "collection_threads_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_threads" ADD CONSTRAINT "collection_threads_added_by_members_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_owner_id_members_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "best_streaks" ADD CONSTRAINT "best_streaks_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_watches" ADD CONSTRAINT "board_watches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_watches" ADD CONSTRAINT "board_watches_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_watches" ADD CONSTRAINT "thread_watches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_watches" ADD CONSTRAINT "thread_watches_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_parts" ADD CONSTRAINT "hidden_parts_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leaders" ADD CONSTRAINT "leaders_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medal_applications" ADD CONSTRAINT "medal_applications_medal_id_medals_id_fk" FOREIGN KEY ("medal_id") REFERENCES "public"."medals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medal_applications" ADD CONSTRAINT "medal_applications_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medal_applications" ADD CONSTRAINT "medal_applications_decided_by_members_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_medals" ADD CONSTRAINT "member_medals_medal_id_medals_id_fk" FOREIGN KEY ("medal_id") REFERENCES "public"."medals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_medals" ADD CONSTRAINT "member_medals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_medals" ADD CONSTRAINT "member_medals_granted_by_members_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_medals" ADD CONSTRAINT "member_medals_ended_by_members_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_tokens" ADD CONSTRAINT "email_tokens_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_causes" ADD CONSTRAINT "notice_causes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_awards" ADD CONSTRAINT "held_awards_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_rater_id_members_id_fk" FOREIGN KEY ("rater_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_withdrawn_by_members_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_claims" ADD CONSTRAINT "task_claims_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_claims" ADD CONSTRAINT "task_claims_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_medal_id_medals_id_fk" FOREIGN KEY ("medal_id") REFERENCES "public"."medals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_from_group_id_groups_id_fk" FOREIGN KEY ("from_group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_from_id_members_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_to_id_members_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_transaction_id_ledger_transactions_id_fk" FOREIGN KEY ("transaction_id") REFERENCES "public"."ledger_transactions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_blocks_blocked" ON "member_blocks" USING btree ("blocked_id","member_id");--> statement-breakpoint
CREATE INDEX "bookmarks_newest" ON "bookmarks" USING btree ("member_id","created_at","post_id");--> statement-breakpoint
CREATE INDEX "bookmarks_post" ON "bookmarks" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "bookmarks_due" ON "bookmarks" USING btree ("remind_at") WHERE remind_at is not null and reminded_at is null;--> statement-breakpoint
CREATE INDEX "collection_follows_member" ON "collection_follows" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "collection_threads_order" ON "collection_threads" USING btree ("collection_id","position");--> statement-breakpoint
CREATE INDEX "collection_threads_thread" ON "collection_threads" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "collections_owner" ON "collections" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "collections_new" ON "collections" USING btree ("created_at","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "collections_followed" ON "collections" USING btree ("follower_count","id") WHERE is_public;--> statement-breakpoint
CREATE INDEX "best_streaks_streak" ON "best_streaks" USING btree ("streak","member_id");--> statement-breakpoint
CREATE INDEX "check_ins_day" ON "check_ins" USING btree ("day","streak","member_id");--> statement-breakpoint
CREATE INDEX "board_watches_board" ON "board_watches" USING btree ("board_id","level","member_id");--> statement-breakpoint
CREATE INDEX "tag_follows_tag" ON "tag_follows" USING btree ("tag_id","member_id");--> statement-breakpoint
CREATE INDEX "thread_watches_thread" ON "thread_watches" USING btree ("thread_id","level","member_id");--> statement-breakpoint
CREATE INDEX "leaders_member" ON "leaders" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "medal_applications_open" ON "medal_applications" USING btree ("medal_id","member_id") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "medal_applications_queue" ON "medal_applications" USING btree ("created_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "medal_applications_member" ON "medal_applications" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "medals_key" ON "medals" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "member_medals_held" ON "member_medals" USING btree ("medal_id","member_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "member_medals_member" ON "member_medals" USING btree ("member_id","granted_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "member_medals_expiry" ON "member_medals" USING btree ("expires_at") WHERE ended_at is null and expires_at is not null;--> statement-breakpoint
CREATE INDEX "email_tokens_member" ON "email_tokens" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "email_tokens_expires" ON "email_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_dedupe" ON "mails" USING btree ("dedupe");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("not_before","id") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "mails_sending" ON "mails" USING btree ("claimed_at") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "mails_member" ON "mails" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "digests_next" ON "digests" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "notice_causes_notice" ON "notice_causes" USING btree ("notice_id","actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_unread" ON "notices" USING btree ("member_id","subject") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_member" ON "notices" USING btree ("member_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "notices_thread" ON "notices" USING btree ("thread_id") WHERE thread_id is not null;--> statement-breakpoint
CREATE INDEX "notices_mail_due" ON "notices" USING btree ("mail_due_at") WHERE mail_due_at is not null;--> statement-breakpoint
CREATE INDEX "notices_updated" ON "notices" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "held_awards_action" ON "held_awards" USING btree ("action","created_at");--> statement-breakpoint
CREATE INDEX "held_awards_member" ON "held_awards" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "held_awards_cause" ON "held_awards" USING btree ("cause" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "ratings_in_force" ON "ratings" USING btree ("post_id","rater_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "ratings_post" ON "ratings" USING btree ("post_id","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "ratings_rater" ON "ratings" USING btree ("rater_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "task_claims_once" ON "task_claims" USING btree ("task_id","member_id","period_start");--> statement-breakpoint
CREATE INDEX "task_claims_member" ON "task_claims" USING btree ("member_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_key" ON "tasks" USING btree ("key");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_id","id");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_threshold" ON "groups" USING btree ("min_total") WHERE kind = 'ladder';--> statement-breakpoint
CREATE INDEX "follows_created" ON "follows" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "members_top_points" ON "members" USING btree ("points_total","id") WHERE "members"."points_total" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_coins" ON "members" USING btree ("coins","id") WHERE "members"."coins" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_reputation" ON "members" USING btree ("reputation","id") WHERE "members"."reputation" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_contribution" ON "members" USING btree ("contribution","id") WHERE "members"."contribution" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_posts" ON "members" USING btree ("post_count","id") WHERE "members"."post_count" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_threads" ON "members" USING btree ("thread_count","id") WHERE "members"."thread_count" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_likes" ON "members" USING btree ("likes_received","id") WHERE "members"."likes_received" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
CREATE INDEX "members_top_followers" ON "members" USING btree ("follower_count","id") WHERE "members"."follower_count" > 0 and deleted_at is null and banned_at is null;--> statement-breakpoint
DROP INDEX "ledger_transactions_cause";--> statement-breakpoint
CREATE INDEX "ledger_transactions_cause" ON "ledger_transactions" USING btree ("cause" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "ledger_transactions_origin" ON "ledger_transactions" USING btree ("origin_id") WHERE origin_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_transactions_level_of" ON "ledger_transactions" USING btree ("level_of_id") WHERE level_of_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_transactions_rule" ON "ledger_transactions" USING btree ("rule","created_at");--> statement-breakpoint
CREATE INDEX "ledger_transactions_created" ON "ledger_transactions" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "likes_created" ON "likes" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "posts_author_likes" ON "posts" USING btree ("author_id","like_count","id") WHERE withdrawn_at is null and like_count > 0;--> statement-breakpoint
CREATE INDEX "posts_thread_new" ON "posts" USING btree ("thread_id","id") WHERE floor > 1 and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "thread_tags_first" ON "thread_tags" USING btree ("tag_id","first_post_id");--> statement-breakpoint
CREATE INDEX "threads_board_first" ON "threads" USING btree ("board_id","first_post_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "ledger_entries_member" ON "ledger_entries" USING btree ("member_id","transaction_id") WHERE member_id is not null;--> statement-breakpoint
-- What boards that are there already need, before the checks below hold them to it.
UPDATE "ledger_transactions" SET "is_reversal" = true, "origin_id" = "reverses_id" WHERE "reverses_id" IS NOT NULL;--> statement-breakpoint
UPDATE "point_rules" SET "cycle_minutes" = CASE WHEN "cycle" = 'minutes' THEN coalesce("cycle_minutes", 1) END WHERE ("cycle" = 'minutes') <> ("cycle_minutes" IS NOT NULL);--> statement-breakpoint
UPDATE "groups" g SET "rights" = array(SELECT DISTINCT unnest(g."rights" || v.more)) FROM (VALUES
  ('newcomer', array['merit.take']),
  ('member', array['merit.take', 'profile.website', 'points.transfer']),
  ('regular', array['merit.take', 'profile.website', 'points.transfer', 'collection.make']),
  ('senior', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate']),
  ('gold', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate', 'thread.read_level', 'post.hide']),
  ('elder', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate', 'thread.read_level', 'post.hide', 'online.hide']),
  ('moderator', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate', 'thread.read_level', 'post.hide', 'online.hide']),
  ('super-moderator', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate', 'thread.read_level', 'post.hide', 'online.hide']),
  ('administrator', array['merit.take', 'profile.website', 'points.transfer', 'collection.make', 'member.title', 'post.rate', 'thread.read_level', 'post.hide', 'online.hide'])) v(key, more)
WHERE g."key" = v.key AND g."is_factory";--> statement-breakpoint
UPDATE "groups" g SET "rating_most" = v.most, "rating_daily" = v.daily FROM (VALUES
  ('senior', 2, 10), ('gold', 4, 20), ('elder', 6, 30), ('moderator', 10, 100), ('super-moderator', 20, 500), ('administrator', 20, 500)) v(key, most, daily)
WHERE g."key" = v.key AND g."is_factory";--> statement-breakpoint
UPDATE "point_rules" SET "dedupe" = 'object' WHERE "action" = 'followed' AND "dedupe" = 'none';--> statement-breakpoint
INSERT INTO "point_rules" ("action", "cycle", "dedupe", "position")
  SELECT 'streak', 'unlimited', 'object', max("position") + 1 FROM "point_rules" HAVING count(*) > 0 ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "thread_tags" tt SET "first_post_id" = t."first_post_id" FROM "threads" t WHERE t."id" = tt."thread_id";--> statement-breakpoint
-- These words have become pages below a thread: a title may not take their place.
UPDATE "threads" SET "slug" = '' WHERE "slug" IN ('collect', 'threads', 'withdraw');--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_counts" CHECK ("boards"."thread_count" >= 0 and "boards"."post_count" >= 0 and "boards"."follower_count" >= 0);--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_ratings" CHECK ("groups"."rating_most" >= 0 and "groups"."rating_daily" >= 0);--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_owed" CHECK ("members"."coins_owed" >= 0 and "members"."reputation_owed" >= 0 and "members"."contribution_owed" >= 0);--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_system" CHECK ("ledger_entries"."system" in ('issue', 'sink', 'escrow', 'shortfall'));--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_named" CHECK ("ledger_transactions"."rule" <> '' and "ledger_transactions"."cause" <> '');--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD CONSTRAINT "ledger_transactions_origin" CHECK (("ledger_transactions"."origin_id" is null) = ("ledger_transactions"."reverses_id" is null));--> statement-breakpoint
ALTER TABLE "point_rules" ADD CONSTRAINT "point_rules_minutes" CHECK (("point_rules"."cycle" = 'minutes') = ("point_rules"."cycle_minutes" is not null) and coalesce("point_rules"."cycle_minutes", 1) > 0);--> statement-breakpoint
ALTER TABLE "point_rules" ADD CONSTRAINT "point_rules_cap" CHECK (coalesce("point_rules"."cap", 1) > 0);--> statement-breakpoint
ALTER TABLE "point_rules" ADD CONSTRAINT "point_rules_dedupe" CHECK ("point_rules"."dedupe" in ('none', 'object', 'member'));--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_ratings" CHECK ("posts"."rating_count" >= 0);--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_count" CHECK ("tags"."thread_count" >= 0 and "tags"."follower_count" >= 0);--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_read_level" CHECK ("threads"."read_level" between 0 and 255);--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_counts" CHECK ("threads"."reply_count" >= 0 and "threads"."view_count" >= 0 and "threads"."like_count" >= 0 and "threads"."follower_count" >= 0 and "threads"."last_floor" >= 1);