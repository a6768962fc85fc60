/** Answers of forms: 303 for a browser's form, JSON for a fetch, a bare page where nothing can be shown again. */
import { type Failure, REASONS, STATUS } from '@/core/kernel';
import { currentRequest } from '@/platform/request';
import { locale } from './locale';
import { translator, type Translate } from './messages';
import { retryAfter } from './problem';
import { whyHref } from './why';
import { type Toast, toastLine, toastWords } from './toast';

/** Whether a fetch of our script asks, rather than a browser's form. */
export const wantsJson = (request: Request): boolean => /\bapplication\/json\b/.test(request.headers.get('accept') ?? '');

/** The courteous sentence of a refusal. */
export function sentenceOf(t: Translate, { reason, facts }: Pick<Failure, 'reason' | 'facts'>): string {
  return t(`errors.${reason}`, facts);
}

interface Done {
  place: string;
  result: unknown;
  toast: Toast | null;
  lines: string[];
  json: boolean;
}

/** The form was taken. */
export async function answerDone({ place, result, toast, lines, json }: Done): Promise<Response> {
  const location = plainPath(place);
  if (!json) return seeOther(location, toast ? [...lines, toastLine(toast)] : lines);
  const message = toast ? toastWords(translator(await locale()), toast) : undefined;
  return jsonOf({ ok: true, location, result: result ?? null, toast: message }, 200, lines);
}

interface Refused {
  failure: Failure;
  place: string;
  lines: string[];
  json: boolean;
  status: number;
}

/** The form was refused: back to its page, or the reasons as JSON. Where nothing could be kept, the fetch stays with its text. */
export async function answerRefused({ failure, place, lines, json, status }: Refused): Promise<Response> {
  const location = plainPath(place);
  if (!json) return seeOther(location, lines);
  const t = translator(await locale());
  const fields = Object.fromEntries(
    Object.entries(failure.fields).map(([name, { reason, facts }]) => [
      name,
      { reason, facts: facts ?? {}, message: sentenceOf(t, { reason, facts: facts ?? {} }) },
    ]),
  );
  const { reason, facts } = failure;
  const why = whyHref(facts) ?? undefined;
  const body = { ok: false, reason, facts, fields, message: sentenceOf(t, failure), why, location: lines.length ? location : undefined };
  return jsonOf(body, status, lines, retryAfter(failure));
}

/** The form was not even read: its sender, its size or its kind is wrong. */
export async function answerStopped(failure: Failure, json: boolean): Promise<Response> {
  const status = STATUS[REASONS[failure.reason]];
  const chosen = await locale().catch(() => currentRequest().locale);
  const message = sentenceOf(translator(chosen), failure);
  if (json)
    return jsonOf({ ok: false, reason: failure.reason, facts: failure.facts, fields: {}, message }, status, [], retryAfter(failure));
  const page = `<!doctype html><html lang="${chosen}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${status}</title><main><h1>${status}</h1><p>${escaped(message)}</p><p><a href="/">Kawara</a></p></main></html>`;
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...retryAfter(failure) },
  });
}

/** A path as a header can carry it; whatever is not a path of ours becomes the front page. */
export function plainPath(place: string): string {
  const url = new URL(place, 'http://board.invalid');
  return url.origin === 'http://board.invalid' ? url.pathname + url.search + url.hash : '/';
}

function seeOther(location: string, lines: string[]): Response {
  return new Response(null, { status: 303, headers: headersOf({ location }, lines) });
}

function jsonOf(body: object, status: number, lines: string[], more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: headersOf({ 'content-type': 'application/json; charset=utf-8', ...more }, lines),
  });
}

function headersOf(plain: Record<string, string>, lines: string[]): Headers {
  const headers = new Headers({ 'cache-control': 'no-store', ...plain });
  for (const line of lines) headers.append('set-cookie', line);
  return headers;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
