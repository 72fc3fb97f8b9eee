import type { Home } from '../../services/account'
import { greetingAt } from '../../shared/people'
import { clockTime, isoDate, partsOf, pickupInWords, weekdayOf } from '../../shared/time'
import { mealLabel } from '../../shared/vocabulary'
import type { ArticleCardView } from '../../view/articles'
import { ageInWords, articleCardView, inShort } from '../../view/articles'
import type { CampaignCardView } from '../../view/campaigns'
import { offerView } from '../../view/campaigns'
import { mealRoutes } from '../../view/meal-routes'
import { routes } from '../../view/routes'
import { worksAtDesk } from '../../view/staff'

/** Something that waits for the person: the first as a card, the others as lines under it. */
export interface NextView {
  id: string
  url: string
  /** "今天 16:00–19:00" */
  when: string
  /** "到党群服务中心一楼取菜" */
  where: string
  title: string
  today: boolean
  /** What the person shows there: "取货码"; empty for what is brought. */
  show: string
}

/** What the canteen cooks today. */
export interface TodayView {
  /** "今天午餐:红烧鱼、清炖狮子头" */
  words: string
  /** "09:00 前可以订" */
  note: string
}

/** What everybody must know now. */
export interface UrgentView {
  id: string
  title: string
  summary: string
  when: string
}

export interface Tile {
  key: 'meals' | 'groupbuy' | 'news' | 'orders' | 'call' | 'desk'
  icon: string
  text: string
}

export interface HomeView {
  greeting: string
  /** "11月23日 · 周一" */
  day: string
  known: boolean
  community: string
  phone: string
  urgent: UrgentView | null
  /** What is new besides. */
  news: ArticleCardView[]
  today: TodayView | null
  next: NextView | null
  later: NextView[]
  tiles: Tile[]
  offers: CampaignCardView[]
}

type Next = Home['next'][number]

/** What is brought is brought to an address; everything else is gone to. */
const BROUGHT = '送餐'

const whereOf = ({ what, place }: Next): string =>
  what === BROUGHT ? `${what}到 ${place}` : `到${place}${what}`

const PAGES: Record<Next['kind'], (id: string) => string> = {
  groupbuy: routes.order,
  meals: mealRoutes.order,
}

const SHOWN: Record<Next['kind'], string> = { groupbuy: '取货码', meals: '领餐码' }

function nextView(next: Next, now: number): NextView {
  const forWhom = next.personName ? `${next.personName}的 · ` : ''
  return {
    id: next.id,
    url: PAGES[next.kind](next.id),
    when: pickupInWords(next.from, next.to, now),
    where: whereOf(next),
    title: forWhom + next.title,
    today: isoDate(next.from) === isoDate(now),
    show: next.what === BROUGHT ? '' : SHOWN[next.kind],
  }
}

function todayView({ meal, now }: Home): TodayView | null {
  if (!meal || meal.dishes.length === 0) return null
  return {
    words: `今天${mealLabel[meal.meal]}有${meal.dishes.join('、')}`,
    note: now < meal.orderUntil ? `${clockTime(meal.orderUntil)} 前可以订` : '今天的已经截止,看看明天的',
  }
}

function tilesFor(home: Home): Tile[] {
  const tiles: Tile[] = [
    { key: 'meals', icon: 'rice', text: '社区订餐' },
    { key: 'groupbuy', icon: 'cart', text: '生鲜团购' },
    { key: 'news', icon: 'article', text: '社区资讯' },
    { key: 'orders', icon: 'assignment', text: '我的订单' },
    { key: 'call', icon: 'call', text: '联系社区' },
  ]
  return worksAtDesk(home.roles) ? [...tiles, { key: 'desk', icon: 'dashboard', text: '工作台' }] : tiles
}

/** An urgent notice stands by itself; three others fill the section, be they urgent too. */
const NEWS_SHOWN = 3

function newsView({ news, now }: Home, opened: ReadonlySet<string>): Pick<HomeView, 'urgent' | 'news'> {
  const [first] = news
  const urgent = first?.urgent ? first : null
  const others = news.filter((card) => card !== urgent).slice(0, NEWS_SHOWN)
  return {
    urgent: urgent && {
      id: urgent.id,
      title: urgent.title,
      summary: inShort(urgent.summary, 40),
      when: ageInWords(urgent.publishedAt, now),
    },
    news: others.map((card) => articleCardView(card, now, opened)),
  }
}

/** @param opened ids of the articles that were opened on this phone */
export function homeView(home: Home, opened: ReadonlySet<string>): HomeView {
  const { now } = home
  const { month, day, hour } = partsOf(now)
  const [first, ...later] = home.next
  return {
    greeting: home.me ? `${home.me.name},${greetingAt(hour)}` : greetingAt(hour),
    day: `${month}月${day}日 · ${weekdayOf(now)}`,
    known: home.me !== null,
    community: home.community.name,
    phone: home.community.phone,
    ...newsView(home, opened),
    today: todayView(home),
    next: first ? nextView(first, now) : null,
    later: later.map((next) => nextView(next, now)),
    tiles: tilesFor(home),
    offers: home.offers.map((offer) => offerView(offer, now)),
  }
}
