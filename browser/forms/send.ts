/** Sends a form as the browser would, and asks for JSON instead of a page. */
export interface Told {
  ok: boolean;
  /** Where the answer leads: onwards when it was taken, back to the form's page when it was refused. */
  location?: string;
  /** What the command gave. */
  result?: Record<string, unknown> | null;
  /** The line that the next page would say. */
  toast?: string;
  reason?: string;
  message?: string;
  /** Where the refusal is explained. */
  why?: string;
  fields?: Record<string, { message?: string; reason?: string }>;
}

/**
 * Refusals whose page has to be seen: the way in, with what was typed waiting behind it; a text that somebody else changed
 * meanwhile, which stands there beside one's own.
 */
export const wantsPage = (told: Told): told is Told & { location: string } =>
  (told.reason === 'session.required' || told.reason === 'edit.conflict') && told.location !== undefined;

/**
 * Posts a form by fetch. Answers what the board told, or `undefined` when there was no answer that can be read
 * (no network, a proxy's page): the caller decides whether to send it the plain way.
 */
export async function send(form: HTMLFormElement, submitter?: HTMLElement | null): Promise<Told | undefined> {
  const data = new FormData(form, submitter);
  const hasFile = [...data.values()].some((value) => value instanceof File);
  const body = hasFile ? data : new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  try {
    const answer = await fetch(actionOf(form, submitter), { method: 'POST', body, headers: { accept: 'application/json' } });
    if (/json/.test(answer.headers.get('content-type') ?? '')) return { ...(await answer.json()), ok: answer.ok };
    return answer.ok && answer.redirected ? { ok: true, location: answer.url } : undefined;
  } catch {
    return undefined;
  }
}

/** `form.action` may be shadowed by a field of that name. */
function actionOf(form: HTMLFormElement, submitter?: HTMLElement | null): string {
  return submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
}
