import { clockTime } from '../../../shared/time'
import type { SaveStatus } from '../autosave'

/** What the line above the editor says. */
export interface SaveLine {
  text: string
  icon: string
  tone: 'good' | 'waiting' | 'bad'
}

/** Where what is written lies now; empty before the first word. */
export function saveLine({ state, savedAt, message, leftOut }: SaveStatus): SaveLine {
  const rest = leftOut > 0 ? `,有 ${leftOut} 处没填完,先存在手机上` : ''
  switch (state) {
    case 'clean':
      return { text: '', icon: '', tone: 'good' }
    case 'waiting':
      return { text: '还没存到社区,手机上已存', icon: 'mobile', tone: 'waiting' }
    case 'saving':
      return { text: '正在存', icon: 'cloud', tone: 'waiting' }
    case 'saved':
      return {
        text: `已存好 ${savedAt === null ? '' : clockTime(savedAt)}${rest}`,
        icon: 'check-circle',
        tone: rest ? 'waiting' : 'good',
      }
    case 'offline':
      return {
        text: message
          ? `还没存到社区,已存在手机上。${message}`
          : '没有网络,已存在手机上,连上以后自动存到社区',
        icon: 'wifi-off',
        tone: 'waiting',
      }
    case 'refused':
      return { text: `还没存到社区,已存在手机上。${message}`, icon: 'error-circle', tone: 'bad' }
    case 'stale':
      return { text: '别人刚刚也改了这篇,您写的在手机上', icon: 'error-circle', tone: 'bad' }
  }
}
