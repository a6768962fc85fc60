import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { fillHiddenPlaces } from '@/core/markup';
import { threadVisibleTo } from '@/core/permissions';
import { phraseSplit } from '@/core/text';
import { type LeadView, readThreadRow, type ThreadRowView } from '@/core/threads';
import { cutBlocks } from './cut-blocks';

const CANDIDATES = 10;
const BLOCKS = 8;
const SIGNS = 2_500;
const MOST_LINES = 3;
/** Signs in an upright line of the headline, beside eight lines of text. */
const SIGNS_A_LINE = 9;

/** The front page's lead: the staff's pick, else the hottest of 24 hours, else the newest article, else the newest thread. */
export async function readLead(context: Context): Promise<LeadView | null> {
  const visible = sql`t.withdrawn_at is null and ${threadVisibleTo(context)}`;
  // Whoever folds some threads away has others to choose from; for everybody else the first is the one.
  const most = context.viewer.folds ? CANDIDATES : 1;
  const found = await rows<{ id: number; html: string }>(
    context.db,
    sql`
    with choice as (
      (select t.id, 1 as rank from threads t where t.is_lead and ${visible} order by t.created_at desc limit 1)
      union all
      (select t.id, 2 from threads t where t.hot_score > 0 and t.last_posted_at > ${context.now()}::timestamptz - interval '24 hours' and t.reply_count > 0 and ${visible} order by t.hot_score desc, t.id desc limit 1)
      union all
      (select t.id, 3 from threads t where t.kind = 'article' and ${visible} order by t.created_at desc, t.id desc limit 1)
      union all
      (select t.id, 4 from threads t where ${visible} order by t.created_at desc, t.id desc limit ${most}::int)
    )
    select t.id, p.html from choice join threads t on t.id = choice.id join posts p on p.id = t.first_post_id order by choice.rank, t.id desc limit ${most}::int`,
  );
  for (const { id, html } of found) {
    const thread = await readThreadRow(context, id);
    if (thread && !thread.folded) return leadOf(thread, html);
  }
  return null;
}

function leadOf(thread: ThreadRowView, html: string): LeadView {
  return {
    thread,
    html: cutBlocks(fillHiddenPlaces(html), { blocks: BLOCKS, signs: SIGNS }),
    verticalLines: phraseSplit(thread.title, thread.lang, Math.min(MOST_LINES, Math.ceil(thread.title.length / SIGNS_A_LINE))) ?? null,
  };
}
