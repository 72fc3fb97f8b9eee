import { byId, make } from './dom'
import type { OutboxMessage } from './local'
import { sayTime } from './times'

/** What WeChat would have pushed to people's phones, newest first. */
export class Outbox {
  private readonly list = byId('outbox', HTMLUListElement)
  private readonly count = byId('outbox-count', HTMLElement)
  private shown = ''

  constructor(
    private readonly nameOf: (openid: string) => string,
    private readonly open: (message: OutboxMessage) => void,
  ) {}

  show(messages: readonly OutboxMessage[]): void {
    const version = messages.map(({ id }) => id).join()
    if (version === this.shown && this.list.childElementCount > 0) return
    this.shown = version
    this.count.textContent = messages.length ? String(messages.length) : ''
    this.list.replaceChildren(
      ...(messages.length
        ? messages.slice(0, 50).map((message) => this.row(message))
        : [make('li', 'empty', '还没有消息。居民同意订阅后,开团、取货等消息会出现在这里。')]),
    )
  }

  private row(message: OutboxMessage): HTMLElement {
    const lines = Object.values(message.data).map(({ value }) => make('span', 'line', value))
    const head = make(
      'span',
      'head',
      make('strong', '', `给 ${this.nameOf(message.openid)}`),
      sayTime(message.at),
    )
    const button = make('button', 'message', head, ...lines)
    button.type = 'button'
    button.title = `打开 ${message.page || '首页'}`
    button.addEventListener('click', () => this.open(message))
    return make('li', '', button)
  }
}
