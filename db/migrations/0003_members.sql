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
ALTER TABLE "boards" DROP CONSTRAINT "boards_counts";--> statement-breakpoint
ALTER TABLE "tags" DROP CONSTRAINT "tags_count";--> statement-breakpoint
ALTER TABLE "threads" DROP CONSTRAINT "threads_counts";--> statement-breakpoint
ALTER TABLE "boards" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "avatar" text;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "profile" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "muted_words" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "is_reversal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "board_id" bigint;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tags" ADD COLUMN "follower_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "thread_tags" ADD COLUMN "first_post_id" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
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
ALTER TABLE "board_watches" ADD CONSTRAINT "board_watches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_watches" ADD CONSTRAINT "board_watches_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tag_follows" ADD CONSTRAINT "tag_follows_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_watches" ADD CONSTRAINT "thread_watches_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_watches" ADD CONSTRAINT "thread_watches_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "board_watches_board" ON "board_watches" USING btree ("board_id","level","member_id");--> statement-breakpoint
CREATE INDEX "tag_follows_tag" ON "tag_follows" USING btree ("tag_id","member_id");--> statement-breakpoint
CREATE INDEX "thread_watches_thread" ON "thread_watches" USING btree ("thread_id","level","member_id");--> statement-breakpoint
CREATE INDEX "posts_author_likes" ON "posts" USING btree ("author_id","like_count","id") WHERE withdrawn_at is null and like_count > 0;--> statement-breakpoint
CREATE INDEX "posts_thread_new" ON "posts" USING btree ("thread_id","id") WHERE floor > 1 and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "thread_tags_first" ON "thread_tags" USING btree ("tag_id","first_post_id");--> statement-breakpoint
CREATE INDEX "threads_board_first" ON "threads" USING btree ("board_id","first_post_id") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_counts" CHECK ("boards"."thread_count" >= 0 and "boards"."post_count" >= 0 and "boards"."follower_count" >= 0);--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_count" CHECK ("tags"."thread_count" >= 0 and "tags"."follower_count" >= 0);--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_counts" CHECK ("threads"."reply_count" >= 0 and "threads"."view_count" >= 0 and "threads"."like_count" >= 0 and "threads"."follower_count" >= 0 and "threads"."last_floor" >= 1);