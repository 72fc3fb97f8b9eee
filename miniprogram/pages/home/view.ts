import type { Home } from '../../services/account'
import { greetingAt } from '../../shared/people'
import { isoDate, partsOf, weekdayOf, pickupInWords } from '../../shared/time'
import type { ArticleCardView } from '../../view/articles'
import { ageInWords, articleCardView, inShort } from '../../view/articles'
import type { CampaignCardView } from '../../view/campaigns'
import { offerView } from '../../view/campaigns'
import { routes } from '../../view/routes'
import { worksAtDesk } from '../../view/staff'

/** Something that waits for the person, as one card. */
export interface NextView {
  url: string
  /** "今天 16:00–19:00" */
  when: string
  /** "到党群服务中心一楼取菜" */
  where: string
  title: string
  today: boolean
}

/** What everybody must know now. */
export interface UrgentView {
  id: string
  title: string
  summary: string
  when: string
}

export interface Tile {
  key: 'groupbuy' | 'news' | 'orders' | 'call' | 'desk'
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
  next: NextView | null
  /** "还有 2 个订单要取"; empty when the card says it all. */
  later: string
  tiles: Tile[]
  offers: CampaignCardView[]
}

function nextView(next: Home['next'][number], now: number): NextView {
  const forWhom = next.personName ? `${next.personName}的 · ` : ''
  return {
    url: routes.order(next.id),
    when: pickupInWords(next.from, next.to, now),
    where: `到${next.place}${next.what}`,
    title: forWhom + next.title,
    today: isoDate(next.from) === isoDate(now),
  }
}

function tilesFor(home: Home): Tile[] {
  const tiles: Tile[] = [
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
    next: first ? nextView(first, now) : null,
    later: later.length > 0 ? `还有 ${later.length} 个订单要取` : '',
    tiles: tilesFor(home),
    offers: home.offers.map((offer) => offerView(offer, now)),
  }
}
