/** A plain page that lists every call, made from the same table; no script, nothing from elsewhere. */
import { z } from 'zod';
import { styleSheets } from '../kernel/assets';
import { translator } from '../kernel/messages';
import { locale } from '../kernel/locale';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';

/** The answer of GET /api/docs. */
export async function docsPage(): Promise<Response> {
  const lang = await locale();
  return new Response(page(lang), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-cache', vary: 'Accept-Language, Cookie' },
  });
}

function page(lang: Parameters<typeof translator>[0]): string {
  const t = translator(lang);
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(t('api.title'))}</title>
${styleSheets()
  .map((href) => `<link rel="stylesheet" href="${href}">`)
  .join('\n')}
<link rel="icon" href="/favicon.svg">
<main>
<div class="col prose">
<p><a href="/">Kawara</a></p>
<h1>${text(t('api.title'))}</h1>
<p>${text(t('api.intro'))} <a href="/api/v1/openapi.json">openapi.json</a></p>
<pre>curl -H 'Authorization: Bearer &lt;token&gt;' -H 'Content-Type: application/json' -H 'Idempotency-Key: &lt;key&gt;' \\
  -d '{"body":"…"}' /api/v1/threads/1/posts</pre>
<section lang="en">
${ENDPOINTS.map(section).join('\n')}
</section>
</div>
</main>
</html>`;
}

function section({ name, method, path, summary, scope, query, body, answer }: Endpoint): string {
  const parts: [string, z.ZodType | undefined][] = [
    ['Query', query],
    ['Body', body],
    ['Answer', answer],
  ];
  return `<h2 id="${name}"><code>${method} /api/v1${text(path)}</code></h2>
<p>${text(summary)}${scope === 'read' ? '' : ' Needs a token.'}</p>
${parts.flatMap(([title, schema]) => (schema ? [`<h3>${title}</h3>\n<pre>${text(sketch(schema))}</pre>`] : [])).join('\n')}`;
}

/** The shape of a schema as a reader takes it in: names and kinds. */
function sketch(schema: z.ZodType): string {
  return JSON.stringify(outline(z.toJSONSchema(schema, { io: 'input' }) as Outlined), null, 2);
}

type Outlined = {
  type?: string;
  properties?: Record<string, Outlined>;
  required?: string[];
  items?: Outlined;
  anyOf?: Outlined[];
  enum?: unknown[];
  const?: unknown;
  description?: string;
};

function outline(schema: Outlined): unknown {
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, inner]) => [schema.required?.includes(name) ? name : `${name}?`, outline(inner)]),
    );
  }
  if (schema.type === 'array' && schema.items) return [outline(schema.items)];
  const kind =
    schema.enum?.join(' | ') ??
    schema.anyOf?.map((one) => outline(one)).join(' | ') ??
    (schema.const === undefined ? (schema.type ?? 'any') : String(schema.const));
  return schema.description ? `${kind}: ${schema.description}` : kind;
}

const text = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
