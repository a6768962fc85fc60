import { DAY, type DemoThread, HOUR } from './text';

export const reading: DemoThread[] = [
  {
    board: 'reading',
    by: 'gold',
    ago: 5 * DAY + 6 * HOUR,
    kind: 'article',
    digest: 1,
    lang: 'zh-TW',
    tags: ['修書', '工藝'],
    likes: ['author', 'elder', 'shiori', 'moderator', 'alun', 'regular'],
    title: '修一本書要等多久',
    body: `常有人抱著書來問：多久可以好？我總是先問：您急著讀嗎？急著讀的，就先讀完再拿來。

## 第一天：什麼也不做

新來的書要先放著。紙會適應屋裡的濕氣，人也要看清楚它壞在哪裡。最常見的錯誤是第一天就動手，結果補好了一處，撕開了三處。

## 第二週：做得到的都是小事

拆線、除塵、壓平、補缺口。每一步之後都要等漿糊乾。等的時候不能做別的，因為漿糊會趁你轉身的時候翹起來。

> 師父說：修書的人一半的手藝是手，另一半是坐得住。

## 第三個月：讓人看不出來，也看得出來

補的紙要比原來的淡一點。遠看是完整的，近看知道這裡修過。全部看不出來，那是騙下一個讀者；太看得出來，是騙自己手藝好。

所以答案是三個月。如果真的很急，那就四個月。`,
    replies: [
      {
        by: 'elder',
        ago: 5 * DAY + 2 * HOUR,
        body: '「急的话就四个月」，这是行家的话。赶工的活儿最后都要返工。',
        likes: ['gold', 'author', 'moderator'],
      },
      {
        by: 'author',
        ago: 5 * DAY,
        body: '补的纸要淡一点，这个道理也适合改稿：改过的句子，不要比原作者写得更好。',
        likes: ['gold', 'elder', 'regular', 'ellery'],
      },
      {
        by: 'shiori',
        ago: 4 * DAY + 20 * HOUR,
        body: '「遠目には直って見え、近くでは直したとわかる」。金継ぎとも古書修復とも通じる考え方ですね。',
        likes: ['gold', 'tadokoro'],
      },
      { by: 'regular', ago: 4 * DAY + 3 * HOUR, body: '想问一句外行的：漿糊是自己煮的吗？' },
      {
        by: 'gold',
        ago: 4 * DAY + 2 * HOUR,
        to: 3,
        body: '自己煮。小麥澱粉，小火攪二十分鐘，放涼過篩。不加防腐劑，所以每三天煮一次。',
        likes: ['regular', 'alun', 'member'],
      },
    ],
  },
  {
    board: 'reading',
    by: 'ellery',
    ago: 50 * HOUR,
    lang: 'en',
    likes: ['senior', 'regular'],
    title: 'Books you gave up on, and were right to',
    body: `Everyone lists the books they loved. I would rather know which ones you put down at page sixty without regret, and what it was that told you.

Mine: a very famous sea novel. By the third chapter on rope I knew more about rope than about anybody on the ship.`,
    replies: [
      {
        by: 'senior',
        ago: 48 * HOUR,
        body: 'I finished that one, and can report that the rope has the best lines.',
        likes: ['ellery', 'author', 'gold'],
      },
      {
        by: 'author',
        ago: 45 * HOUR,
        body: '我的标准是：如果读到一半开始数还剩多少页，就放下。书没有错，只是今天不是它。',
        likes: ['ellery', 'member', 'regular'],
      },
      {
        by: 'tadokoro',
        ago: 40 * HOUR,
        body: '「積読」という言葉があるので、やめた本も「まだ読んでいない本」に戻せます。便利です。',
        likes: ['ellery', 'shiori', 'senior'],
      },
      { by: 'ellery', ago: 39 * HOUR, to: 2, body: 'A whole language of guilt-free surrender. I need this word.', likes: ['tadokoro'] },
    ],
  },
  {
    board: 'reading',
    by: 'regular',
    ago: 28 * HOUR,
    lang: 'zh-CN',
    tags: ['书单'],
    likes: ['member', 'newcomer'],
    title: '求推荐：适合在火车上读的短篇集',
    body: '下周要坐十一个小时的慢车。想带一本短篇，最好每篇二三十页，读完可以看一会儿窗外再读下一篇。不要太悲。',
    replies: [
      { by: 'author', ago: 27 * HOUR, body: '带一本游记也好，书里的山和窗外的山可以对着看。', likes: ['regular'] },
      {
        by: 'member',
        ago: 26 * HOUR,
        body: '我上次带了推理短篇，结果最后一篇没读完就到站了，凶手至今逍遥法外。',
        likes: ['regular', 'author', 'elder', 'ellery'],
      },
      { by: 'regular', ago: 24 * HOUR, to: 1, body: '哈哈，那我从最后一篇开始读。', likes: ['member'] },
      { by: 'newcomer', ago: 3 * HOUR, body: '民间故事集可以吗？一篇只有几页，看窗外的时间多。', likes: ['regular'] },
    ],
  },
  {
    board: 'reading',
    by: 'shiori',
    ago: 11 * HOUR,
    lang: 'ja',
    tags: ['装丁'],
    likes: ['gold', 'author', 'tadokoro'],
    title: '背表紙だけで選んだ本のこと',
    body: `古本屋で、題名も作者も読まずに背表紙の色だけで三冊選んでみました。

一冊は園芸の本、一冊は鉄道の時刻表、最後の一冊が思いがけず素晴らしい随筆集でした。みなさんも、偶然に助けられた本はありますか。`,
    replies: [
      {
        by: 'gold',
        ago: 10 * HOUR,
        body: '有。為了書皮的布買下的一本帳簿，翻開來是一家米店三十年的流水帳，比小說好看。',
        likes: ['shiori', 'author', 'elder'],
      },
      { by: 'tadokoro', ago: 9 * HOUR, body: '時刻表も読み物ですよね。もう走っていない列車に乗れます。', likes: ['shiori', 'alun'] },
    ],
  },
];
