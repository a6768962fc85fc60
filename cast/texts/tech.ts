import { DAY, type DemoThread, HOUR } from './text';

export const tech: DemoThread[] = [
  {
    board: 'tech',
    by: 'senior',
    ago: 4 * DAY + 3 * HOUR,
    kind: 'article',
    digest: 1,
    lang: 'en',
    tags: ['typography', 'web'],
    likes: ['author', 'ellery', 'shiori', 'elder', 'gold'],
    title: 'Setting two scripts on one line',
    body: `Put a Latin word into a Chinese sentence and something always looks wrong. It took me years of nudging to see that it is three things, and that none of them is the size.

## The gap

Printers put a quarter of an em between Han and Latin. They did it with metal, so nobody typed it. On the web people type a space instead, and now the space is in the database, in the search index, and in every copy and paste. The gap belongs to the setting, not to the text. Browsers can do it now; let them.

## The baseline

Han characters sit in a box. Latin letters sit on a line. If you centre the two by eye, the Latin floats; if you align the line to the bottom of the box, it sinks. Good CJK fonts come with Latin letters drawn for exactly this. If you bring your own, expect to move it by a few hundredths of an em.

## The punctuation

Curly quotes are the same code points in both scripts, and two different widths. A font stack that puts the Latin face first will quietly turn every Chinese quotation mark into a thin one. Cut those characters out of the Latin face, and the problem is gone:

\`\`\`css
@font-face {
  font-family: Latin;
  unicode-range: U+0020-007E, U+00A1-017F; /* no U+2018-201D */
}
\`\`\`

That is all. Three small things, and suddenly the line reads as if one person had set it.`,
    replies: [
      {
        by: 'author',
        ago: 4 * DAY,
        body: '「空格属于排版，不属于文字」，这句应当刻在编辑部墙上。',
        likes: ['senior', 'gold', 'member', 'elder'],
      },
      {
        by: 'shiori',
        ago: 3 * DAY + 22 * HOUR,
        body: '四分アキですね。活版の頃は込め物で入れていました。データに空白を残さないのは本当に大事だと思います。',
        likes: ['senior', 'author'],
      },
      {
        by: 'ellery',
        ago: 3 * DAY + 12 * HOUR,
        body: 'Searching for a phrase and missing half the hits because of someone’s tasteful space: yes, many times.',
        likes: ['senior'],
      },
      { by: 'gold', ago: 3 * DAY + 10 * HOUR, body: '請教：直排的時候拉丁字母怎麼處理比較好？轉九十度，還是一個一個立起來？' },
      {
        by: 'senior',
        ago: 3 * DAY + 9 * HOUR,
        to: 3,
        body: 'Words lie on their side, two-digit numbers stand up together, single capitals stand alone. And keep them rare.',
        likes: ['gold', 'author'],
      },
    ],
  },
  {
    board: 'tech',
    by: 'alun',
    ago: 40 * HOUR,
    lang: 'zh-TW',
    tags: ['收音機', '維修'],
    likes: ['gold', 'elder'],
    title: '修好了一台 1960 年代的電晶體收音機',
    body: `只換了兩顆電解電容和一根斷掉的磁棒線圈引線，它就唱起來了。

費用：零件四十元，加上一個星期的晚上。聲音有點悶，可是聽颱風消息特別有氣氛。`,
    replies: [
      { by: 'elder', ago: 38 * HOUR, body: '磁棒线圈的线细得跟头发一样，能接上就是好手艺。', likes: ['alun'] },
      { by: 'regular', ago: 30 * HOUR, body: '求录一段声音！想听听「有点闷」是怎么个闷法。' },
      { by: 'alun', ago: 28 * HOUR, to: 1, body: '等颱風來再錄，比較有誠意。', likes: ['regular', 'gold', 'member'] },
    ],
  },
  {
    board: 'tech',
    by: 'tadokoro',
    ago: 20 * HOUR,
    lang: 'ja',
    tags: ['入力'],
    likes: ['shiori'],
    title: '中国語と日本語を一台のパソコンで打ち分けるには',
    body: `仕事で両方使うのですが、切り替えるたびに変換候補が混ざってしまいます。

みなさんは入力方式をどう分けていますか。キーひとつで確実に切り替わる方法があれば知りたいです。`,
    replies: [
      {
        by: 'shiori',
        ago: 19 * HOUR,
        body: '私は「切り替え」をやめて、言語ごとに別のキーを割り当てました。今どちらかを考えなくて済みます。',
        likes: ['tadokoro', 'author'],
      },
      { by: 'author', ago: 17 * HOUR, body: '同意楼上。凡是要记住「现在是哪个状态」的开关，迟早会打错字。', likes: ['shiori', 'tadokoro'] },
      {
        by: 'tadokoro',
        ago: 16 * HOUR,
        body: '左右の Alt に割り当ててみました。快適です！ありがとうございます。',
        likes: ['shiori', 'author'],
      },
    ],
  },
  {
    board: 'tech',
    by: 'regular',
    ago: 7 * HOUR,
    lang: 'zh-CN',
    tags: ['备份'],
    likes: ['member', 'senior'],
    title: '硬盘坏过一次之后，我的备份办法',
    body: `去年硬盘坏了，丢了两年的笔记。现在的办法很土：

- 每天自动存一份到另一块盘；
- 每个月抄一份到移动硬盘，放到父母家；
- 每半年真的恢复一次试试。

最后一条最重要。没有恢复过的备份，只是一个愿望。`,
    replies: [
      {
        by: 'senior',
        ago: 6 * HOUR,
        body: '“A backup that was never restored is only a wish.” Translating this for the office wall.',
        likes: ['regular', 'ellery'],
      },
      { by: 'member', ago: 5 * HOUR + 30, body: '第三条我从来没做过，今晚就试。', likes: ['regular'] },
      { by: 'elder', ago: 100, body: '我们从前的办法是抄两份，一份放铁皮柜，一份放别人的铁皮柜。', likes: ['regular', 'member', 'author'] },
    ],
  },
];
