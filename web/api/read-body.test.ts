import { describe, expect, it } from 'vitest';
import { readBody } from './read-body';

const post = (body: BodyInit | null, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  readBody(new Request('http://board/', { method: 'POST', body, headers }));

describe('a JSON body', () => {
  it('is read when it is an object in UTF-8', async () => {
    expect(await post('{"body":"漢字 [[[{{{ \\" 👍"}')).toEqual({ body: '漢字 [[[{{{ " 👍' });
    expect(await post('{"a":1}', { 'content-type': 'application/json; charset=UTF-8' })).toEqual({ a: 1 });
  });

  it.each([
    '',
    '{',
    '{"body":',
    'body=x',
    '{"body":"x"} extra',
    '\ufeff',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`,
  ])('is refused when it is not JSON: %j', async (body) => {
    await expect(post(body)).rejects.toMatchObject({ reason: 'input.not_json' });
  });

  it.each([[0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0xe7, 0x93]])(
    'is refused when its bytes are not UTF-8: %j',
    async (...bytes) => {
      const body = Buffer.concat([Buffer.from('{"body":"odd '), Buffer.from(bytes), Buffer.from('"}')]);
      await expect(post(body)).rejects.toMatchObject({ reason: 'input.not_json' });
    },
  );

  it('is refused in another encoding or type', async () => {
    await expect(post(Buffer.from('{"body":"sixteen"}', 'utf16le'))).rejects.toMatchObject({ reason: 'input.not_json' });
    const odd: Record<string, string>[] = [
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ];
    for (const headers of odd) {
      await expect(post('{}', headers)).rejects.toMatchObject({ reason: 'input.not_json' });
    }
  });

  it.each(['null', '[]', '"text"', '1'])('is refused when it is no object: %s', async (body) => {
    await expect(post(body)).rejects.toMatchObject({ reason: 'input.invalid' });
  });

  it('is refused above a megabyte', async () => {
    await expect(post(JSON.stringify({ body: 'x'.repeat(1_100_000) }))).rejects.toMatchObject({ reason: 'input.too_large' });
  });
});
