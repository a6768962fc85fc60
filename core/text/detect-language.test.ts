import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { detectLanguage } from './detect-language';

describe('detectLanguage', () => {
  it.each([
    ['李彦宏の内部トークが暴露!', 'ja'],
    ['これはペンです', 'ja'],
    ['駅前で発売', 'ja'],
    ['国会図書館', 'ja'],
    ['新版论坛今天上线', 'zh-CN'],
    ['我喜欢の', 'zh-CN'],
    ['大家好', 'zh-CN'],
    ['論壇公告：請大家遵守', 'zh-TW'],
    ['안녕하세요 여러분', 'ko'],
    ['How should I store whole bean coffee?', 'en'],
    ['Hello world', 'en'],
    ['GPT-4 很好用', 'zh-CN'],
    ['The word 茶 is Chinese, and it has a long history.', 'en'],
    ['Ich habe gestern ein neues Fahrrad gekauft und bin damit gefahren', 'de'],
    ['@someone https://example.com/a 谢谢大家', 'zh-CN'],
    ['AI', undefined],
    ['+1 👍', undefined],
    ['', undefined],
  ])('%s is %s', (text, lang) => expect(detectLanguage(text)).toBe(lang));

  it('looks at the beginning only', () => expect(detectLanguage(`${'字'.repeat(2_000)}${'the '.repeat(500_000)}`)).toBe('zh-CN'));

  describe.skipIf(!hasCorpora)('with paragraphs of others', () => {
    it.each([
      ['ja-jsquad-valid', 'ja', 0.99],
      ['zh-hant-drcd-dev', 'zh-TW', 0.97],
      ['zh-hans-cmrc-trial', 'zh-CN', 0.99],
    ])('knows %s as %s', (set, lang, share) => {
      const { docs } = corpusJson<{ docs: { text: string }[] }>(`search/${set}.json`);
      const right = docs.filter(({ text }) => detectLanguage(text) === lang).length;
      expect(right / docs.length).toBeGreaterThanOrEqual(share);
    });
    it('hardly ever takes English for another language', () => {
      const titles = corpusJson<{ title: string }[]>('threads/en-se-coffee.json').map(({ title }) => title);
      const wrong = titles.filter((title) => !['en', undefined].includes(detectLanguage(title)));
      expect(wrong.length / titles.length).toBeLessThan(0.05);
    });
  });
});
