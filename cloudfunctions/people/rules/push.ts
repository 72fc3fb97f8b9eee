import { clockTime, partsOf } from '../../../miniprogram/shared/time'
import type { Message } from '../../kit/messages'
import type { TemplateBinding } from '../../kit/people'

/** WeChat refuses a longer value of a `thing` keyword. */
const MAX_SIGNS = 20

/** At most 20 signs; what does not fit is marked as cut. */
export function cut(text: string): string {
  const signs = [...text]
  return signs.length <= MAX_SIGNS ? text : `${signs.slice(0, MAX_SIGNS - 1).join('')}…`
}

/** "2026年11月23日 16:00": the form that a `time` keyword takes. */
export function pushTime(at: number): string {
  const { year, month, day } = partsOf(at)
  return `${year}年${month}月${day}日 ${clockTime(at)}`
}

/** What WeChat is asked to show: values by the template's own keywords, and the page that a tap opens. */
export function pushOf(openid: string, binding: TemplateBinding, message: Message) {
  const { title, text, at, page } = message
  return {
    touser: openid,
    template_id: binding.id,
    page: page.replace(/^\//, ''),
    data: {
      [binding.title]: { value: cut(title) },
      [binding.text]: { value: cut(text || title) },
      [binding.at]: { value: pushTime(at) },
    },
  }
}
