/** What was chosen in a form of settings is still chosen when the form comes back refused, also without script. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { frameOf } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { AccountForm } from './account-form';
import { ChoicesForm } from './choices-form';
import { ProfileForm } from './profile-form';

const frame = frameOf({
  locale: 'en',
  t: translator('en'),
  timeZone: 'UTC',
  viewer: { id: 1, name: 'Ann', seal: { char: 'A', pigment: 'a' }, unread: 0 },
  csrf: null,
  path: '/settings/profile',
  origin: 'http://localhost',
  siteName: 'Kawara',
  now: new Date('2026-11-23T12:00:00Z'),
});
const none = { repeat: 'r', values: {}, refusal: null };
const refused = (values: Record<string, string>) => ({ repeat: 'r', values, refusal: { message: 'No.', fields: {} } });
const tag = (drawn: ReactNode, name: string) =>
  new RegExp(`<(?:input|select)[^>]* name="${name.replace('.', '\\.')}"[^>]*>`).exec(renderToStaticMarkup(drawn))?.[0] ?? '';
const isOn = (drawn: ReactNode, name: string) => tag(drawn, name).includes('checked=""');
const chosen = (drawn: ReactNode) =>
  [...renderToStaticMarkup(drawn).matchAll(/<option value="([^"]*)"[^>]* selected=""/g)].map(([, value]) => value);

const own = {
  name: 'Ann',
  email: null,
  isEmailVerified: false,
  locale: 'en',
  timeZone: '',
  goesToLastPage: true,
  bio: '',
  title: '',
  mayHaveTitle: false,
  signature: '',
  signatureLength: 0,
  avatar: null,
  maxImageBytes: 1_048_576,
  fields: {},
  mayHaveWebsite: false,
  hidesOnline: true,
  mayHide: true,
  refusesFollowers: false,
};

describe('a refused form of settings', () => {
  it('keeps the ticks of the profile, those taken away too; another form of the page says nothing of them', () => {
    const form = (writing: Parameters<typeof ProfileForm>[0]['writing']) => <ProfileForm own={own} writing={writing} frame={frame} />;
    expect([isOn(form(none), 'hidesOnline'), isOn(form(none), 'refusesFollowers')]).toEqual([true, false]);
    const sent = form(refused({ bio: 'x', refusesFollowers: '1' }));
    expect([isOn(sent, 'hidesOnline'), isOn(sent, 'refusesFollowers')]).toEqual([false, true]);
    const picture = form(refused({ zoom: '250', x: '10', y: '90' }));
    expect([isOn(picture, 'hidesOnline'), isOn(picture, 'refusesFollowers')]).toEqual([true, false]);
  });

  it('keeps the square of a refused picture', () => {
    const drawn = <ProfileForm own={own} writing={refused({ zoom: '250', x: '10', y: '90' })} frame={frame} />;
    expect(['zoom', 'x', 'y'].map((name) => /value="(\d+)"/.exec(tag(drawn, name))?.[1])).toEqual(['250', '10', '90']);
  });

  it('keeps language, time zone and tick of the account', () => {
    const form = (writing: Parameters<typeof AccountForm>[0]['writing']) => (
      <AccountForm own={own} siteTimeZone="UTC" sendsMail={false} writing={writing} frame={frame} />
    );
    expect([chosen(form(none)), isOn(form(none), 'goesToLastPage')]).toEqual([['en', ''], true]);
    const sent = form(refused({ locale: 'ja', timeZone: 'Asia/Tokyo' }));
    expect([chosen(sent), isOn(sent, 'goesToLastPage')]).toEqual([['ja', 'Asia/Tokyo'], false]);
  });

  it('keeps what one wants to be told of', () => {
    const choices = {
      kinds: [
        { kind: 'like' as const, site: true, mail: false },
        { kind: 'reply' as const, site: false, mail: false },
      ],
      digest: 'off' as const,
      email: null,
      isVerified: false,
    };
    const form = (writing: Parameters<typeof ChoicesForm>[0]['writing']) => (
      <ChoicesForm choices={choices} sendsMail={false} writing={writing} frame={frame} />
    );
    const state = (drawn: ReactNode) => [chosen(drawn), ...['site.like', 'mail.like', 'site.reply'].map((name) => isOn(drawn, name))];
    expect(state(form(none))).toEqual([['off'], true, false, false]);
    expect(state(form(refused({ digest: 'weekly', 'mail.like': '1', 'site.reply': '1' })))).toEqual([['weekly'], false, true, true]);
  });

  it('offers to empty a title and a website that one may not have any more, and says that they are not shown', () => {
    const left = { ...own, title: 'Editor', fields: { website: 'https://example.com/' } };
    const html = renderToStaticMarkup(<ProfileForm own={left} writing={none} frame={frame} />);
    expect(html).toMatch(/name="website"[^>]*value="https:\/\/example.com\/"/);
    expect(html).toMatch(/name="title"[^>]*value="Editor"/);
    expect(html.match(/Not shown at present/g)).toHaveLength(2);
    const without = renderToStaticMarkup(<ProfileForm own={own} writing={none} frame={frame} />);
    expect(without).not.toMatch(/name="website"|name="title"/);
  });
});
