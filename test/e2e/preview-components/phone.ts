import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

export type Hand = 'mouse' | 'touch'

/** What tests read and turn under `__mp`. */
export interface Inside {
  ready: boolean
  errors: string[]
  missing: string[]
  idle(): Promise<void>
  scan(code: string): boolean
  setOnline(online: boolean): void
  sheet: {
    next(kind: string, answer: unknown): void
    auto(kind: string, answer: unknown): void
    clear(): void
  }
}

declare global {
  var __mp: Inside
}

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  })
}

/** The phone in a browser window of its own, worked by mouse or by finger. */
export class Phone {
  private constructor(
    readonly page: Page,
    private readonly hand: Hand,
  ) {}

  static async open(browser: Browser, url: string, hand: Hand): Promise<Phone> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: hand === 'touch',
      locale: 'zh-CN',
    })
    const phone = new Phone(await context.newPage(), hand)
    phone.page.setDefaultTimeout(15_000)
    await phone.visit(url)
    return phone
  }

  /** Loads the mini-program anew, perhaps as somebody else. */
  async visit(url: string): Promise<void> {
    // Another hash alone would not load anything.
    await this.page.goto('about:blank')
    await this.page.goto(url)
    await this.page.waitForFunction(() => globalThis.__mp?.ready)
  }

  /** Shows a page of the fixture as if it had just been opened. */
  async show(page: string): Promise<void> {
    await this.page.evaluate(async (url) => {
      const { wx } = globalThis as unknown as { wx: { reLaunch(options: { url: string }): Promise<unknown> } }
      await wx.reLaunch({ url })
    }, `/pages/${page}/index`)
    await this.rest()
  }

  at(selector: string): Locator {
    return this.page.locator(selector)
  }

  sheet(kind: string): Locator {
    return this.page.getByTestId(`sheet-${kind}`)
  }

  button(testId: string): Locator {
    return this.page.getByTestId(testId)
  }

  async tap(target: string | Locator): Promise<void> {
    const locator = typeof target === 'string' ? this.at(target) : target
    if (this.hand === 'touch') await locator.tap()
    else await locator.click()
    await this.rest()
  }

  /** Taps where a node is, whatever it says of itself. */
  async press(selector: string): Promise<void> {
    const box = await this.at(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not to be seen`)
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    if (this.hand === 'touch') await this.page.touchscreen.tap(x, y)
    else await this.page.mouse.click(x, y)
    await this.rest()
  }

  /** Writes as a person does, key by key. */
  async write(selector: string, text: string): Promise<void> {
    await this.tap(`${selector} input, ${selector} textarea`)
    await this.page.keyboard.type(text)
    await this.rest()
  }

  async rest(): Promise<void> {
    await this.page.evaluate(() => globalThis.__mp.idle())
  }

  /** What the page's `#heard` says. */
  async heard(): Promise<string> {
    await this.rest()
    return (await this.at('#heard').textContent()) ?? ''
  }

  /** The same, where the page writes JSON. */
  async answer(): Promise<unknown> {
    return JSON.parse(await this.heard()) as unknown
  }

  /** Moves a pressed finger, or the pressed mouse, from the middle of a node. */
  async drag(selector: string, by: { x: number; y: number }): Promise<void> {
    const box = await this.at(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not to be seen`)
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const steps = [1, 2, 3, 4].map((step) => ({
      x: from.x + (by.x * step) / 4,
      y: from.y + (by.y * step) / 4,
    }))
    if (this.hand === 'touch') await this.dragByFinger(from, steps)
    else await this.dragByMouse(from, steps)
    await this.rest()
  }

  async troubles(): Promise<{ errors: string[]; missing: string[] }> {
    return this.page.evaluate(() => ({ errors: globalThis.__mp.errors, missing: globalThis.__mp.missing }))
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  private async dragByMouse(from: Point, steps: readonly Point[]): Promise<void> {
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    for (const { x, y } of steps) await this.page.mouse.move(x, y)
    await this.page.mouse.up()
  }

  private async dragByFinger(from: Point, steps: readonly Point[]): Promise<void> {
    const device = await this.page.context().newCDPSession(this.page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints })
    await send('touchStart', [from])
    for (const step of steps) await send('touchMove', [step])
    await send('touchEnd', [])
  }
}

interface Point {
  x: number
  y: number
}
