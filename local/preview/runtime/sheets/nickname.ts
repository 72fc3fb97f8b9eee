import type { Host } from '../core/host'
import { make } from '../core/dom'
import { whoIs } from './people'

/**
 * WeChat offers the person's own nickname above the keyboard of an `<input type="nickname">`. Here it stands
 * at the bottom of the screen while the field has the focus.
 */
export function offerNicknames(host: Host): void {
  const bar = make('button', 'mp-nickname')
  bar.type = 'button'
  bar.dataset['testid'] = 'nickname'
  let field: HTMLInputElement | null = null
  const fill = (name: string) => {
    if (!field) return
    field.value = name
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    field.blur()
  }
  // Pressing the bar must not take the focus from the field before it is filled.
  bar.addEventListener('pointerdown', (event) => event.preventDefault())
  bar.addEventListener('mousedown', (event) => event.preventDefault())
  bar.addEventListener('click', () => fill(bar.value))

  document.addEventListener('focusin', (event) => {
    const target = event.target
    if (!(target instanceof HTMLInputElement) || !target.hasAttribute('data-nickname')) return
    field = target
    void whoIs(host.openid).then(({ name }) => {
      bar.value = name
      bar.textContent = `用微信昵称:${name}`
      if (document.activeElement === target) host.screen.append(bar)
    })
  })
  document.addEventListener('focusout', () => bar.remove())
}
