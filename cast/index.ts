/** The named cast and the demo texts, all of it written for this board. */
import { newspaper } from './texts/newspaper';
import { reading } from './texts/reading';
import { desk, life, nihongo, screen } from './texts/rest';
import { tech } from './texts/tech';
import type { DemoThread } from './texts/text';

export { BOARDS, type CastBoard } from './boards';
export { CAST, type CastKey, type CastMember, FOLLOWS } from './members';
export type { DemoReply, DemoThread } from './texts/text';

/** Every thread of the demo board. */
export const DEMO: readonly DemoThread[] = [...newspaper, ...tech, ...reading, ...screen, ...life, ...desk, ...nihongo];
