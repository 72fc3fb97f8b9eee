import * as v from 'valibot'
import { AppError } from './errors'
import { askWechat } from './wechat'

/** Where a text will stand, by WeChat's numbers (security.msgSecCheck, version 2). */
const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const

const verdict = v.looseObject({ result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }) })

/**
 * Shows texts that a person wrote to WeChat's content check. Empty ones are not sent. If WeChat does not answer, the text
 * is let through and the fault is logged: a neighbour's lunch does not wait for it.
 * @throws BAD_TEXT
 */
export async function checkTexts(
  openid: string,
  scene: keyof typeof SCENES,
  texts: readonly string[],
): Promise<void> {
  const content = texts.filter(Boolean).join('\n')
  if (content === '') return
  const suggest = await askWechat('security.msgSecCheck', { content, version: 2, scene: SCENES[scene], openid })
    .then((answer) => v.parse(verdict, answer).result.suggest)
    .catch((error: unknown) => {
      console.error(JSON.stringify({ what: 'content check did not answer', error: String(error) }))
      return 'pass' as const
    })
  if (suggest === 'risky') throw new AppError('BAD_TEXT', '这段文字里有不能发布的内容,请改一改再试')
}
