import { DAY } from '../../../miniprogram/shared/time'
import { AppError } from '../../kit/errors'
import { derivedId } from '../../kit/fingerprint'
import { once } from '../../kit/idempotency'
import { spend } from '../../kit/quota'
import { action } from '../../kit/serve'
import { contract } from '../contract'
import { needArticle, pageAt } from '../importing/fetching'
import { withPictures } from '../importing/pictures'
import { articleOf } from '../importing/reading'

const ALLOWANCE = {
  what: 'news.importArticle',
  max: 30,
  windowMs: DAY,
  refusal: '今天已经导入过 30 次了,请明天再来;文字和图片仍可以手动添加',
}

/** Well before the function's own limit, so that what is there by then is answered. */
const ALL_MS = 16_000

const nothingRead = (): AppError =>
  new AppError('BAD_INPUT', '粘贴的内容里没有读到文字或图片,请在微信里打开文章,全选、复制后再粘贴')

/** Nothing of the page is stored but the pictures: the blocks come back for the writer to look through. */
export const importArticle = action(contract.importArticle, ({ input, db, caller, clock, requestId }) =>
  once({ db, clock, requestId, openid: caller.openid }, 'news.importArticle', input, async () => {
    const startedAt = performance.now()
    await spend(db, caller.openid, ALLOWANCE, clock.now())
    const about = [db.community, caller.openid, requestId]
    const name = derivedId('blocks', ...about).slice(0, 12)
    const found = articleOf('url' in input ? await pageAt(input.url) : input.html, name)
    if ('url' in input) needArticle(found)
    else if (found.blocks.length === 0) throw nothingRead()
    const left = ALL_MS - (performance.now() - startedAt)
    const { blocks, cover, missing } = await withPictures(found.blocks, about, left)
    return { title: found.title, source: found.source, cover, blocks, missing }
  }),
)
