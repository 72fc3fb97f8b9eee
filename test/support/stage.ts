import { DAY, HOUR } from '../../miniprogram/shared/time'
import { launchBrowser, type TestBrowser } from './browser'
import { startCloud, type TestCloud } from './cloud'
import { Phone, type PhoneOptions } from './phone'

/** Who is who in the sample community. */
export const WANG = 'o-wang-xiuying'
export const LI_MEI = 'o-li-mei'
export const ZHAO = 'o-zhao-guoqing'
export const LIU_YANG = 'o-liu-yang'
export const SUN_LI = 'o-sun-li'
export const NEW_NEIGHBOUR = 'o-new-neighbour'
export const ZHAO_LEI = 'o-zhao-lei'
export const ZHANG_MIN = 'o-zhang-min'
export const LIU_JIANGUO = 'o-liu-jianguo'
export const WU_GANG = 'o-wu-gang'
export const ZHAO_QIAN = 'o-zhao-qian'
export const SUN_WEI = 'o-sun-wei'
export const MA_SHUFEN = 'o-ma-shufen'
export const GUO_QIANG = 'o-guo-qiang'

/** The whole product for one test file: a cloud with the sample community, and phones. */
export interface Stage {
  readonly cloud: TestCloud
  /** Epoch ms of an hour in Puyang, on the day of the sample community or some days after it. */
  at(hour: number, daysLater?: number): number
  /** Sets the clock of cloud and phones; it runs on from there. Phones that are open keep their old one. */
  setTime(hour: number, daysLater?: number): Promise<void>
  /** Hands somebody a phone, which is checked and put away after the test. */
  phone(options: PhoneOptions): Promise<Phone>
}

class OpenStage implements Stage {
  private today = 0
  private ahead = 0
  private phones: Phone[] = []

  private constructor(
    readonly cloud: TestCloud,
    private readonly browser: TestBrowser,
  ) {}

  /** It is ten in the morning of the sample's day, whatever the time of the test. */
  static async open(): Promise<OpenStage> {
    const [cloud, browser] = await Promise.all([startCloud({ sample: true, preview: true }), launchBrowser()])
    const stage = new OpenStage(cloud, browser)
    // The sample opens its eggs at seven of the day before.
    const [eggs] = await cloud.find('groupbuyCampaigns', { _id: 'c-eggs' })
    stage.today = Number(eggs?.['opensAt']) - 7 * HOUR + DAY
    await stage.setTime(10)
    return stage
  }

  at(hour: number, daysLater = 0): number {
    return this.today + daysLater * DAY + hour * HOUR
  }

  async setTime(hour: number, daysLater = 0): Promise<void> {
    const now = this.at(hour, daysLater)
    this.ahead = now - Date.now()
    await this.cloud.json('POST', '/local/clock', { now, running: true })
  }

  async phone(options: PhoneOptions): Promise<Phone> {
    const at = Date.now() + this.ahead
    const phone = await Phone.open(this.browser.browser, this.cloud.url, { at, ...options })
    this.phones.push(phone)
    return phone
  }

  /** Puts all phones away and answers what went wrong on them. */
  async putAway(): Promise<Awaited<ReturnType<Phone['troubles']>>[]> {
    const phones = this.phones.splice(0)
    const troubles = await Promise.all(phones.map((phone) => phone.troubles()))
    await Promise.all(phones.map((phone) => phone.close()))
    return troubles.filter(
      ({ errors, missing, console }) => errors.length + missing.length + console.length > 0,
    )
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.cloud.stop()
  }
}

/** Sets the stage before the first test of a file; after each test no phone may have had an error. */
export function useStage(): () => Stage {
  let stage: OpenStage | undefined
  jest.setTimeout(180_000)

  beforeAll(async () => {
    stage = await OpenStage.open()
  })

  afterEach(async () => {
    expect(await stage?.putAway()).toEqual([])
  })

  afterAll(async () => {
    await stage?.close()
  })

  return () => {
    if (!stage) throw new Error('the stage is set before the first test')
    return stage
  }
}
