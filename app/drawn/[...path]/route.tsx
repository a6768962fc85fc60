import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import Front, { metadata as frontMetadata } from '@/app/(board)/page';
import Board, { generateMetadata as boardMetadata } from '@/app/(board)/b/[board]/page';
import Thread, { generateMetadata as threadMetadata } from '@/app/(board)/t/[id]/[[...slug]]/page';
import Notifications, { generateMetadata as notificationsMetadata } from '@/app/(member)/notifications/page';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { press } from '@/platform/press';
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

export async function GET(): Promise<Response> {
  const { url } = currentRequest();
  const mark = url.indexOf('?');
  const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
  const drawing = drawingOf(path.split('/').slice(1), searchOf(query));
  if (!drawing) return new Response(null, { status: 404 });
  const [page, metadata] = await Promise.all([drawing.page.then(settled), drawing.metadata]);
  const html = await documentOf(metadata, page ? press(page) : '');
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function drawingOf([kind = '', name, slug, ...rest]: string[], search: Search): Drawing | undefined {
  const searchParams = Promise.resolve(search);
  if (kind === '' && name === undefined) return { page: Front(), metadata: Promise.resolve(frontMetadata) };
  if (kind === 'notifications' && name === undefined)
    return { page: Notifications({ params: Promise.resolve({}), searchParams }), metadata: notificationsMetadata() };
  if (!name || rest.length) return undefined;
  if (kind === 'b' && slug === undefined) {
    const props = { params: Promise.resolve({ board: name }), searchParams };
    return { page: Board(props), metadata: boardMetadata(props) };
  }
  if (kind !== 't') return undefined;
  const props = { params: Promise.resolve({ id: name, slug: slug === undefined ? undefined : [slug] }), searchParams };
  return { page: Thread(props), metadata: threadMetadata(props) };
}

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
