import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { plainPath } from './form-answer';
import { nextPath } from './next-path';

/** Where a browser ends when it is sent there, once or after reading it again. */
function leadsAway(path: string): boolean {
  const spellings = [path];
  for (let turn = 0; turn < 3; turn += 1) {
    try {
      spellings.push(decodeURIComponent(spellings.at(-1)!));
    } catch {
      break;
    }
  }
  return spellings.some((spelling) => new URL(spelling, 'https://board.example/sign-in').origin !== 'https://board.example');
}

describe('where to go on to', () => {
  it.each([
    '/',
    '/t/12',
    '/t/12/%E6%9D%8E%E5%BD%A6?page=2#reply',
    '/b/newspaper?sort=hot&lang=ja',
    '/search?q=https%3A%2F%2Fexample.com%2F',
    '/u/%E4%BC%8D',
  ])('%s is ours', (path) => {
    expect(nextPath(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    '/a/..//evil.example',
    '/./\\evil.example',
    '/%2f/evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/%09/evil.example',
    '/%252f%252fevil.example',
    '/x'.repeat(2_000),
    '/\u0000',
    '/sign-in',
    '/register?next=/',
    '/api/v1/boards',
  ])('%j is not', (path) => {
    expect(nextPath(path)).toBe('/');
  });

  it('has no way in for a refusal to loop', () => {
    expect(nextPath('/sign-in/submit', '')).toBe('');
  });

  it.skipIf(!hasCorpora)('never leads away, whatever others have tried', () => {
    for (const value of corpusJson<string[]>('urls/open-redirect-a.json').concat(corpusJson<string[]>('urls/crlf.json'))) {
      for (const each of [value, decodeURIComponent(value.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, ''))]) {
        const path = nextPath(each);
        expect(leadsAway(path), `${each} → ${path}`).toBe(false);
        expect(plainPath(path)).toMatch(/^\/[\x21-\x7e]*$/);
      }
    }
  });
});
