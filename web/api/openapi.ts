/** The description of the API (OpenAPI 3.1), made from the table of calls, once a process. */
import { z } from 'zod';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { problemShape } from './shapes';

type Json = Record<string, unknown>;
let kept: string | undefined;

/** openapi.json as text. */
export function openApi(): string {
  return (kept ??= JSON.stringify(describe(ENDPOINTS)));
}

/** The document for a table of calls. */
export function describe(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kawara',
      version: '1',
      description:
        'JSON in UTF-8. Errors are application/problem+json with a `reason`. Lists are cursor pages: call again with ?cursor= until `next` is null. Writes take an Idempotency-Key: the same call again gives the first answer again.',
    },
    // Below the document's own address, whatever the board is called: no request decides it.
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A personal token' } },
      schemas: { Problem: schemaOf(problemShape) },
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'Made by the client, at most 200 characters, kept 48 hours.',
          schema: { type: 'string', maxLength: 200 },
        },
      },
      responses: {
        Problem: {
          description: 'A refusal, with its reason',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { name, summary, scope, method, body, answer, status = 200 } = endpoint;
  const takesKey = scope === 'write' && method !== 'PUT';
  const refusals = ['400', '404', '429', ...(scope === 'read' ? [] : ['401', '403']), ...(body ? ['409', '413'] : [])].sort();
  return {
    operationId: name,
    summary,
    tags: [endpoint.path.split('/')[1]],
    security: scope === 'read' ? [{}, { token: [] }] : [{ token: [] }],
    parameters: [...parametersOf(endpoint), ...(takesKey ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [])],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } } : {}),
    responses: {
      ...(status === 201 ? { 201: jsonAnswer('Made', answer) } : {}),
      200: jsonAnswer(status === 201 ? 'Made before, under the same Idempotency-Key' : 'Done', answer),
      ...Object.fromEntries(refusals.map((code) => [code, { $ref: '#/components/responses/Problem' }])),
    },
  };
}

const jsonAnswer = (description: string, schema: z.ZodType): Json => ({
  description,
  content: { 'application/json': { schema: schemaOf(schema) } },
});

function parametersOf({ path, query }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const { properties = {}, required = [] } = (query ? schemaOf(query) : {}) as { properties?: Record<string, Json>; required?: string[] };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(schema.description ? { description: schema.description } : {}),
    schema,
  }));
  return [...inPath, ...inQuery];
}

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks, as clients send it (`input`). */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Json;
  return rest;
}
