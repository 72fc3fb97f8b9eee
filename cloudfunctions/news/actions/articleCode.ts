import { articles } from '../../kit/articles'
import { cloud } from '../../kit/database'
import { AppError } from '../../kit/errors'
import { action } from '../../kit/serve'
import { askWechatPicture } from '../../kit/wechat'
import { needArticle } from '../audience'
import { contract } from '../contract'

/** Of the page that reads an article. */
const PAGE = 'packages/news/pages/article/index'
/** Sharp on a poster, small on the line. */
const WIDTH = 430

/** Draws the code once and keeps it; the file's name is the article's, so that two at once make the same. */
async function drawn(articleId: string): Promise<string> {
  const fileContent = await askWechatPicture('wxacode.getUnlimited', {
    scene: articleId,
    page: PAGE,
    // The page is in every version that has this function, also before the first release.
    check_path: false,
    width: WIDTH,
  })
  const { fileID } = await cloud.uploadFile({ cloudPath: `news-codes/${articleId}.png`, fileContent })
  return fileID
}

/** File of the code that leads to an article. The first who wants a poster waits for WeChat, the others do not. */
export const articleCode = action(contract.articleCode, async ({ input, caller, db }) => {
  const { code } = await needArticle(caller, input.id, ['code'])
  if (code) return { file: code }
  const file = await drawn(input.id).catch((cause: unknown) => {
    const later = new AppError('BUSY', '小程序码还没有取到,请稍等一会儿再试')
    later.cause = cause
    throw later
  })
  await db.of(articles).update({ _id: input.id, code: '' }, { code: file })
  return { file }
})
