import { AppError } from '../../kit/errors'
import { pagePlace, PASTE_INSTEAD, redirectPlace } from './place'

const PAGE_MS = 8_000
const PAGE_BYTES = 3 * 1024 * 1024
const REDIRECTS = 2
/** Pages are given to browsers; the rest says who asks. */
const HEADERS = { 'user-agent': 'Mozilla/5.0 (compatible; xinglong-v-life)', 'accept-language': 'zh-CN' }

const notReached = (cause: unknown): AppError => {
  const error = new AppError('BUSY', `公众号那边现在没有回应,请稍等一会儿再试;${PASTE_INSTEAD}`)
  error.cause = cause
  return error
}

const noArticle = (): AppError =>
  new AppError(
    'BAD_INPUT',
    `这个链接没有打开文章,可能已经删除,也可能要先在微信里验证。请在微信里打开看看;${PASTE_INSTEAD}`,
  )

const tooLarge = (): AppError =>
  new AppError('BAD_INPUT', '这篇文章太大了,请在微信里打开,分几次复制、粘贴到这里')

/** The bytes of an answer, or null for more than `max`. What is too much is not read to its end. */
export async function bytesOf(response: Response, max: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!response.body) return Buffer.alloc(0)
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > max) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Asks one place, and the places of the same server that it sends on to. */
async function ask(place: string, signal: AbortSignal): Promise<Response> {
  let at = place
  for (let turn = 0; turn <= REDIRECTS; turn += 1) {
    const response = await fetch(at, { redirect: 'manual', headers: HEADERS, signal })
    if (response.status < 300 || response.status > 399) return response
    await response.body?.cancel()
    at = redirectPlace(at, response.headers.get('location') ?? '')
    if (at === '') break
  }
  throw noArticle()
}

/**
 * The page at an official account's address.
 * @throws BAD_INPUT for another address or a page that is none, BUSY when WeChat does not answer
 */
export async function pageAt(pasted: string): Promise<string> {
  const place = pagePlace(pasted)
  try {
    const response = await ask(place, AbortSignal.timeout(PAGE_MS))
    if (response.status >= 500) throw notReached(new Error(`official account answered ${response.status}`))
    const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '')
    if (!response.ok || !isPage) throw noArticle()
    const bytes = await bytesOf(response, PAGE_BYTES)
    if (!bytes) throw tooLarge()
    return bytes.toString('utf8')
  } catch (error) {
    throw error instanceof AppError ? error : notReached(error)
  }
}

/** @throws BAD_INPUT for a page without an article in it */
export function needArticle(found: { official: boolean; blocks: readonly unknown[] }): void {
  if (!found.official || found.blocks.length === 0) throw noArticle()
}
