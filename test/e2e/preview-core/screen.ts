import type { Browser, Locator, Page } from 'playwright-core'
import { Phone, type Hand, type Inside } from '../preview-components/phone'

interface Metrics {
  setDataCalls: number
  setDataBytes: number
  pages: Record<string, { setDataCalls: number; setDataBytes: number }>
  nodes: number
  depth: number
  firstPaint: number
}

declare module '../preview-components/phone' {
  interface Inside {
    readonly metrics: Metrics
    pages(): { route: string }[]
    resetMetrics(): void
  }
}

type Navigation = 'navigateTo' | 'switchTab' | 'reLaunch'

interface MiniProgramGlobals {
  wx: Record<Navigation, (options: { url: string }) => Promise<unknown>>
  getApp(): { log: string[] }
  __mp: Inside
}

/** What must stay empty while a mini-program runs. */
interface Troubles {
  errors: string[]
  missing: string[]
  /** Errors in the browser's console. */
  console: string[]
  /** Addresses that are not this server's. */
  outside: string[]
}

/** The visible page of the mini-program, and what goes wrong around it. */
export interface Screen {
  page: Page
  at(selector: string): Locator
  text(selector: string): Promise<string>
  tap(selector: string): Promise<void>
  tapAt(x: number, y: number): Promise<void>
  hold(selector: string, milliseconds: number): Promise<void>
  drag(selector: string, by: { x: number; y: number }): Promise<void>
  rest(): Promise<void>
  go(url: string, kind?: Navigation): Promise<void>
  /** The message with which a navigation fails. */
  fails(kind: Navigation, url: string): Promise<string>
  routes(): Promise<string[]>
  hash(): string
  log(): Promise<string[]>
  metrics(): Promise<Metrics>
  troubles(): Promise<Troubles>
  close(): Promise<void>
}

const VISIBLE = '.mp-layer:not([hidden])'

/** Opens the mini-program at this address, worked by mouse or by finger. */
export async function openScreen(browser: Browser, url: string, hand: Hand): Promise<Screen> {
  const phone = await Phone.open(browser, url, hand)
  return new OpenScreen(phone, hand, new URL(url).origin)
}

class OpenScreen implements Screen {
  readonly page: Page
  private readonly console: string[] = []
  private readonly outside: string[] = []

  constructor(
    private readonly phone: Phone,
    private readonly hand: Hand,
    origin: string,
  ) {
    this.page = phone.page
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.console.push(message.text())
    })
    this.page.on('request', (request) => {
      const { protocol } = new URL(request.url())
      if (protocol.startsWith('http') && !request.url().startsWith(origin)) this.outside.push(request.url())
    })
  }

  at(selector: string): Locator {
    return this.page.locator(VISIBLE).locator(selector).first()
  }

  async text(selector: string): Promise<string> {
    return (await this.at(selector).innerText()).trim()
  }

  async tap(selector: string): Promise<void> {
    await this.phone.tap(this.at(selector))
  }

  async tapAt(x: number, y: number): Promise<void> {
    if (this.hand === 'touch') await this.page.touchscreen.tap(x, y)
    else await this.page.mouse.click(x, y)
    await this.rest()
  }

  async hold(selector: string, milliseconds: number): Promise<void> {
    const { x, y } = await this.middle(selector)
    if (this.hand === 'mouse') {
      await this.page.mouse.move(x, y)
      await this.page.mouse.down()
      await this.page.waitForTimeout(milliseconds)
      await this.page.mouse.up()
    } else {
      const device = await this.page.context().newCDPSession(this.page)
      await device.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
      await this.page.waitForTimeout(milliseconds)
      await device.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await this.rest()
  }

  async drag(selector: string, by: { x: number; y: number }): Promise<void> {
    await this.phone.drag(`${VISIBLE} >> ${selector} >> nth=0`, by)
  }

  rest(): Promise<void> {
    return this.phone.rest()
  }

  async go(url: string, kind: Navigation = 'navigateTo'): Promise<void> {
    await this.page.evaluate(
      ([name, target]) => (globalThis as unknown as MiniProgramGlobals).wx[name]({ url: target }),
      [kind, url] as const,
    )
    await this.rest()
  }

  async fails(kind: Navigation, url: string): Promise<string> {
    return this.page.evaluate(
      ([name, target]) =>
        (globalThis as unknown as MiniProgramGlobals).wx[name]({ url: target }).then(
          () => 'it did not fail',
          (error: { errMsg: string }) => error.errMsg,
        ),
      [kind, url] as const,
    )
  }

  routes(): Promise<string[]> {
    return this.page.evaluate(() => globalThis.__mp.pages().map(({ route }) => route))
  }

  hash(): string {
    return new URL(this.page.url()).hash
  }

  log(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as unknown as MiniProgramGlobals).getApp().log)
  }

  metrics(): Promise<Metrics> {
    return this.page.evaluate(() => globalThis.__mp.metrics)
  }

  async troubles(): Promise<Troubles> {
    return { ...(await this.phone.troubles()), console: this.console, outside: this.outside }
  }

  close(): Promise<void> {
    return this.phone.close()
  }

  private async middle(selector: string): Promise<{ x: number; y: number }> {
    const box = await this.at(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not to be seen`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
}
