import './frame.css'
import type { CardSent } from '../runtime/sheets/send-to'
import { Clock } from './clock'
import { byId, make } from './dom'
import { offerFaults } from './faults'
import { local, type Person } from './local'
import { Outbox } from './outbox'
import { PeopleList } from './people'
import { DEVICES, Phone, type Device } from './phone'

/** WeChat's font size setting and what the product makes of it. */
const FONTS: readonly (readonly [label: string, px: number])[] = [
  ['标准', 16],
  ['大 1.35×', 22],
  ['特大 1.75×', 28],
]

const OPENID_KEY = 'preview.openid'
/** How often the phone and the outbox are looked at, ms. */
const GLANCE = 700
const OUTBOX_EVERY = 2000

const health = byId('health', HTMLElement)

function report(error: unknown): void {
  health.dataset['bad'] = 'true'
  health.textContent = `本机的云没有回应:${error instanceof Error ? error.message : String(error)}`
}

function fromAddress(people: readonly Person[]): { openid: string; font: number; device: Device } {
  const query = new URLSearchParams(location.search)
  const remembered = localStorage.getItem(OPENID_KEY) ?? ''
  const known = (openid: string) => people.some((person) => person.openid === openid)
  const [first] = people
  const asked = query.get('as') ?? (known(remembered) ? remembered : (first?.openid ?? ''))
  const fallback = DEVICES[0] ?? { name: '', width: 390, height: 844 }
  return {
    openid: asked,
    font: Number(query.get('font')) || 16,
    device: DEVICES.find(({ width }) => String(width) === query.get('width')) ?? fallback,
  }
}

/** Keeps who and how in the frame's own address, so that a reload and a bookmark bring them back. */
function remember({ state }: Phone): void {
  localStorage.setItem(OPENID_KEY, state.openid)
  const query = new URLSearchParams({
    as: state.openid,
    font: String(state.font),
    width: String(state.device.width),
  })
  history.replaceState(null, '', `?${query.toString()}`)
}

function offerFonts(phone: Phone): void {
  const buttons = FONTS.map(([label, px]) => {
    const button = make('button', 'segment', label)
    button.type = 'button'
    button.setAttribute('role', 'radio')
    button.dataset['testid'] = `font-${px}`
    button.addEventListener('click', () => {
      phone.use({ font: px }, phone.hash)
      remember(phone)
      mark()
    })
    return { button, px }
  })
  const mark = () => {
    for (const { button, px } of buttons) button.setAttribute('aria-checked', String(px === phone.state.font))
  }
  mark()
  byId('fonts', HTMLElement).append(...buttons.map(({ button }) => button))
}

function offerDevices(phone: Phone): void {
  const select = byId('device', HTMLSelectElement)
  select.append(...DEVICES.map(({ name }) => new Option(name, name, false, name === phone.state.device.name)))
  select.addEventListener('change', () => {
    const device = DEVICES.find(({ name }) => name === select.value)
    if (!device) return
    phone.use({ device }, phone.hash)
    remember(phone)
  })
}

function offerScanner(phone: Phone): void {
  const code = byId('scan-code', HTMLInputElement)
  const note = byId('scan-note', HTMLElement)
  byId('scan', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const text = code.value.trim()
    if (!text) {
      code.focus()
      return
    }
    const taken = phone.inside?.scan(text) ?? false
    note.textContent = taken ? '手机扫到了。' : '手机上还没有打开扫一扫,先在手机里点开它。'
    if (taken) code.value = ''
  })
}

/** A card that is sent in the phone hands the phone to whoever got it. */
function receiveCards(phone: Phone, list: PeopleList, people: readonly Person[]): void {
  addEventListener('message', ({ data, source, origin }: MessageEvent<Partial<CardSent> | null>) => {
    if (origin !== location.origin || source !== phone.window || data?.preview !== 'card-sent') return
    const { openid = '', path = '' } = data
    phone.use({ openid }, `#${path}`)
    remember(phone)
    list.show(people, openid)
  })
}

/** Says where the phone is and whether all is well in it. */
function watchPhone(phone: Phone): void {
  const route = byId('route', HTMLElement)
  const alone = byId('alone', HTMLAnchorElement)
  setInterval(() => {
    route.textContent = phone.hash.replace(/^#/, '') || '…'
    alone.href = phone.address()
    const { inside } = phone
    if (!inside) return
    const troubles = [...inside.errors, ...inside.missing]
    health.dataset['bad'] = String(troubles.length > 0)
    health.textContent = troubles.length
      ? `手机里有 ${troubles.length} 处出错:${(troubles[0] ?? '').split('\n')[0] ?? ''}`
      : '手机里一切正常'
  }, GLANCE)
}

function watchOutbox(outbox: Outbox): void {
  const look = () => {
    if (document.visibilityState === 'visible')
      local.outbox().then((messages) => outbox.show(messages), report)
  }
  look()
  setInterval(look, OUTBOX_EVERY)
}

async function start(): Promise<void> {
  const people = await local.people()
  const phone = new Phone(fromAddress(people))
  const list = new PeopleList((person) => {
    phone.use({ openid: person.openid })
    remember(phone)
  })
  list.show(people, phone.state.openid)
  const clock = new Clock(report)
  clock.read(await local.clock())
  offerFonts(phone)
  offerDevices(phone)
  offerScanner(phone)
  offerFaults(report)
  byId('offline', HTMLInputElement).addEventListener('change', (event) => {
    const offline = event.target instanceof HTMLInputElement && event.target.checked
    phone.setOnline(!offline)
    byId('status-net', HTMLElement).toggleAttribute('off', offline)
  })
  byId('reload', HTMLButtonElement).addEventListener('click', () => phone.reload())
  watchOutbox(
    new Outbox(
      (openid) => list.nameOf(openid),
      ({ openid, page }) => {
        phone.use({ openid }, page ? `#/${page.replace(/^\//, '')}` : '')
        remember(phone)
        list.show(people, openid)
      },
    ),
  )
  receiveCards(phone, list, people)
  watchPhone(phone)
  phone.use({})
  remember(phone)
}

start().catch(report)
