import type { ArticleContent } from '../../../../services/news'
import { newsroomRoutes } from '../../routes'
import type { PreviewOpened } from '../preview/index'

/** Where the editor leads. */

/** How readers will see it, also before it is saved. `whose` says which of several it is. */
export function openPreview(content: ArticleContent, whose: string): void {
  void wx.navigateTo({
    url: newsroomRoutes.preview(),
    success: ({ eventChannel }) => {
      const opened: PreviewOpened = { content, whose }
      eventChannel.emit('content', opened)
    },
  })
}

/** To the article's own page, which says what comes next. */
export function leave(id: string): void {
  const before = getCurrentPages().at(-2)
  const cameFromIt = before?.route.endsWith('newsroom/pages/article/index') && before.options['id'] === id
  if (cameFromIt) void wx.navigateBack()
  else void wx.redirectTo({ url: newsroomRoutes.article(id, '存好了。看一遍没问题,就点「提交审核」') })
}
