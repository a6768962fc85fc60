import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { frameOf, type Locale } from '@/components/ui/frame';
import { translator } from '@/web/kernel/messages';
import { Month, weeksOf } from './month';

const drawn = (locale: Locale) =>
  renderToStaticMarkup(
    <Month
      today="2026-11-23"
      days={['2026-11-22', '2026-11-23']}
      frame={frameOf({
        locale,
        t: translator(locale),
        timeZone: 'America/Los_Angeles',
        viewer: null,
        csrf: null,
        path: '/check-in',
        origin: 'http://localhost',
        siteName: 'Kawara',
        now: new Date('2026-11-23T04:00:00Z'),
      })}
    />,
  );

describe('the month of check-ins', () => {
  it('begins its weeks on Monday and holds every day once', () => {
    const weeks = weeksOf('2026-11-23');
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
    // February of 2027 begins on a Monday and fills four weeks.
    expect(weeksOf('2027-02-10').map((week) => week.filter(Boolean).length)).toEqual([7, 7, 7, 7]);
  });

  it.each([
    ['zh-CN', '2026年11月的签到', '已签到'],
    ['zh-TW', '2026年11月的簽到', '已簽到'],
    ['ja', '2026年11月の出席', '出席'],
    ['en', 'Check-ins of November 2026', 'checked in'],
  ] as const)('says the month and the marks in words in %s, whatever the zone', (locale, caption, mark) => {
    const html = drawn(locale);
    expect(html).toContain(`<caption>${caption}</caption>`);
    expect(html.split(`<span class="vh"> ${mark}</span>`)).toHaveLength(3);
    expect(html).toMatch(/<th scope="col" abbr="[^"]+">/);
  });
});
