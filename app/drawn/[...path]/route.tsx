import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import Front, { metadata as frontMetadata } from '@/app/(board)/page';
import Board, { generateMetadata as boardMetadata } from '@/app/(board)/b/[board]/page';
import Thread, { generateMetadata as threadMetadata } from '@/app/(board)/t/[id]/[[...slug]]/page';
import Member, { generateMetadata as memberMetadata } from '@/app/(member)/u/[name]/[[...tab]]/page';
import Notifications, { generateMetadata as notificationsMetadata } from '@/app/(member)/notifications/page';
import BoardPoints, { generateMetadata as boardPointsMetadata } from '@/app/(board)/b/[board]/points/page';
import Points, { generateMetadata as pointsMetadata } from '@/app/(board)/points/page';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { offerDraw, press } from '@/platform/press';
import { currentRequest } from '@/platform/request';
import { documentOf } from '../document';

/**
 * The pages that members read most, drawn by themselves (decision 0008). Next draws a server component into its flight format and that
 * into HTML, 2 ms of CPU for a reader whose browser wants neither; here the very same page functions are called and drawn in one pass.
 * Only the edge leads here (`server/drawn.ts`), and `currentRequest().url` is the address that was asked for.
 */
export const dynamic = 'force-dynamic';

type Search = Awaited<Props['searchParams']>;
type Made = ReactElement | null;
interface Drawing {
  page: Promise<Made>;
  metadata: Promise<Metadata>;
}

/** The first such page. */
export async function GET(): Promise<Response> {
  const html = await draw();
  if (html === null) return new Response(null, { status: 404 });
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** All further ones: a route of Next's costs more than many a page. */
offerDraw(draw);

async function draw(): Promise<string | null> {
  const { url } = currentRequest();
  const mark = url.indexOf('?');
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
  const drawing = drawingOf(path.split('/').slice(1), searchOf(query));
  if (!drawing) return null;
  const [page, metadata] = await Promise.all([drawing.page.then(settled), drawing.metadata]);
  return documentOf(metadata, page ? press(page) : '');
}

/** The pages by the first part of their address; `rest` are the parts behind it. */
const PAGES: Record<string, (rest: string[], search: Props['searchParams']) => Drawing | undefined> = {
  '': () => ({ page: Front(), metadata: Promise.resolve(frontMetadata) }),
  b: ([board, below], searchParams) => {
    const props = { params: Promise.resolve({ board: board! }), searchParams };
    if (below === 'points') return { page: BoardPoints(props), metadata: boardPointsMetadata(props) };
    return below === undefined ? { page: Board(props), metadata: boardMetadata(props) } : undefined;
  },
  t: ([id, slug], searchParams) => {
    const props = { params: Promise.resolve({ id: id!, slug: slug === undefined ? undefined : [slug] }), searchParams };
    return { page: Thread(props), metadata: threadMetadata(props) };
  },
  u: ([name, tab], searchParams) => {
    const props = { params: Promise.resolve({ name: name!, tab: tab === undefined ? undefined : [tab] }), searchParams };
    return { page: Member(props), metadata: memberMetadata(props) };
  },
  points: (_rest, searchParams) => {
    const props = { params: Promise.resolve({}), searchParams };
    return { page: Points(props), metadata: pointsMetadata(props) };
  },
  notifications: (_rest, searchParams) => {
    const props = { params: Promise.resolve({}), searchParams };
    return { page: Notifications(props), metadata: notificationsMetadata() };
  },
};

const drawingOf = ([kind = '', ...rest]: string[], search: Search): Drawing | undefined => PAGES[kind]?.(rest, Promise.resolve(search));

/** A page that cannot be shown asks for its stand-in by an asynchronous component, the only one there is. */
async function settled(page: Made): Promise<Made> {
  return page?.type === Refusal ? Refusal(page.props as Parameters<typeof Refusal>[0]) : page;
}

/** As Next gives them: a name that is there twice has a list. */
function searchOf(query: string): Search {
  const search: Search = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const known = search[name];
    search[name] = known === undefined ? value : [...[known].flat(), value];
  }
  return search;
}
