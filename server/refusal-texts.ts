/**
 * What the edge says by itself, when no page can be made. In here rather than in `locales/`: these answers must stand when
 * nothing else does, the database and the framework included.
 */
import type { Locale } from '../platform/request';

export type Refusal =
  | 'bad_request'
  | 'not_found'
  | 'method'
  | 'too_large'
  | 'uri_too_long'
  | 'headers_too_large'
  | 'timeout'
  | 'too_many'
  | 'failed'
  | 'unavailable';

interface Words {
  title: string;
  text: string;
}

export const REFUSAL_STATUS: Record<Refusal, number> = {
  bad_request: 400,
  not_found: 404,
  method: 405,
  timeout: 408,
  too_large: 413,
  uri_too_long: 414,
  too_many: 429,
  headers_too_large: 431,
  failed: 500,
  unavailable: 503,
};

/** The reason keys of `core/kernel/reasons.ts`, for programs. */
export const REFUSAL_REASON: Record<Refusal, string> = {
  bad_request: 'input.invalid',
  not_found: 'page.not_found',
  method: 'method.not_allowed',
  timeout: 'input.invalid',
  too_large: 'input.too_large',
  uri_too_long: 'input.too_large',
  too_many: 'limit.rate',
  headers_too_large: 'input.too_large',
  failed: 'unavailable.other',
  unavailable: 'unavailable.other',
};

export const REFUSAL_TEXTS: Record<Locale, Record<Refusal, Words>> = {
  'zh-CN': {
    bad_request: { title: '请求有误', text: '这个地址或请求的写法不对。' },
    not_found: { title: '没有这一页', text: '这个地址上什么也没有，也许是链接写错了。' },
    method: { title: '不能这样访问', text: '这个地址不接受这种请求。' },
    timeout: { title: '等得太久', text: '请求没有在规定时间内发完，请再试一次。' },
    too_large: { title: '内容太大', text: '一次发送的内容超过了上限，请缩短或分开发送。' },
    uri_too_long: { title: '地址太长', text: '这个地址超过了允许的长度。' },
    too_many: { title: '太快了', text: '请求过于频繁，请稍等片刻再试。' },
    headers_too_large: { title: '请求头太大', text: '请清除本站的 Cookie 后再试。' },
    failed: { title: '出错了', text: '这是我们的问题，已经记录下来。请稍后再试。' },
    unavailable: { title: '请稍候', text: '论坛正在启动或维护，马上就好。' },
  },
  'zh-TW': {
    bad_request: { title: '請求有誤', text: '這個網址或請求的寫法不對。' },
    not_found: { title: '沒有這一頁', text: '這個網址上什麼也沒有，也許是連結寫錯了。' },
    method: { title: '不能這樣存取', text: '這個網址不接受這種請求。' },
    timeout: { title: '等得太久', text: '請求沒有在規定時間內送完，請再試一次。' },
    too_large: { title: '內容太大', text: '一次送出的內容超過了上限，請縮短或分開送出。' },
    uri_too_long: { title: '網址太長', text: '這個網址超過了允許的長度。' },
    too_many: { title: '太快了', text: '請求過於頻繁，請稍候片刻再試。' },
    headers_too_large: { title: '請求標頭太大', text: '請清除本站的 Cookie 後再試。' },
    failed: { title: '出錯了', text: '這是我們的問題，已經記錄下來。請稍後再試。' },
    unavailable: { title: '請稍候', text: '論壇正在啟動或維護，馬上就好。' },
  },
  ja: {
    bad_request: { title: '正しくないリクエストです', text: 'アドレスまたはリクエストの書き方が正しくありません。' },
    not_found: { title: 'ページが見つかりません', text: 'このアドレスには何もありません。リンクが間違っているかもしれません。' },
    method: { title: 'この方法では開けません', text: 'このアドレスはこの種のリクエストを受け付けません。' },
    timeout: { title: '時間切れです', text: 'リクエストが時間内に届きませんでした。もう一度お試しください。' },
    too_large: { title: '内容が大きすぎます', text: '一度に送れる量を超えました。短くするか、分けて送ってください。' },
    uri_too_long: { title: 'アドレスが長すぎます', text: 'アドレスが許された長さを超えています。' },
    too_many: { title: '回数が多すぎます', text: '少し待ってから、もう一度お試しください。' },
    headers_too_large: { title: 'ヘッダーが大きすぎます', text: 'このサイトの Cookie を消してから、もう一度お試しください。' },
    failed: { title: 'エラーが起きました', text: 'こちらの不具合です。記録しましたので、しばらくしてからお試しください。' },
    unavailable: { title: 'しばらくお待ちください', text: '起動中またはメンテナンス中です。まもなく戻ります。' },
  },
  en: {
    bad_request: { title: 'Bad request', text: 'The address or the request is not well formed.' },
    not_found: { title: 'No such page', text: 'There is nothing at this address. The link may be wrong.' },
    method: { title: 'Not this way', text: 'This address does not take that kind of request.' },
    timeout: { title: 'Took too long', text: 'The request did not arrive in time. Please try again.' },
    too_large: { title: 'Too large', text: 'That is more than can be sent at once. Please shorten it or send it in parts.' },
    uri_too_long: { title: 'Address too long', text: 'The address is longer than allowed.' },
    too_many: { title: 'Too fast', text: 'Too many requests. Please wait a moment and try again.' },
    headers_too_large: { title: 'Headers too large', text: 'Please clear the cookies of this site and try again.' },
    failed: { title: 'Something went wrong', text: 'The fault is ours and has been noted. Please try again later.' },
    unavailable: { title: 'One moment', text: 'The board is starting or being looked after. It will be back shortly.' },
  },
};
