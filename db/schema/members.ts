import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { groups } from './groups';

/** Everybody with a name. Figures are exact: they change in the transaction of their cause. */
export const members = pgTable(
  'members',
  {
    id: id(),
    /** As chosen, NFC. */
    name: text('name').notNull(),
    /** Case-folded name: the key of addresses and sign-in. */
    nameKey: text('name_key').notNull(),
    /** Confusable skeleton: no two members look alike. Imported names that collide carry a suffix. */
    nameSkeleton: text('name_skeleton').notNull(),
    email: text('email'),
    emailKey: text('email_key'),
    emailVerifiedAt: at('email_verified_at'),
    groupId: ref('group_id')
      .notNull()
      .references(() => groups.id),
    title: text('title'),
    /** Name of the uploaded picture (32 hexadecimal digits); null = the seal. */
    avatar: text('avatar'),
    /** What they tell of themselves beside the bio, by field. */
    profile: jsonb('profile').$type<Partial<Record<'location' | 'website' | 'occupation' | 'interests', string>>>().notNull().default({}),
    bio: text('bio').notNull().default(''),
    signature: text('signature').notNull().default(''),
    locale: text('locale'),
    timeZone: text('time_zone'),
    theme: text('theme'),
    /** Reading choices as in the cookie `reading`. */
    reading: text('reading').notNull().default(''),
    /** "After replying go to the last page" (B3). */
    goesToLastPage: boolean('goes_to_last_page').notNull().default(true),
    hidesOnline: boolean('hides_online').notNull().default(false),
    refusesFollowers: boolean('refuses_followers').notNull().default(false),
    /** Words whose posts and threads they want folded away, as typed. */
    mutedWords: text('muted_words')
      .array()
      .notNull()
      .default(sql`'{}'`),
    followerCount: integer('follower_count').notNull().default(0),
    followingCount: integer('following_count').notNull().default(0),
    threadCount: integer('thread_count').notNull().default(0),
    /** Every post, first posts of threads too. */
    postCount: integer('post_count').notNull().default(0),
    digestCount: integer('digest_count').notNull().default(0),
    likesReceived: integer('likes_received').notNull().default(0),
    /** Balances: a cache of the sums of the ledger, proven by `points recompute`. */
    coins: integer('coins').notNull().default(0),
    reputation: integer('reputation').notNull().default(0),
    contribution: integer('contribution').notNull().default(0),
    /** What was taken back below a floor and made good by the account `shortfall`; later gains repay it first. */
    coinsOwed: integer('coins_owed').notNull().default(0),
    reputationOwed: integer('reputation_owed').notNull().default(0),
    contributionOwed: integer('contribution_owed').notNull().default(0),
    /** The total by the formula. */
    pointsTotal: integer('points_total').notNull().default(0),
    joinedAt: at('joined_at').notNull().defaultNow(),
    lastSeenAt: at('last_seen_at'),
    lastPostedAt: at('last_posted_at'),
    bannedAt: at('banned_at'),
    /** When the ban ends by itself; null with `banned_at` = it does not. */
    bannedUntil: at('banned_until'),
    banReason: text('ban_reason'),
    deletedAt: at('deleted_at'),
    /** `spoken`: language of the page on which they last came in, for mail to whoever has chosen none. */
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    uniqueIndex('members_name_key').on(t.nameKey),
    uniqueIndex('members_name_skeleton').on(t.nameSkeleton),
    uniqueIndex('members_email_key').on(t.emailKey),
    index('members_joined').on(t.joinedAt),
    index('members_points').on(t.pointsTotal),
    index('members_last_seen').on(t.lastSeenAt),
    check('members_owed', sql`${t.coinsOwed} >= 0 and ${t.reputationOwed} >= 0 and ${t.contributionOwed} >= 0`),
    // The rankings: whoever has none of it does not stand in them, nor do those who are gone.
    ...(
      [
        ['points', t.pointsTotal],
        ['coins', t.coins],
        ['reputation', t.reputation],
        ['contribution', t.contribution],
        ['posts', t.postCount],
        ['threads', t.threadCount],
        ['likes', t.likesReceived],
        ['followers', t.followerCount],
      ] as const
    ).map(([name, column]) =>
      index(`members_top_${name}`)
        .on(column, t.id)
        .where(sql`${column} > 0 and deleted_at is null and banned_at is null`),
    ),
    check(
      'members_counts',
      sql`${t.followerCount} >= 0 and ${t.followingCount} >= 0 and ${t.threadCount} >= 0 and ${t.postCount} >= 0 and ${t.digestCount} >= 0 and ${t.likesReceived} >= 0`,
    ),
  ],
);

/** Who follows whom. */
export const follows = pgTable(
  'follows',
  {
    followerId: ref('follower_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    followedId: ref('followed_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    remark: text('remark').notNull().default(''),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.followerId, t.followedId] }),
    index('follows_followed').on(t.followedId, t.createdAt),
    index('follows_created').using('brin', t.createdAt),
    check('follows_not_self', sql`${t.followerId} <> ${t.followedId}`),
  ],
);
