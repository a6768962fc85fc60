import { DAY, type DemoThread, HOUR } from './text';

export const newspaper: DemoThread[] = [
  {
    board: 'newspaper',
    by: 'author',
    ago: 2 * DAY + 5 * HOUR,
    kind: 'article',
    digest: 2,
    isLead: true,
    lang: 'zh-CN',
    tags: ['版面', '阅读'],
    likes: ['elder', 'gold', 'member', 'regular', 'senior', 'shiori', 'moderator', 'newcomer'],
    title: '一张报纸怎样让人读完',
    body: `我在一家小报做过四年夜班编辑。那时大家常说一句话：**版面是写给眼睛的文章。**一篇稿子能不能被读完，一半在字里，另一半在字的外面。

## 先让人知道这是什么

读者打开报纸，第一眼看的不是字，是黑白。哪一块最黑，哪一块就最要紧。标题若是每条都大，就等于每条都小。我的师傅有个办法：把大样倒过来看，字认不出来了，轻重还在。轻重对了，再正过来改字。

网页也一样。一屏里有六个按钮抢着发亮，读者就只好自己去猜哪个是路。

## 再让人知道有多长

报纸的好处是长短摆在面前。折一折，掂一掂，就晓得吃早饭时读得完读不完。卷轴没有这个好处：不知道底在哪里的文章，读的人心里总悬着。

所以我喜欢有页码的东西。第三页就是第三页，明天来还是第三页，可以折角，可以告诉别人。

## 最后，别去打断他

排字房里有一条不成文的规矩：一段话里不许换两次字号。理由很简单，眼睛刚走顺，你就伸脚绊它。

- 行太长，回头找不到下一行；
- 行太短，一句话断成三截；
- 行距太紧，人会不自觉地屏住气。

这些事做好了，没有人会夸你，他们只会说：今天的报纸挺好看。这就够了。`,
    replies: [
      {
        by: 'elder',
        ago: 2 * DAY + 3 * HOUR,
        body: '倒过来看大样，这个我们排字房也做。师傅说，字是给识字的人看的，黑白是给所有人看的。',
        likes: ['author', 'gold', 'member', 'moderator', 'senior'],
      },
      {
        by: 'member',
        ago: 2 * DAY + 2 * HOUR,
        body: '「不知道底在哪里的文章，读的人心里总悬着」，说中了。我现在看手机上的长文，第一件事就是拉到底看看还有多长。',
        likes: ['author', 'regular'],
      },
      {
        by: 'senior',
        ago: 2 * DAY + HOUR,
        body: 'The bit about turning the proof upside down is lovely. We used to squint at it from the other side of the room, which is the same trick with worse posture.',
        likes: ['author', 'ellery'],
      },
      { by: 'author', ago: 2 * DAY, to: 2, body: '@Rowan 隔着房间看也好，而且可以顺便站起来走走。', likes: ['senior'] },
      {
        by: 'gold',
        ago: DAY + 20 * HOUR,
        body: '修書的時候也是如此。紙的毛邊、天頭地腳留多少，沒有人會注意，可是少了半公分，整本書就喘不過氣來。',
        likes: ['author', 'elder', 'alun'],
      },
      { by: 'newcomer', ago: 9 * HOUR, body: '刚注册，就是为了来赞这一篇。请问「大样」是什么？', likes: ['member'] },
      {
        by: 'moderator',
        ago: 8 * HOUR,
        to: 5,
        body: '整版排好以后打出来校对的样张，叫大样；单篇的叫小样。欢迎。',
        likes: ['newcomer', 'author'],
      },
    ],
  },
  {
    board: 'newspaper',
    by: 'moderator',
    ago: 6 * DAY,
    sticky: 1,
    lang: 'zh-CN',
    tags: ['公告'],
    likes: ['author', 'member'],
    title: '本版须知：转载请写出处，评论请对事',
    body: `三条规矩，多了记不住：

1. 转载写清出处和日期，只摘要，不整篇搬。
2. 评论对事不对人。不同意一个观点，请先把它复述到对方点头，再反驳。
3. 标题写实。不写「震惊」，不写「速看」。

另外，外文报道欢迎贴原文，发帖时把语言选对，字形和断行才会对。`,
    replies: [
      { by: 'author', ago: 5 * DAY + 20 * HOUR, body: '第二条最难，也最要紧。', likes: ['moderator', 'gold'] },
      { by: 'banned', ago: 5 * DAY + 18 * HOUR, body: '规矩太多，没人来的。' },
      {
        by: 'elder',
        ago: 5 * DAY + 17 * HOUR,
        to: 1,
        body: '三条不算多。报馆的校对规程有一百四十条，人也来了。',
        likes: ['moderator', 'author', 'member'],
      },
    ],
  },
  {
    board: 'newspaper',
    by: 'gold',
    ago: 3 * DAY + 2 * HOUR,
    lang: 'zh-TW',
    tags: ['舊報', '收藏'],
    likes: ['moderator', 'elder', 'author', 'shiori'],
    title: '在舊書攤買到一疊民國的畫報，該怎麼保存？',
    body: `上週在舊書攤遇見一疊畫報，大約三十本，紙已經脆了，翻一頁就掉一點屑。

目前先夾在無酸紙裡平放，沒有動它。想請教：要不要拆掉生鏽的書釘？會不會拆了反而散掉？`,
    replies: [
      {
        by: 'moderator',
        ago: 3 * DAY,
        body: '书钉一定要拆，锈会一直吃纸。拆之前先在背面垫一层和纸，用刮刀慢慢挑，不要拔。',
        likes: ['gold', 'alun'],
      },
      {
        by: 'shiori',
        ago: 2 * DAY + 22 * HOUR,
        body: '和紙で裏打ちする場合は、でんぷん糊を薄めに。私は練習用の古紙で三回失敗してから本番にしました。',
        likes: ['gold', 'moderator'],
      },
      {
        by: 'gold',
        ago: 2 * DAY + 20 * HOUR,
        body: '謝謝兩位。先拿最破的一本練習。拆下來的釘子居然還能看到廠名，也算一件小史料。',
        likes: ['moderator', 'shiori'],
      },
      { by: 'alun', ago: 26 * HOUR, body: '有照片嗎？想看廣告頁，那個年代的收音機廣告最有意思。', likes: ['gold'] },
    ],
  },
  {
    board: 'newspaper',
    by: 'senior',
    ago: 30 * HOUR,
    lang: 'en',
    tags: ['headlines'],
    likes: ['ellery', 'author'],
    title: 'Why do headlines in Chinese papers fit, and ours never do?',
    body: `I spent an afternoon resetting the same story in three languages. The Chinese head took nine characters and one line. The English one took eleven words and an argument.

Is it only that a character carries more, or do Chinese editors also cut harder? I suspect the second.`,
    replies: [
      {
        by: 'author',
        ago: 28 * HOUR,
        body: '两样都有。不过夜班编辑的真本事是删「了」和「的」。删到第三遍，字就刚好排满。',
        likes: ['senior', 'elder', 'moderator'],
      },
      {
        by: 'ellery',
        ago: 25 * HOUR,
        body: 'English heads lost their verbs decades ago and have been looking for them ever since.',
        likes: ['senior'],
      },
      {
        by: 'shiori',
        ago: 22 * HOUR,
        body: '日本語だと体言止めで逃げられるのが大きいですね。「〜へ」で終われば、まだ決まっていなくても見出しになります。',
        likes: ['senior', 'author', 'tadokoro'],
      },
      {
        by: 'senior',
        ago: 20 * HOUR,
        to: 2,
        body: 'Ending on a particle so that nothing has to have happened yet: I am stealing that.',
        likes: ['shiori'],
      },
    ],
  },
  {
    board: 'newspaper',
    by: 'member',
    ago: 5 * HOUR,
    lang: 'zh-CN',
    likes: ['newcomer'],
    title: '你们还订纸质报纸吗',
    body: '楼下的报摊上个月关了，想了想，最近一次买报纸还是为了包碗。还有人家里订着吗？订的是什么，几点送到？',
    replies: [
      {
        by: 'elder',
        ago: 4 * HOUR,
        body: '订着一份晚报，下午四点半到。送报的换过三个人，都会把报纸对折好放在门把手上。',
        likes: ['member', 'author'],
      },
      { by: 'regular', ago: 3 * HOUR, body: '我订周报，一周一厚叠，看不完，但是心里踏实。', likes: ['member'] },
      { by: 'newcomer', ago: 70, body: '没有订过……不过小时候练字用的是旧报纸，算吗？', likes: ['elder', 'member'] },
    ],
  },
];
