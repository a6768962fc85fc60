DROP INDEX "sessions_member";--> statement-breakpoint
DROP INDEX "audit_lines_object";--> statement-breakpoint
DROP INDEX "audit_lines_actor";--> statement-breakpoint
DROP INDEX "follows_followed";--> statement-breakpoint
DROP INDEX "members_joined";--> statement-breakpoint
DROP INDEX "members_points";--> statement-breakpoint
DROP INDEX "members_last_seen";--> statement-breakpoint
DROP INDEX "ledger_entries_member";--> statement-breakpoint
DROP INDEX "likes_member";--> statement-breakpoint
DROP INDEX "posts_author";--> statement-breakpoint
DROP INDEX "thread_tags_tag";--> statement-breakpoint
DROP INDEX "threads_board_last";--> statement-breakpoint
DROP INDEX "threads_board_new";--> statement-breakpoint
DROP INDEX "threads_board_replies";--> statement-breakpoint
DROP INDEX "threads_board_views";--> statement-breakpoint
DROP INDEX "threads_board_likes";--> statement-breakpoint
DROP INDEX "threads_board_hot";--> statement-breakpoint
DROP INDEX "threads_board_sticky";--> statement-breakpoint
DROP INDEX "threads_last";--> statement-breakpoint
DROP INDEX "threads_new";--> statement-breakpoint
DROP INDEX "threads_hot";--> statement-breakpoint
DROP INDEX "threads_digest";--> statement-breakpoint
DROP INDEX "threads_author";--> statement-breakpoint
CREATE INDEX "likes_post" ON "likes" USING btree ("post_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_reply_to" ON "posts" USING btree ("reply_to_id","id") WHERE reply_to_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_member" ON "sessions" USING btree ("member_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "audit_lines_object" ON "audit_lines" USING btree ("object","id");--> statement-breakpoint
CREATE INDEX "audit_lines_actor" ON "audit_lines" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "follows_followed" ON "follows" USING btree ("followed_id","created_at");--> statement-breakpoint
CREATE INDEX "members_joined" ON "members" USING btree ("joined_at");--> statement-breakpoint
CREATE INDEX "members_points" ON "members" USING btree ("points_total");--> statement-breakpoint
CREATE INDEX "members_last_seen" ON "members" USING btree ("last_seen_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_member" ON "ledger_entries" USING btree ("member_id","id") WHERE member_id is not null;--> statement-breakpoint
CREATE INDEX "likes_member" ON "likes" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "posts_author" ON "posts" USING btree ("author_id","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "thread_tags_tag" ON "thread_tags" USING btree ("tag_id","thread_id");--> statement-breakpoint
CREATE INDEX "threads_board_last" ON "threads" USING btree ("board_id","last_posted_at","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_new" ON "threads" USING btree ("board_id","created_at","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_replies" ON "threads" USING btree ("board_id","reply_count","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_views" ON "threads" USING btree ("board_id","view_count","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_likes" ON "threads" USING btree ("board_id","like_count","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_hot" ON "threads" USING btree ("board_id","hot_score","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_board_sticky" ON "threads" USING btree ("board_id","sticky_level") WHERE sticky_level > 0 and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_last" ON "threads" USING btree ("last_posted_at","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_new" ON "threads" USING btree ("created_at","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_hot" ON "threads" USING btree ("hot_score","id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_digest" ON "threads" USING btree ("created_at") WHERE digest_level > 0 and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "threads_author" ON "threads" USING btree ("author_id","created_at") WHERE withdrawn_at is null;