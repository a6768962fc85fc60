import { describe, expect, it } from 'vitest';
import { judgeOrigin, ownOrigins, type Sender } from './origin';

const own = ownOrigins({ url: 'https://board.example', urlIsSet: true, port: 3000 });
const loopback = ownOrigins({ url: 'http://127.0.0.1:3000', urlIsSet: false, port: 3000 });
const sender = (more: Partial<Sender>): Sender => ({ origin: null, referer: null, fetchSite: null, hasSession: true, ...more });

describe('where a form came from', () => {
  it.each<[string, Partial<Sender>, string]>([
    ['our own page', { origin: 'https://board.example', fetchSite: 'same-origin', referer: 'https://board.example/t/1' }, 'own'],
    ['an old browser of ours', { origin: 'https://board.example' }, 'own'],
    ['somebody else', { origin: 'https://evil.example' }, 'foreign'],
    ['null', { origin: 'null' }, 'foreign'],
    ['null, by itself', { origin: 'null', fetchSite: 'same-origin' }, 'foreign'],
    ['an empty one', { origin: '' }, 'foreign'],
    ['one that begins like ours', { origin: 'https://board.example.evil.example' }, 'foreign'],
    ['another port', { origin: 'https://board.example:8443' }, 'foreign'],
    ['another scheme', { origin: 'http://board.example' }, 'foreign'],
    ['two at once', { origin: 'https://board.example, https://evil.example' }, 'foreign'],
    ['a foreign referer', { origin: 'https://board.example', referer: 'https://evil.example/' }, 'foreign'],
    ['a foreign referer alone', { referer: 'https://evil.example/' }, 'foreign'],
    ['an unreadable referer', { referer: 'about:srcdoc' }, 'foreign'],
    ['another site by its own word', { fetchSite: 'cross-site' }, 'foreign'],
    ['a sister site', { fetchSite: 'same-site' }, 'foreign'],
    ['a member without origin', { hasSession: true }, 'token'],
    ['a member without origin, from our page', { hasSession: true, referer: 'https://board.example/' }, 'token'],
    ['a guest without origin', { hasSession: false }, 'own'],
    ['a guest without origin, from elsewhere', { hasSession: false, fetchSite: 'cross-site' }, 'foreign'],
  ])('%s', (_what, more, verdict) => {
    expect(judgeOrigin(sender(more), own)).toBe(verdict);
  });

  it('takes both loopback names on our port while no address is set', () => {
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
      expect(judgeOrigin(sender({ origin, fetchSite: 'cross-site' }), loopback)).toBe('own');
      expect(judgeOrigin(sender({ origin }), own)).toBe('foreign');
    }
    expect(judgeOrigin(sender({ origin: 'http://localhost:3001' }), loopback)).toBe('foreign');
  });
});
