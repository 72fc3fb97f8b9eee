import { momentInWords } from '../../../shared/time'
import type { KitchenStage } from '../../../shared/vocabulary'

/** One tap that takes a whole menu on. */
export interface StageStep {
  to: Exclude<KitchenStage, 'open'>
  /** On the button. */
  text: string
  /** What is asked first where it cannot be taken back; empty where it can. */
  title: string
  consequence: string
  /** Afterwards: what it did, and what comes next. */
  done: string
}

interface Menu {
  stage: KitchenStage
  orderUntil: number
  waiting: number
  noAnswer: number
}

/** What comes next for a menu; null where nothing does. */
export function nextStep({ stage, orderUntil, waiting, noAnswer }: Menu, now: number): StageStep | null {
  switch (stage) {
    case 'open':
      return {
        to: 'locked',
        text: '截单',
        title: '现在就截单吗',
        consequence:
          now < orderUntil
            ? `原定 ${momentInWords(orderUntil, now)} 截单。现在截,邻居们马上不能再订,也不能再改。截单后不能再打开。`
            : '份数就定了,邻居们不能再改。截单后不能再打开。',
        done: '已经截单,份数定了。下一步:看厨房单备料',
      }
    case 'locked':
      return {
        to: 'cooking',
        text: '开始做',
        ...NO_QUESTION,
        done: '邻居们看到「正在做」了。下一步:打印标签,装盒时贴上',
      }
    case 'cooking':
      return {
        to: 'ready',
        text: '做好了',
        ...NO_QUESTION,
        done: '已经通知来取餐的邻居。下一步:留样,然后领餐、送餐',
      }
    case 'ready':
      return { ...CLOSE, consequence: closingWords(waiting, noAnswer) }
    case 'closed':
      return null
  }
}

const NO_QUESTION = { title: '', consequence: '' }

const CLOSE = {
  to: 'closed' as const,
  text: '收餐',
  title: '现在收餐吗',
  done: '这一餐收好了。下一步:看看大家的评价',
}

function closingWords(waiting: number, noAnswer: number): string {
  const search = noAnswer > 0 ? `还有 ${noAnswer} 位没人应门,收餐以后也要找到人。` : ''
  if (waiting > 0) return `${search}还有 ${waiting} 单没领,会记为「没有来取」,不补贴。收餐后不能再打开。`
  return `${search}都领走了,可以收餐。收餐后不能再打开。`
}

/** Where a wrong tap is taken back to, as long as nobody has a meal yet; null where it cannot be. */
export function stepBack(stage: KitchenStage, handedOver: number): { to: KitchenStage; text: string } | null {
  if (handedOver > 0) return null
  if (stage === 'cooking') return { to: 'locked', text: '点错了,还没开始做' }
  if (stage === 'ready') return { to: 'cooking', text: '点错了,还没做好' }
  return null
}
