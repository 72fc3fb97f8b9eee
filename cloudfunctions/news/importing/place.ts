import { AppError } from '../../kit/errors'

/** WeChat's own servers, and no others: nobody can have anything else fetched from inside the cloud. */

const PAGES = 'mp.weixin.qq.com'
const PICTURES = new Set(['mmbiz.qpic.cn', 'mmecoa.qpic.cn'])

export const PASTE_INSTEAD = '也可以在微信里打开文章,全选、复制,再粘贴到这里'

/** On the local cloud something stands in for them; a variable that is set elsewhere is not believed. */
const standIn = (): string =>
  (process.env['LOCAL_CLOUD'] === '1' && process.env['OFFICIAL_ACCOUNT_ORIGIN']) || ''

function addressOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
    ? url
    : null
}

/**
 * Where an official account's article is fetched. Takes what people paste: the address alone, or with the title before it.
 * @throws BAD_INPUT for every other address
 */
export function pagePlace(pasted: string): string {
  const address =
    /(?:^|[\s,:。」》】\uff0c\uff1a])(https?:\/\/mp\.weixin\.qq\.com\/\S+)/i.exec(pasted)?.[1] ?? ''
  const url = addressOf(address.replace(/^http:/i, 'https:'))
  if (url?.hostname !== PAGES) {
    const message = `请粘贴公众号文章的链接(以 https://mp.weixin.qq.com/ 开头),${PASTE_INSTEAD}`
    throw new AppError('BAD_INPUT', message)
  }
  return `${standIn() || url.origin}${url.pathname}${url.search}`
}

/** Where a redirect leads, if it stays at the same place; '' otherwise. */
export function redirectPlace(from: string, to: string): string {
  if (!URL.canParse(to, from)) return ''
  const [before, after] = [new URL(from), new URL(to, from)]
  return before.origin === after.origin && !after.username && !after.password ? after.href : ''
}

/** Where a picture of an article is fetched; '' for one that lies anywhere else. */
export function picturePlace(src: string): string {
  const url = addressOf(src)
  if (!url || !PICTURES.has(url.hostname)) return ''
  // The last part is a width; 0 is the picture as it was taken, too heavy for a page.
  url.pathname = url.pathname.replace(/\/0$/, '/640')
  const base = standIn()
  return base ? `${base}/${url.hostname}${url.pathname}${url.search}` : url.href
}
