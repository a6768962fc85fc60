/**
 * Names that nobody may register: those of staff and of the board itself, words that stand in addresses, and words a
 * reader would take for a part of the site. Written for this board; kept sorted by what they would pretend to be.
 */
import { nameSkeleton } from './name-skeleton';

const STAFF = `admin admins administrator administrators administration administrate adm administrador administrateur sysadmin sysop root superuser superadmin
  owner founder moderator moderators mod mods moderation supermod staff team crew official officials operator operators op support
  supporter helpdesk help info service services customer customerservice security secure abuse postmaster hostmaster webmaster
  webmasters mailer mailerdaemon mailer-daemon daemon noreply no-reply donotreply nobody noc usenet uucp ftp ssladmin ssladministrator
  sslwebmaster everyone here all anyone someone somebody nobody me you we us them self myself bot bots robot robots system
  systems sys kernel kawara kawaraban master manager managers management chief boss president editor editors editorial press author
  authors member members user users username usernames guest guests visitor visitors anonymous anon deleted deleted-member unknown
  undefined null nil none void nan true false test tests teste tester testing testuser demo example sample dummy default public private
  police law legal privacy policy policies copyright dmca compliance trust safety verify verified verification cliente comercial
  sales marketing media contact contacts contactus contact-us feedback report reports reporter appeal appeals`;

const ADDRESSES = `about abs access account accounts action actions activate activation active activity activities actor ad add addcart
  address ads advert adverts advertise advertiser advertising advertisement affiliate affiliates ajax alias alpha amp analysis analytic
  analytics announce announcement announcements answer answers api apis app apple-touch-icon apps application applications archive
  archives arrow article articles asct asset assets atom attach attachment attachments auth authenticate authentication authorize
  authorized autodiscover avatar avatars award awards back backup backups badge badges balance ban banner banners banned bans base
  beta billing bin blob block blocked blocks blog blogs board boards book bookmark bookmarks books bounty broadcast broadcasthost
  browse browser bug bugs build business businesses buy cache calendar call calls campaign cancel captcha card cards career careers
  cart cash catalog catalogue categories category cdn cgi cgi-bin cgibin challenge change changelog channel channels chart charts chat
  check checked checking checkout checkin client clients close cloud club cn code codereview codes collection collections college com
  comment comments commit common communities community company compare compose composer config configuration configure confirm
  confirmation connect connection connections console content contents contest contribute contributor contributors control cookie
  cookies corp corporate count counter counters country course courses create created creator credits crew cron crontab crossdomain
  css csv currency custom customers cvs cycle daily dashboard data database databases date day db dba de dead deal dealer debug
  define delete demos deploy deployment design designer dev devel develop developer developers development device devices diagram diagrams dictionary dl dns doc
  dict die diff digest dir direct direct_messages direct-messages directory disabled disc disconnect discuss discussion discussions
  dispute dist docs document documentation documents domain domains donate download downloader downloads draft drafts drop dynamic
  echo edit edited education effect email e-mail emails employment embed emoji empty en end engine enroll enterprise entries entry
  env environment eol error errors escape eval event events evidence evil exam except exec exception exit expert experts explore
  export exports extension external extranet family faq faqs fashion fault favicon faves favorite favorites favourite fax feature
  features feed feeds feedbacks fetch file files filter finance find finish finger first flag flags flash flame fleet fleets flog
  floor floors flow folder folders follow followed follower followers following fonts font forgot forgot-password forgotpassword form
  forms format formats forum forums forward forwards fr framework free friend friends friendship ftp ftps function functions gadget game
  games gateway gear geek get gift gifts gist git github global go google gone graph graphs group groups guide guideline guidelines
  guides guru hack hacker head header headers health heartbeat hello hidden history home homepage hooks host hosting hostname hot
  hour href htm html howto how-to http httpd https hub humor humour icon icons id idea ideas identity ids image images imap img import imports imprint
  in inbox index indice information inquiry install installation instagram institute intel intern internal international internet intranet
  invalid investor investors invitation invitations invite invites invoice invoices io ip ipad iphone irc irix is isatap issue issues
  it item items ja java java javascript job jobs join journal js json jump kb key keys keyword kill knowledge knowledgebase lab label
  labs language languages last latest launch lead learn ledger left legacy level lib library license licenses lifestyle like likes limit line
  link links linux list lists live load local localdomain localhost locale location locations lock locked log login log-in logged logo
  logos logout log-out logoff logon logs look lost lounge love ma mac mail mail1 mail2 mail3 mail4 mail5 mailbox mailing mails main maintain
  maintenance make manage manifest manual map maps mark market marketplace marks me medal medals mentor mention mentions menu merchant
  message messages messenger meta metric metrics microblog microblogs migrate mine minute mirror mis misc mob mobile mobilemail mode
  models modern module modules money monitor monitoring month more most move movie movies mp3 msg msn music musicas mute muted mx mx1 my
  my-account mysql name named names namespace namespaces nav navi navigation net network networks new news newest newsletter newsletters
  newspaper next nick nickname node nodes nope not note notes notice noticias notices notification notifications notify now ns ns0 ns1 ns2 ns3
  ns4 ns5 ns6 ns7 ns8 ns9 number oauth oauth2 oauth_clients object offer offers office offline old oembed online open openid openapi
  opensearch option options order orders org organisation organisations organization organizations other others outgoing overview own
  owners pack package packages page pager pages panel paper parent partner partners party pass password passwords passport passwd
  past patch path pay payment payments paypal pda people perl permission permissions permalink person personal personals pgp phone
  photo photoalbum photos php phpmyadmin phppgadmin phpredisadmin pic pics picture pictures ping pixel plain plan plans play player
  plugin plugins podcast point points poll polls pop pop3 popular popup portal porn portfolio post postfix posting posts
  postgres postgresql power pr prefs preference preferences premium presentation preview previews price pricing print privacy-policy
  privacypolicy private-messages problem process produce product products production profile profiles program programs project projects
  promo promos promotion promotions prompt protect proxy proxies pub public_html publish publisher pull purchase purpose put python
  query question questions queue quiz quota quote quotes rails random rank ranking rankings rate rating raw read reader readers
  readme readyz healthz recent recipe recipes record recover recovery recruit recruitment redirect redis reference refresh refund
  refunds register registration registrations release releases remind remove rename rep replies reply repo repository repositories reputation
  req request requests require research reserved reset resolve resolver resource resources response rest restore restricted result results
  resume return returns review reviews revert rewards right rm robots-txt roc role roles room rooms route router rpc rss ru ruby rule rules run
  sag sale sample samples save saved scheme school schools scope score scores script scripts sdk search searches section sections secret secrets see
  sell seller send sendmail sent server server-info server-status servers session sessions set setting settings setup sftp share shared
  shift shit shop shopping shops shortcut shortcuts show sign signature sign-in sign-up sign-out signin signout signoff signon signup
  site sitemap sitemaps sites skin skins slash slashinvoice slots smartphone smil smtp snippet snippets so soap social soft software
  solutions sorry sort source spam spec special sponsor sponsors sport sports sql src ssh ssl sso staging standard star stars start starred stat
  state static statistic statistics stats status statuses stop storage store stores stories story stream strings style styles styleguide
  stylesheet stylesheets sub subdomain subject submit subscribe subscriber subscription subscriptions subscribers suggest suggestion
  suggestions summary super suporte survey surveys suspended svn swf switch sync synchronization sysadministrator tab tablet tablets table tag tags
  talk task tasks taxonomy tb teams tech technology tel telnet template templates term terms terms-of-service termsofservice terms-of-use
  text theme themes things think thread threads ticket tickets time timeline title tls tmp to todo todos token tokens tomcat tool tools
  top topic topics tos tour trac track trackback tracker trade training transaction translate translations travel trash trend trending
  trends troll tutorial tutorials tux tv tweet tweets twitter type uk undef unfollow unlock unread unsubscribe update updates upload uploads
  upgrade uptime uri url usage used usuario util utils va vendas vendor verify-email ver version versions vi video videos view viewer views
  vip vote voter votes vpn wallet warning wap watch watching weather web webapp webapps webhook webhooks webinar weblog webmail website
  websites webserver week weekly welcome whitepaper who whois widget widgets wifi wiki wikis win windows word work works workshop world
  wow wpad write writer ww www www1 www2 www3 www4 www5 www6 www7 wws wwws www-data xfn xhtml xhtrnl xml xmpp xpg xxx yaml year yes
  yml you yourdomain yourname yoursite yourusername zh zh-cn zh-tw zone zlib`;

/** Whole names in Chinese, Japanese and Korean; what may not even be a part of a name stands in PRETENCE. */
const EAST_ASIAN = `游客 遊客 訪客 访客 匿名 匿名者 匿名用户 匿名用戶 用户 用戶 会员 會員 版主 超级版主 超級版主 论坛 論壇 本站 本版 站务 站務 网站 網站 网管 網管 小编 小編 编辑 編輯 编辑部 編輯部
  公告 通知 系统 系統 系统消息 系統訊息 服务 服務 客服 客服中心 帮助 幫助 机器人 機器人 审核 審核 审核员 審核員 运营 營運 运营团队 技术支持 技術支援 创始人 創辦人 站长 站長 总版主 總版主 测试 測試 瓦版 掲示板
  板主 副管理人 管理 管理人 スタッフ システム サポート モデレーター モデレータ ゲスト ユーザー アドミン アドミニストレータ アドミニストレーター ボット テスト ヘルプ お知らせ 運営 運営チーム 運営者 事務局 編集部 編集者 削除済み 名無し 名無しさん かわら版
  관리자 운영자 운영진 시스템 손님 방문자 회원 익명 공지 고객센터 테스트 관리인`;

/** Nobody may carry these anywhere in a name. */
const PRETENCE = [
  '管理员',
  '管理員',
  '管理者',
  '官方',
  '公式',
  '客服',
  '运营方',
  '系统通知',
  '系統通知',
  '관리자',
  '운영자',
  '공식',
  'administrator',
  'moderator',
  'webmaster',
];
const STAFF_ROOTS =
  'admin|administrator|administrators|moderator|mod|mods|root|sysop|sysadmin|superuser|webmaster|postmaster|hostmaster|staff|support|official|system|kawara|security|helpdesk|noreply|owner';
/** the-admin, admin_team, realadmin, admin-01, site.admin: staff with a little around it. */
const STAFF_LIKE = new RegExp(
  `^(?:the|real|true|site|board|forum|super|head|chief|official|kawara|my|global|community)?[-_]?(?:${STAFF_ROOTS})[-_]?(?:team|staff|account|support|official|desk|bot|user|group)?[-_]*\\d{0,4}$`,
  'i',
);

/** Machines of a network: ns10, mail2, www3, test1. */
const MACHINE =
  /^(?:ns|mx|www|web|mail|smtp|imap|pop|ftp|dns|db|vpn|cdn|proxy|cache|server|host|node|static|img|test|dev|demo|stage|staging|git|irc|api)-?\d{1,3}$/i;

const words = [STAFF, ADDRESSES, EAST_ASIAN].join(' ').split(/\s+/).filter(Boolean);
let skeletons: Set<string> | undefined;
let pretences: string[] | undefined;

/** Whether a name, or what it looks like, belongs to the board. */
export function isReservedName(name: string, skeleton = nameSkeleton(name)): boolean {
  skeletons ??= new Set(words.flatMap((word) => [nameSkeleton(word), bare(nameSkeleton(word))]));
  pretences ??= PRETENCE.map((word) => nameSkeleton(word));
  const plain = bare(skeleton);
  if (skeletons.has(skeleton) || skeletons.has(plain) || plain === '') return true;
  if (pretences.some((word) => plain.includes(word))) return true;
  const shown = name.normalize('NFKC');
  return MACHINE.test(shown) || STAFF_LIKE.test(shown) || staffLook().test(skeleton);
}

const bare = (text: string): string => text.replace(/[-_]/g, '');

let staffSkeleton: RegExp | undefined;

/** The roots of staff as they look, with digits (which look like letters) behind. */
function staffLook(): RegExp {
  staffSkeleton ??= new RegExp(
    `^(?:${STAFF_ROOTS.split('|')
      .map((word) => nameSkeleton(word))
      .join('|')})[-_]?[lo2-9]{0,3}$`,
  );
  return staffSkeleton;
}
