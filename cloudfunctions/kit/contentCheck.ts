import * as v from 'valibot'
import { AppError } from './errors'
import { askWechat } from './wechat'

/** Where a text will stand, by WeChat's numbers (security.msgSecCheck, version 2). */
const SCENES = { profile: 1, comment: 2, forum: 3, social: 4 } as const

const verdict = v.looseObject({ result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }) })
type Verdict = v.InferOutput<typeof verdict>['result']['suggest']

/** WeChat takes 2,500 characters at a time. */
const AT_ONCE = 2_400

/** The texts in as few pieces as WeChat takes. */
function piecesOf(texts: readonly string[]): string[] {
  const pieces: string[] = []
  for (const text of texts.filter(Boolean)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + 1 + text.length <= AT_ONCE)
      pieces.splice(-1, 1, `${last}\n${text}`)
    else pieces.push(text)
  }
  return pieces
}

/** Null if WeChat does not answer, which is logged. */
async function verdictOn(openid: string, scene: number, content: string): Promise<Verdict | null> {
  try {
    const answer = await askWechat('security.msgSecCheck', { content, version: 2, scene, openid })
    return v.parse(verdict, answer).result.suggest
  } catch (error) {
    console.error(JSON.stringify({ what: 'content check did not answer', error: String(error) }))
    return null
  }
}

/** @throws BAD_TEXT */
async function verdictsOn(
  openid: string,
  scene: keyof typeof SCENES,
  texts: readonly string[],
): Promise<(Verdict | null)[]> {
  const verdicts = await Promise.all(
    piecesOf(texts).map((content) => verdictOn(openid, SCENES[scene], content)),
  )
  if (verdicts.includes('risky')) throw new AppError('BAD_TEXT', '这段文字里有不能发布的内容,请改一改再试')
  return verdicts
}

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
  await verdictsOn(openid, scene, texts)
}

/**
 * The same for texts that everybody reads: `pass` only if WeChat is sure of all of them. Where it is not, or does not
 * answer, somebody of the community looks first.
 * @throws BAD_TEXT
 */
export async function judgeTexts(
  openid: string,
  scene: keyof typeof SCENES,
  texts: readonly string[],
): Promise<'pass' | 'review'> {
  const verdicts = await verdictsOn(openid, scene, texts)
  return verdicts.every((one) => one === 'pass') ? 'pass' : 'review'
}
