import path from 'node:path'
import type { Browser, FileChooser, Locator, Page } from 'playwright-core'

/** What a person works the phone with. */
export type Hand = 'mouse' | 'touch'

export interface PhoneOptions {
  /** The openid of who holds it. */
  as: string
  hand?: Hand
  /** WeChat's font size setting in px: 16 standard, 20 large, 24 largest. */
  font?: number
  /** Epoch ms that the phone's own clock shows now; real time unless told. */
  at?: number
  /** Where the mini-program opens. */
  page?: string
}

/** What must stay empty while a phone is used. */
export interface Troubles {
  errors: string[]
  missing: string[]
  /** Errors in the browser's console. */
  console: string[]
}

export const SIZE = { width: 390, height: 844 } as const
const HOME = '/pages/home/index'
const PATIENCE_MS = 20_000
const ROLES = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch'] as const
const PAGE = '.mp-layer:not([hidden])'
/** Something of WeChat's own over the page: a dialog, wheels, the scanner. */
const SHEET = '.mp-mask'

type Words = string | RegExp
type Photo = Parameters<FileChooser['setFiles']>[0]

interface MiniProgram {
  wx: { reLaunch(options: { url: string }): Promise<unknown> }
}

/** Moves the page's clock without stopping it: everything else about time stays the browser's own. */
function moveClock(ahead: number): void {
  const Real = Date
  const now = (): number => Real.now() + ahead
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: ConstructorParameters<DateConstructor> | []) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
}

/** The mini-program in somebody's hand. Everything is looked for on what is visible: the open sheet, else the page. */
export class Phone {
  private readonly console: string[] = []
  private readonly forgiven: RegExp[] = []

  private constructor(
    readonly page: Page,
    private readonly hand: Hand,
  ) {
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('console', (message) => {
      if (message.type() === 'error') this.console.push(message.text())
    })
    page.on('pageerror', (error) => this.console.push(String(error)))
  }

  static async open(browser: Browser, url: string, options: PhoneOptions): Promise<Phone> {
    const { as, hand = 'mouse', font = 16, at, page = HOME } = options
    const context = await browser.newContext({ viewport: SIZE, hasTouch: hand === 'touch', locale: 'zh-CN' })
    if (at !== undefined) await context.addInitScript(moveClock, at - Date.now())
    const phone = new Phone(await context.newPage(), hand)
    await phone.page.goto(`${url}/mp/?still&as=${encodeURIComponent(as)}&font=${font}#${page}`)
    await phone.page.waitForFunction(() => globalThis.__mp?.ready)
    await phone.idle()
    return phone
  }

  /** Waits until nothing is under way and nothing moves. */
  async idle(): Promise<void> {
    await this.page.evaluate(() => globalThis.__mp.idle())
  }

  /** Opens a page as if the mini-program had been started with it. */
  async goto(url: string): Promise<void> {
    await this.page.evaluate((to) => (globalThis as unknown as MiniProgram).wx.reLaunch({ url: to }), url)
    await this.idle()
  }

  /** Loads the mini-program anew: what was only in its memory is gone, as after WeChat has ended it. */
  async restart(): Promise<void> {
    await this.page.reload()
    await this.page.waitForFunction(() => globalThis.__mp?.ready)
    await this.idle()
  }

  /** The page that is on top of the stack. */
  async route(): Promise<string> {
    return (await this.page.locator(PAGE).getAttribute('data-route')) ?? ''
  }

  /** Taps what has these words as its name, or else what says them. */
  async tap(words: Words): Promise<void> {
    await this.tapOn(await this.named(words))
  }

  /** Taps several times as fast as a thumb can, without waiting for anything. */
  async tapQuickly(words: Words, times: number): Promise<void> {
    const { x, y } = await this.middleOf(await this.named(words))
    for (let tap = 0; tap < times; tap++) {
      if (this.hand === 'touch') await this.page.touchscreen.tap(x, y)
      else await this.page.mouse.click(x, y)
    }
    await this.idle()
  }

  async tapOn(target: Locator): Promise<void> {
    if (this.hand === 'touch') await target.tap()
    else await target.click()
    await this.idle()
  }

  /** Writes into the field with this label or placeholder, key by key, in place of what stood there. */
  async fill(label: Words, text: string): Promise<void> {
    const field = this.field(label)
    await this.tapOn(field)
    await field.fill('')
    await field.pressSequentially(text)
    await this.idle()
  }

  /** Writes into the page's search field and sends it off. */
  async search(words: string): Promise<void> {
    const field = this.page.locator(PAGE).locator('.t-search input')
    await this.tapOn(field)
    await field.fill(words)
    await field.press('Enter')
    await this.idle()
  }

  /** What stands in the field with this label or placeholder. */
  async written(label: Words): Promise<string> {
    return this.field(label).inputValue()
  }

  private field(label: Words): Locator {
    const place = this.page.locator(PAGE)
    // Fields of the mini-program have their label beside them, not tied to them.
    const labelled = place
      .getByText(label, { exact: true })
      .locator('xpath=ancestor::*[.//input or .//textarea][1]')
      .locator('input, textarea')
    return labelled.or(place.getByPlaceholder(label)).filter({ visible: true }).first()
  }

  /** Turns wheels to the rows with these words, first column first, and takes what they show. */
  async turn(...rows: Words[]): Promise<void> {
    for (const [column, row] of rows.entries()) {
      const wheel = this.page.getByTestId(`wheel-${column}`)
      const option =
        typeof row === 'string'
          ? wheel.getByRole('option', { name: row, exact: true })
          : wheel.getByRole('option', { name: row })
      await this.tapOn(option.first())
    }
    await this.tap('确定')
  }

  /** Taps, and chooses this picture in the album that opens. */
  async choosePhoto(words: Words, photo: Photo): Promise<void> {
    const album = this.page.waitForEvent('filechooser')
    await this.tap(words)
    await (await album).setFiles(photo)
    await this.idle()
  }

  /** Holds a code before the camera of the open scanner. */
  async scan(code: string): Promise<void> {
    const seen = await this.page.evaluate((text) => globalThis.__mp.scan(text), code)
    if (!seen) throw new Error('no scanner is open')
    await this.idle()
  }

  /** Takes the phone's network away, or gives it back. */
  async setOnline(online: boolean): Promise<void> {
    await this.page.evaluate((on) => globalThis.__mp.setOnline(on), online)
  }

  /** Everything that the visible page says. */
  async says(): Promise<string> {
    return this.place().innerText()
  }

  /** Waits for words on the visible page; says what stood there instead. */
  async see(...all: Words[]): Promise<void> {
    for (const words of all) {
      const found = this.place().getByText(words).filter({ visible: true }).first()
      await found.waitFor().catch(async () => {
        throw new Error(`${String(words)} is not to be seen. The screen says:\n${await this.says()}`)
      })
    }
  }

  /** The visible page does not say these words, now that it has come to rest. */
  async seeNothingOf(words: Words): Promise<void> {
    await this.idle()
    const count = await this.place().getByText(words).filter({ visible: true }).count()
    if (count > 0) throw new Error(`${String(words)} is to be seen. The screen says:\n${await this.says()}`)
  }

  /** The first piece of the page's text that fits; its first group if it has one. */
  async read(pattern: RegExp): Promise<string> {
    const text = await this.says()
    const found = pattern.exec(text)
    if (!found) throw new Error(`${String(pattern)} is not to be read in:\n${text}`)
    return found[1] ?? found[0]
  }

  at(selector: string): Locator {
    return this.place().locator(selector)
  }

  /** A picture of the screen in test/screens/flows, which nobody commits. */
  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(__dirname, '../screens/flows', `${name}.png`) })
  }

  /** Console errors that belong to what a test does on purpose, such as breaking the network. */
  forgive(...patterns: RegExp[]): void {
    this.forgiven.push(...patterns)
  }

  async troubles(): Promise<Troubles> {
    const inside = await this.page.evaluate(() => ({
      errors: [...globalThis.__mp.errors],
      missing: [...globalThis.__mp.missing],
    }))
    const unforgiven = (text: string) => !this.forgiven.some((pattern) => pattern.test(text))
    return {
      errors: inside.errors.filter(unforgiven),
      missing: inside.missing,
      console: this.console.filter(unforgiven),
    }
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  private place(): Locator {
    // A sheet lies over the page and comes later in the document.
    return this.page.locator(`${SHEET}, ${PAGE}`).last()
  }

  /** By its whole name, else by a part of it, else by what is written there. */
  private async named(words: Words): Promise<Locator> {
    const place = this.place()
    const byRole = (exact: boolean): Locator =>
      ROLES.map((role) => place.getByRole(role, { name: words, exact })).reduce((a, b) => a.or(b))
    const ways = [byRole(true), byRole(false), place.getByText(words).filter({ visible: true })]
    const any = ways.reduce((a, b) => a.or(b)).first()
    await any.waitFor().catch(async () => {
      throw new Error(`nothing is called ${String(words)}. The screen says:\n${await this.says()}`)
    })
    for (const way of ways) if ((await way.count()) > 0) return way.first()
    return any
  }

  private async middleOf(target: Locator): Promise<{ x: number; y: number }> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (!box) throw new Error('it is not to be seen')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
}
