import type { Host } from '../core/host'
import { make } from '../core/dom'
import { consentButtons, openSheet } from './sheet'

let waiting: ((code: string) => void) | null = null

/**
 * Holds a code in front of the camera: the open scanner reads it. Answers whether there was one.
 * Reached as `__mp.scan(text)` and from the frame's field.
 */
export function scan(code: string): boolean {
  if (!waiting) return false
  waiting(code)
  return true
}

/** 扫一扫: resolves with what was scanned or typed, or null. */
export async function openScanner(host: Host): Promise<string | null> {
  const answer = await openSheet(host, {
    kind: 'scan',
    label: '扫一扫',
    place: 'full',
    dismissible: false,
    build(body, close) {
      const field = make('input', 'mp-field')
      field.placeholder = '把码的内容写在这里'
      field.setAttribute('aria-label', '扫到的内容')
      field.dataset['testid'] = 'scan-input'
      field.autofocus = true
      const done = () => {
        if (field.value.trim()) close(field.value.trim())
        else field.focus()
      }
      field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') done()
      })
      waiting = close
      body.append(
        make('div', 'mp-scan-window'),
        make('p', 'mp-scan-hint', '将二维码或条码放入框内,即可自动扫描'),
        field,
        consentButtons({ label: '取消', act: () => close(null) }, { label: '确定', act: done }),
      )
    },
  })
  waiting = null
  return answer
}
