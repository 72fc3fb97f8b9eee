import type { Browser } from 'playwright-core'
import { Phone, startBrowser, type Hand } from './preview-components/phone'
import { startPreview, type PreviewServer } from './preview-components/server'

let server: PreviewServer
let browser: Browser
let phone: Phone

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPreview(), startBrowser()])
})

afterAll(async () => {
  await browser.close()
  await server.close()
})

// A slow machine shares two cores with everything else.
jest.setTimeout(60_000)

const start = async (hand: Hand) => {
  phone = await Phone.open(browser, `${server.url}/mp/?still=1&as=wang-xiuying#/pages/fields/index`, hand)
}

afterEach(async () => {
  const troubles = await phone.troubles()
  expect(troubles).toEqual({ errors: [], missing: [] })
})

describe.each<Hand>(['mouse', 'touch'])('by %s', (hand) => {
  beforeAll(() => start(hand))
  afterAll(() => phone.close())

  describe('text fields', () => {
    beforeEach(() => phone.show('fields'))

    test('a placeholder has the class that the page gave it, and gives way to text', async () => {
      const placeholder = phone.at('#plain .wx-placeholder')
      expect(await placeholder.evaluate((node) => getComputedStyle(node).color)).toBe('rgb(185, 56, 21)')

      await phone.write('#plain', '王')

      expect(await placeholder.isVisible()).toBe(false)
    })

    test('maxlength counts characters, and enter confirms', async () => {
      await phone.write('#plain', 'abcdefgh')
      await phone.page.keyboard.press('Enter')

      expect(await phone.heard()).toBe('confirm abcdef')
    })

    test('a page that sets the value it already has still puts the field back', async () => {
      await phone.write('#digits', '12a3b')

      expect(await phone.at('#digits input').inputValue()).toBe('123')
    })

    test('a listener may answer with what shall stand there', async () => {
      await phone.write('#returned', 'ab')

      expect(await phone.at('#returned input').inputValue()).toBe('AB')
    })

    test('model:value follows both ways', async () => {
      await phone.write('#model', '豆角')

      expect(await phone.at('#modelled').textContent()).toBe('豆角')
    })

    test('a nickname field offers the name that the person has in WeChat', async () => {
      await phone.tap('#nick input')
      await phone.tap(phone.button('nickname'))

      expect(await phone.at('#nick input').inputValue()).toBe('王秀英')
    })

    test('an auto-height textarea is as high as its text', async () => {
      const before = (await phone.at('#remark').boundingBox())?.height ?? 0
      await phone.write('#remark', '一\n二\n三')

      expect((await phone.at('#remark').boundingBox())?.height).toBeGreaterThan(before * 2)
    })

    test('a form hands over its named fields and can be emptied', async () => {
      await phone.write('#plain', '王')
      await phone.write('#remark', '放门口')
      await phone.tap('#submit')
      expect(await phone.heard()).toBe('submit {"plain":"王","digits":"","nick":"","remark":"放门口"}')

      await phone.tap('#reset')

      expect(await phone.heard()).toBe('reset')
      expect(await phone.at('#plain input').inputValue()).toBe('')
    })

    test('a disabled button tells nobody that it was tapped', async () => {
      await phone.press('#off')

      expect(await phone.heard()).not.toContain('disabled')
    })
  })

  describe('choices', () => {
    beforeEach(() => phone.show('choices'))

    test('a label ticks its checkbox, and the group tells all that is ticked', async () => {
      await phone.tap('label:has-text("汤"), wx-label:has-text("汤")')
      expect(await phone.heard()).toBe('dishes ["fish","soup"]')

      await phone.tap(phone.page.getByRole('checkbox').first())

      expect(await phone.heard()).toBe('dishes ["soup"]')
    })

    test('of a radio group one is chosen', async () => {
      await phone.tap('#at-home')

      expect(await phone.heard()).toBe('place "home"')
      const checked = phone.page.getByRole('radio', { checked: true })
      expect(await checked.count()).toBe(1)
    })

    test('a switch turns', async () => {
      await phone.tap('#switch')

      expect(await phone.heard()).toBe('switch true')
      expect(await phone.at('#switch').getAttribute('aria-checked')).toBe('true')
    })

    test('a slider follows the finger in steps', async () => {
      await phone.drag('#slider .wx-slider-thumb', { x: 90, y: 0 })

      expect(await phone.heard()).toMatch(/^slider [5-7]$/)
    })

    test('a picker gives the index of what was chosen, and nothing when it is closed', async () => {
      await phone.tap('#selector')
      await phone.tap(phone.page.getByRole('option', { name: '服务中心' }))
      await phone.tap(phone.button('sheet-confirm'))
      expect(await phone.heard()).toBe('point "2"')

      await phone.tap('#selector')
      await phone.page.keyboard.press('Escape')

      expect(await phone.heard()).toBe('cancel null')
    })

    test('a page may change the second column while the first one turns', async () => {
      await phone.tap('#room')
      await phone.tap(phone.page.getByRole('option', { name: '2号楼' }))
      await phone.tap(phone.page.getByRole('option', { name: '202' }))
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('room [1,1]')
    })

    test('a date keeps inside its range and its month', async () => {
      await phone.tap('#date')
      const days = phone.button('wheel-2').getByRole('option')
      expect(await days.count()).toBe(28)
      await phone.tap(phone.button('wheel-1').getByRole('option', { name: '1月', exact: true }))
      expect(await days.first().textContent()).toBe('15日')
      await phone.tap(days.first())
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('date "2026-01-15"')
    })

    test('a time keeps inside its range', async () => {
      await phone.tap('#time')
      expect(await phone.button('wheel-0').getByRole('option').count()).toBe(4)
      await phone.tap(phone.button('wheel-0').getByRole('option', { name: '19' }))
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toBe('time "19:00"')
    })

    test('what is scrolled to the middle of a column is chosen, and arrow keys go on from there', async () => {
      await phone.tap('#time')
      await phone.button('wheel-0').evaluate((wheel) => wheel.scrollBy(0, 44))
      await phone.page.getByRole('option', { name: '17', selected: true }).waitFor()
      await phone.button('wheel-0').focus()
      await phone.page.keyboard.press('ArrowDown')
      await phone.tap(phone.button('sheet-confirm'))

      expect(await phone.heard()).toMatch(/^time "18:/)
    })

    test('space and enter toggle what has the focus', async () => {
      await phone.page.getByRole('checkbox').nth(1).focus()
      await phone.page.keyboard.press(' ')
      expect(await phone.heard()).toBe('dishes ["fish","greens"]')

      await phone.at('#switch').focus()
      await phone.page.keyboard.press('Enter')

      expect(await phone.heard()).toBe('switch true')
    })

    test('a wheel in the page turns row by row', async () => {
      await phone.drag('#wheel', { x: 0, y: -52 })

      expect(await phone.heard()).toBe('wheel [2]')
    })
  })

  describe('scrolling', () => {
    beforeEach(() => phone.show('scrolling'))

    test('a swiper turns with the finger and says who turned it', async () => {
      await phone.drag('#swiper', { x: -200, y: 0 })

      expect(await phone.heard()).toBe('swiper 1 黄瓜 touch')
    })

    test('a scroll area tells once when its end comes near', async () => {
      await phone.at('#down .wx-scroll-main').evaluate((node) => node.scrollTo(0, node.scrollHeight))

      expect(await phone.heard()).toBe('lower')
    })

    test('scroll-into-view brings a line to the top', async () => {
      await phone.tap('#jump')
      const [area, line] = [await phone.at('#down').boundingBox(), await phone.at('#line-15').boundingBox()]

      expect(line?.y).toBeCloseTo(area?.y ?? 0, 0)
    })

    test('a movable view follows the finger and stays in its area', async () => {
      await phone.drag('#movable', { x: 2000, y: 0 })
      const [area, view] = [await phone.at('.area').boundingBox(), await phone.at('#movable').boundingBox()]

      expect(await phone.heard()).toBe('moved touch')
      expect((view?.x ?? 0) + (view?.width ?? 0)).toBeLessThanOrEqual((area?.x ?? 0) + (area?.width ?? 0) + 1)
    })
  })
})
