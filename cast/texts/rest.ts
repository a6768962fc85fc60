import { DAY, type DemoThread, HOUR } from './text';

export const screen: DemoThread[] = [
  {
    board: 'screen',
    by: 'regular',
    ago: 3 * DAY + 8 * HOUR,
    lang: 'zh-CN',
    tags: ['观影笔记'],
    likes: ['author', 'member', 'ellery'],
    title: '把声音关掉再看一遍',
    body: `最近养成一个习惯：喜欢的电影，第二遍关掉声音看。

台词没有了，才发现导演把多少话交给了门、窗和走路的快慢。有一场吵架的戏，关了声音看，两个人从头到尾没有同时出现在一个镜头里。`,
    replies: [
      {
        by: 'ellery',
        ago: 3 * DAY + 6 * HOUR,
        body: 'The reverse also works: listen to the film from the next room. You learn which scenes were only ever radio.',
        likes: ['regular', 'senior'],
      },
      {
        by: 'author',
        ago: 3 * DAY + 3 * HOUR,
        body: '「没有同时出现在一个镜头里」，好观察。文字里也有这样的吵架：两个人的话从来不接。',
        likes: ['regular'],
      },
      { by: 'member', ago: 2 * DAY + 20 * HOUR, body: '试了一部喜剧，关掉声音居然有点吓人。', likes: ['regular', 'ellery', 'alun'] },
    ],
  },
  {
    board: 'screen',
    by: 'alun',
    ago: 33 * HOUR,
    lang: 'zh-TW',
    likes: ['gold'],
    title: '有沒有適合騎夜車聽的音樂',
    body: '晚上騎河堤，一個半小時。不要太快，太快會踩太快；也不要太慢，太慢會想睡。',
    replies: [
      { by: 'shiori', ago: 31 * HOUR, body: 'ギターだけのボサノヴァはいかがですか。ペダルの速さとちょうど合います。', likes: ['alun'] },
      {
        by: 'senior',
        ago: 30 * HOUR,
        body: 'Walking-tempo baroque. A cello suite is exactly one river bank long.',
        likes: ['alun', 'author'],
      },
      { by: 'alun', ago: 8 * HOUR, to: 1, body: '昨晚試了大提琴，騎到橋下剛好換樂章，太巧了。', likes: ['senior', 'gold', 'regular'] },
    ],
  },
  {
    board: 'screen',
    by: 'ellery',
    ago: 4 * HOUR,
    lang: 'en',
    likes: ['senior'],
    title: 'Subtitles: read them, or let them go?',
    body: 'When I read subtitles I miss the faces. When I watch the faces I miss the jokes. After thirty years I still cannot do both. How do people who grew up with them manage?',
    replies: [
      {
        by: 'tadokoro',
        ago: 3 * HOUR,
        body: '字幕は「読む」より「目に入る」感じです。一行十三字くらいまでなら顔も見えます。',
        likes: ['ellery', 'regular'],
      },
      {
        by: 'regular',
        ago: 2 * HOUR,
        body: '从小看字幕长大的人表示：没有字幕的国产片反而听不清。',
        likes: ['ellery', 'member', 'newcomer', 'author'],
      },
    ],
  },
];

export const life: DemoThread[] = [
  {
    board: 'life',
    by: 'member',
    ago: 2 * DAY + 12 * HOUR,
    lang: 'zh-CN',
    tags: ['做饭'],
    likes: ['elder', 'regular', 'newcomer', 'gold'],
    title: '周日一锅粥，吃到周三',
    body: `方法：米和水一比十，水开下米，大火十分钟，小火四十分钟，中间只搅三次。

第一天配咸菜，第二天加鸡蛋，第三天加剩菜煮成烩饭，第四天早上最后一碗，撒点胡椒。

省事是真的，吃到周三有点想念面条也是真的。`,
    replies: [
      {
        by: 'elder',
        ago: 2 * DAY + 10 * HOUR,
        body: '米先泡半个钟头，小火可以省一半时间。滴两滴油，不溢锅。',
        likes: ['member', 'gold', 'newcomer'],
      },
      { by: 'gold', ago: 2 * DAY + 9 * HOUR, body: '我們家會放一小塊番薯，第二天特別甜。', likes: ['member', 'alun'] },
      {
        by: 'ellery',
        ago: 2 * DAY + 4 * HOUR,
        body: 'Day three is where every batch-cooking plan meets the truth.',
        likes: ['member', 'senior'],
      },
      { by: 'newcomer', ago: 2 * DAY, body: '照着做了，锅没溢，谢谢老槐！', likes: ['elder', 'member'] },
    ],
  },
  {
    board: 'life',
    by: 'elder',
    ago: 36 * HOUR,
    lang: 'zh-CN',
    tags: ['种花'],
    likes: ['author', 'member', 'gold', 'moderator', 'shiori'],
    title: '阳台上的茉莉，第三年终于开了',
    body: `头一年只长叶，第二年生虫，今年入伏那天早上开了七朵。

没有秘诀。就是不再每天去看它，也不再给它施肥。有些东西是被人看得不好意思开。`,
    replies: [
      { by: 'author', ago: 35 * HOUR, body: '最后一句可以做一篇文章的结尾。', likes: ['elder', 'gold'] },
      { by: 'member', ago: 34 * HOUR, body: '我的薄荷就是被我看死的。', likes: ['elder', 'regular', 'alun'] },
      { by: 'shiori', ago: 30 * HOUR, body: 'おめでとうございます。七輪、香りはどのくらい届きますか。', likes: ['elder'] },
      {
        by: 'elder',
        ago: 29 * HOUR,
        to: 2,
        body: '夜里开窗，三楼都闻得到。三楼的人上来问过一次。',
        likes: ['shiori', 'author', 'member', 'gold'],
      },
    ],
  },
  {
    board: 'life',
    by: 'senior',
    ago: 26 * HOUR,
    lang: 'en',
    likes: ['ellery', 'alun'],
    title: 'A walk with no phone, week four',
    body: 'One hour, every Sunday, no phone. Week one I reached for it eleven times. Week four: twice, both to check the time. I have bought a watch, which feels like cheating.',
    replies: [
      { by: 'alun', ago: 25 * HOUR, body: '手錶不算作弊，是復古。', likes: ['senior', 'ellery'] },
      {
        by: 'author',
        ago: 23 * HOUR,
        body: '我试过一次，走到一半想起一个好句子，没有东西记，只好一路念着回家。',
        likes: ['senior', 'regular', 'elder'],
      },
      {
        by: 'ellery',
        ago: 21 * HOUR,
        body: 'Pencil. Back of a receipt. The sentence will be shorter and better.',
        to: 1,
        likes: ['author', 'senior'],
      },
    ],
  },
  {
    board: 'life',
    by: 'newcomer',
    ago: 90,
    lang: 'zh-CN',
    likes: ['member'],
    title: '第一次一个人搬家，有什么要提前做的？',
    body: '下个月搬去一个不认识的城市。东西不多，十来个箱子。除了打包，还有什么是你们搬过才知道要提前做的？',
    replies: [
      {
        by: 'member',
        ago: 75,
        body: '第一晚要用的东西单独一包：床单、充电器、卷纸、一把剪刀。别问剪刀怎么来的。',
        likes: ['newcomer', 'elder'],
      },
      {
        by: 'gold',
        ago: 50,
        body: '先去新家附近走一圈，找到早餐店。有了早餐店，就不算陌生的地方了。',
        likes: ['newcomer', 'member', 'author'],
      },
      { by: 'elder', ago: 20, body: '箱子四面都写字，写里面有什么，不要写「杂物」。', likes: ['newcomer'] },
    ],
  },
];

export const desk: DemoThread[] = [
  {
    board: 'desk',
    by: 'administrator',
    ago: 7 * DAY,
    sticky: 3,
    lang: 'zh-CN',
    likes: ['author', 'elder', 'gold', 'member', 'moderator'],
    title: '欢迎来到瓦版',
    body: `瓦版是江户时代街头的印刷品：一张纸，一件新鲜事，念给路人听。这块板也想做成这样：读起来像报纸，用起来像论坛。

## 从哪里开始

- 随便逛逛，不用注册；
- 想说话，先[注册](/register)，名字两个字起；
- 正文用 Markdown 写，**强调**、列表、代码都可以；
- 页首的「Aa」可以换字号、行距和纸色。

## 积分和用户组

发主题加二，回帖加一，写得好被评为精华另有奖励。每个版都可以有自己的规则，页底有「本版积分规则」。

这里的人和文章都是开张时摆的样品，管理员可以随时清空重来。`,
    replies: [
      { by: 'member', ago: 6 * DAY + 20 * HOUR, body: '占个沙发。界面很清爽，字也大。', likes: ['administrator'] },
      {
        by: 'shiori',
        ago: 6 * DAY + 18 * HOUR,
        body: '日本語の記事がちゃんと日本語の字形で表示されるのが嬉しいです。',
        likes: ['administrator', 'tadokoro', 'author'],
      },
      {
        by: 'ellery',
        ago: 6 * DAY + 10 * HOUR,
        body: 'Works with scripts switched off, too. I checked before saying hello.',
        likes: ['administrator', 'senior'],
      },
      { by: 'administrator', ago: 6 * DAY + 9 * HOUR, to: 2, body: 'That is the best hello we could have had. 欢迎！', likes: ['ellery'] },
    ],
  },
  {
    board: 'desk',
    by: 'alun',
    ago: 15 * HOUR,
    lang: 'zh-TW',
    tags: ['建議'],
    likes: ['member', 'regular'],
    title: '建議：夜間模式可以跟著系統自動切換嗎',
    body: '晚上從明亮的頁面切過來有點刺眼。如果可以跟著系統走就好了。',
    replies: [
      {
        by: 'administrator',
        ago: 14 * HOUR,
        body: '可以：「Aa」裡選「自動」就會跟著系統。另外還有一種「舊紙」，睡前看書比較舒服。',
        likes: ['alun', 'gold'],
      },
      { by: 'alun', ago: 13 * HOUR, body: '找到了，謝謝！舊紙好看。', likes: ['administrator'] },
    ],
  },
];

export const nihongo: DemoThread[] = [
  {
    board: 'nihongo',
    by: 'shiori',
    ago: 4 * DAY + 12 * HOUR,
    kind: 'article',
    digest: 1,
    lang: 'ja',
    tags: ['活版', '手仕事'],
    likes: ['gold', 'author', 'tadokoro', 'senior', 'elder'],
    title: '活字を拾うということ',
    body: `祖父の印刷所には、壁一面に活字の棚がありました。小学生の私は、夏休みのあいだそこで「文選」の真似事をさせてもらいました。原稿を左手に持ち、右手で一字ずつ活字を拾って、小さな木の箱に並べていく仕事です。

## よく使う字は手の届くところに

棚の並びは辞書の順ではありません。「の」「に」「は」は腰の高さ、めったに使わない字は天井の近く。一日働くと、日本語のどの字がよく働いているのかが、腕の疲れでわかります。

## まちがいは重さになる

一字拾いまちがえると、組んだ版をほどいて差し替えなければなりません。だから拾う前に必ず一度読む。声に出さずに読む。**まちがいに重さがあると、人は丁寧になる。**祖父はそう言っていました。

## 画面の上の活字

いまは一秒に十字打てます。消すのも一瞬です。便利になった分だけ、送信の前に一度読む時間を、自分で作らなければならないのだと思います。`,
    replies: [
      {
        by: 'tadokoro',
        ago: 4 * DAY + 8 * HOUR,
        body: '「腕の疲れでわかる」がいいですね。中国語の棚だと、いちばん働くのは「的」でしょうか。',
        likes: ['shiori', 'author'],
      },
      {
        by: 'elder',
        ago: 4 * DAY + 2 * HOUR,
        body: '是「的」，我们叫它「劳模」。排字架上单给它开三格，还总不够用。',
        likes: ['shiori', 'tadokoro', 'author', 'gold', 'senior'],
      },
      {
        by: 'shiori',
        ago: 4 * DAY,
        to: 1,
        body: '三マスも！うちの「の」は二マスでした。「労働模範」、とてもいい呼び名です。',
        likes: ['elder', 'tadokoro'],
      },
      {
        by: 'senior',
        ago: 3 * DAY + 18 * HOUR,
        body: 'In English it is the lower-case e, and the case has a compartment for it the size of a soap dish.',
        likes: ['shiori', 'elder', 'ellery'],
      },
    ],
  },
  {
    board: 'nihongo',
    by: 'tadokoro',
    ago: 45 * HOUR,
    lang: 'ja',
    tags: ['ことば'],
    likes: ['shiori', 'author'],
    title: '「大丈夫です」を中国語でどう言いますか',
    body: '断るときの「大丈夫です」と、安心させるときの「大丈夫です」。中国語ではどう言い分けるのでしょうか。先日、店で言いまちがえて袋を三枚もらいました。',
    replies: [
      {
        by: 'author',
        ago: 44 * HOUR,
        body: '断るときは「不用了，谢谢」、安心させるときは「没事」「没关系」。袋が三枚になったのは、たぶん「可以」と言ったからでしょう。',
        likes: ['tadokoro', 'shiori', 'gold'],
      },
      { by: 'gold', ago: 42 * HOUR, body: '臺灣的話，「不用，謝謝」加一個小小的揮手，一定不會多拿到袋子。', likes: ['tadokoro'] },
      {
        by: 'tadokoro',
        ago: 41 * HOUR,
        body: 'まさに「可以」と言いました……。手を振る練習から始めます。',
        likes: ['author', 'gold', 'shiori'],
      },
    ],
  },
  {
    board: 'nihongo',
    by: 'tadokoro',
    ago: 6 * HOUR,
    lang: 'ja',
    likes: ['shiori'],
    title: '喫茶店で流れていた曲の名前が知りたい',
    body: 'ピアノから始まって、途中で雨の音が入る曲です。歌はありません。店の人に聞いたら「有線なのでわからない」とのことでした。心当たりのある方、いませんか。',
    replies: [
      { by: 'shiori', ago: 5 * HOUR, body: '雨の音は、もしかして店の外の雨では？', likes: ['tadokoro', 'senior', 'ellery'] },
      { by: 'tadokoro', ago: 4 * HOUR + 30, to: 0, body: '……その日は確かに雨でした。', likes: ['shiori', 'author', 'alun'] },
    ],
  },
];
