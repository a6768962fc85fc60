/** Wherever a page draws a seal beside a name, whoever uploaded a picture is seen with it. */
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { readBlocks } from '@/core/blocks';
import { checkIn, readCheckIns } from '@/core/check-ins';
import { followMember, readFeed } from '@/core/follows';
import type { MemberRef } from '@/core/members/views';
import { grantMedal, readHolders } from '@/core/medals';
import { readNotices } from '@/core/notifications';
import { ratePost, readRatings } from '@/core/ratings';
import { postThread } from '@/core/threads';
import { openTown } from '@/test/town';
import { workerOf } from '@/test/worker';

it('pictures stand in notices, the feed, ratings, blocks, streaks and among holders of a medal', async () => {
  const town = await openTown();
  const { db } = town.database;
  await town.board('tea');
  const [ann, reader, desk] = [
    await town.member('Ann', { group: 'elder' }),
    await town.member('Reader'),
    await town.member('Desk', { group: 'administrator' }),
  ];
  const avatar = 'a'.repeat(32);
  await rows(db, sql`update members set avatar = ${avatar} where id = ${ann.id}::bigint`);
  await town.run(reader, followMember, { memberId: ann.id });
  await town.run(ann, followMember, { memberId: reader.id });
  await town.run(ann, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have some tea.' });
  const { postId } = await town.run(reader, postThread, { board: 'tea', title: 'Another pot', body: 'Have more tea.' });
  await town.run(ann, ratePost, { postId, currency: 'coins', amount: 2, reason: 'well said' });
  await town.run(ann, checkIn, {});
  const [medal] = await rows<{ id: number }>(db, sql`select id from medals order by id limit 1`);
  await town.run(desk, grantMedal, { medalId: medal!.id, name: 'Ann', reason: 'for years' });
  await workerOf(town).drain();
  const context = town.context(reader);
  const places: Record<string, MemberRef | undefined> = {
    notices: (await readNotices(context)).notices.find(({ what }) => what === 'follow')?.actors[0],
    feed: (await readFeed(context)).items[0]?.author,
    ratings: (await readRatings(context, { postId }))?.ratings[0]?.rater,
    streaks: (await readCheckIns(context)).ranking[0]?.member,
    holders: (await readHolders(town.context(desk), medal!.id))[0]?.member,
  };
  await rows(db, sql`insert into member_blocks (member_id, blocked_id) values (${reader.id}::bigint, ${ann.id}::bigint)`);
  places.blocks = (await readBlocks(context)).blocked[0]?.member;
  const pictures = Object.entries(places).map(([place, member]) => [place, member?.name, member?.seal.picture]);
  expect(pictures).toEqual(['notices', 'feed', 'ratings', 'streaks', 'holders', 'blocks'].map((place) => [place, 'Ann', avatar]));
});
