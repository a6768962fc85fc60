import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { readGroups } from '@/core/groups';
import { type AwardNote, command, type Context, Failure, touch } from '@/core/kernel';
import { demandMember, maySignedIn } from '@/core/permissions';

/** The outside world of avatars. */
export interface AvatarPorts {
  /** @throws Failure `picture.…` */
  make: (
    bytes: Uint8Array,
    crop: { zoom: number; x: number; y: number },
  ) => Promise<{ hash: string; files: { side: number; bytes: Uint8Array }[] }>;
  storage: { put(name: string, bytes: Uint8Array): Promise<void> };
}

/** Name of the file that shows a picture at a side's pixels. */
export const avatarFile = (hash: string, side: number): string => `avatars/${hash}-${side}.webp`;

const percent = (least: number, most: number, usual: number) =>
  z.coerce
    .number({ message: 'input.invalid' })
    .int({ message: 'input.invalid' })
    .min(least, { message: 'input.invalid' })
    .max(most, { message: 'input.invalid' })
    .default(usual);

const setAvatarInput = z.object({
  picture: z.instanceof(Uint8Array, { message: 'input.required' }),
  /** Which square: 100 = as large as fits, 400 = a quarter of its side; where it lies, 0 to 100 from left and top. */
  zoom: percent(100, 400, 100),
  x: percent(0, 100, 50),
  y: percent(0, 100, 50),
});

/**
 * Sets one's picture. It is made anew and stored before the transaction opens, under a name made of what it shows: a file that no member
 * names in the end is swept away later, and no member ever names one that is not there.
 */
export const setAvatar = (ports: AvatarPorts) =>
  command({
    name: 'set-avatar',
    input: setAvatarInput,
    limit: { points: 10, seconds: 600 },
    prepare: async ({ picture, ...crop }, context): Promise<string> => {
      demandMember(context.viewer);
      if (context.viewer.isBanned) throw new Failure('member.banned');
      await demandSize(context, picture.byteLength);
      const { hash, files } = await ports.make(picture, crop);
      for (const { side, bytes } of files) await ports.storage.put(avatarFile(hash, side), bytes);
      return hash;
    },
    facts: async () => null,
    ability: (_facts, _input, { viewer }) => (viewer.isBanned ? { reason: 'member.banned' } : maySignedIn(viewer)),
    run: async ({ tx, context, touch: purge, emit }, _facts, _input, hash) => {
      const memberId = context.viewer.id;
      await rows(tx, sql`update members set avatar = ${hash} where id = ${memberId}::bigint`);
      purge(touch.member(memberId), touch.lists());
      emit({ name: 'avatar.set', facts: { memberId } });
      return { hash, awards: [] as readonly AwardNote[] };
    },
    finish: (result, { tally }) => ({ ...result, awards: tally.awards }),
  });

/** Back to the seal. */
export const removeAvatar = command({
  name: 'remove-avatar',
  input: z.object({}),
  limit: { points: 10, seconds: 600 },
  facts: async (tx, _input, { viewer }) =>
    row<{ avatar: string | null }>(tx, sql`select avatar from members where id = ${viewer.id}::bigint`),
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, touch: purge }) => {
    await rows(tx, sql`update members set avatar = null where id = ${context.viewer.id}::bigint`);
    purge(touch.member(context.viewer.id), touch.lists());
  },
});

/** The largest file of one's group; 0 = none at all. */
async function demandSize({ db, viewer }: Context, bytes: number): Promise<void> {
  if (bytes === 0) throw new Failure('input.required', {}, { picture: { reason: 'input.required' } });
  const group = (await readGroups(db)).find(({ id }) => id === viewer.groupId);
  const maximum = group?.maxImageBytes ?? 0;
  if (maximum === 0) throw new Failure('upload.not_allowed', { group: viewer.groupKey });
  if (bytes <= maximum) return;
  const facts = { megabytes: Math.round((maximum / 1_048_576) * 10) / 10 };
  throw new Failure('upload.too_large', facts, { picture: { reason: 'upload.too_large', facts } });
}
