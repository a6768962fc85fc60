import { describe as group, expect, it } from 'vitest';
import { ENDPOINTS } from './endpoints';
import { describe } from './openapi';
import { findRoute } from './router';

/** The calls that the contract promises. */
const PROMISED = [
  'GET /boards',
  'GET /boards/{}/threads',
  'POST /boards/{}/threads',
  'GET /threads/{}',
  'GET /threads/{}/posts',
  'POST /threads/{}/posts',
  'PATCH /posts/{}',
  'DELETE /posts/{}',
  'PUT /posts/{}/like',
  'DELETE /posts/{}/like',
  'PUT /members/{}/follow',
  'DELETE /members/{}/follow',
  'GET /members/{}',
  'GET /members/{}/points',
  'GET /search',
];

group('the description', () => {
  const document = JSON.parse(JSON.stringify(describe(ENDPOINTS))) as {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        {
          operationId: string;
          parameters: { name?: string; in?: string }[];
          responses: Record<string, { description?: string; $ref?: string }>;
        }
      >
    >;
  };

  it('lists every call of the contract', () => {
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`),
    );
    expect(PROMISED.filter((call) => !listed.includes(call))).toEqual([]);
    expect(document.openapi).toMatch(/^3\.\d+\.\d+$/);
  });

  it('has no reference to nothing', () => {
    const at = (reference: string) =>
      reference
        .slice(2)
        .split('/')
        .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#\/[^"]+)"/g)].map(([, reference]) => reference!);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
  });

  it('declares each part of a path, and names each call once', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, ...operation })),
    );
    for (const { path, parameters } of operations) {
      const declared = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.flatMap(({ responses }) => Object.values(responses)).every(({ description, $ref }) => description ?? $ref)).toBe(
      true,
    );
  });
});

group('the router', () => {
  const name = (method: string, path: string) => {
    const route = findRoute(ENDPOINTS, method, path);
    return route && 'endpoint' in route ? [route.endpoint.name, route.params] : route;
  };

  it('finds calls and decodes what is in a path', () => {
    expect(name('GET', '/members/%E6%9E%97/points')).toEqual(['readPoints', { name: '林' }]);
    expect(name('PUT', '/posts/12/like')).toEqual(['likePost', { id: '12' }]);
    expect(name('HEAD', '/boards/')).toEqual(['listBoards', {}]);
  });

  it('says which methods a path has', () => {
    expect(name('PUT', '/boards/a/threads')).toEqual({ allowed: ['GET', 'HEAD', 'POST'] });
  });

  it.each([
    '/',
    '/no-such-call',
    '/threads/%',
    '/threads/%ff',
    '/threads/%E7%93',
    '/threads/a%00b',
    '/threads//posts',
    '/threads/1/posts/2',
  ])('knows nothing of %s', (path) => {
    expect(name('GET', path)).toBeUndefined();
  });
});
