import { derivedId } from '../../../cloudfunctions/kit/fingerprint'
import type { Person } from '../../../cloudfunctions/kit/people'
import type { Credit } from '../../../cloudfunctions/kit/subscriptions'
import type { Comment, ReadDay, ReadMark, Reaction } from '../../../cloudfunctions/news/collections'
import { reactionId } from '../../../cloudfunctions/kit/newsTraces'
import { neighbourName } from '../../../cloudfunctions/kit/people/neighbourName'
import { DAY, HOUR, isoDate, MINUTE, startOfDay } from '../../../miniprogram/shared/time'
import { openidOf, personIdOf } from '../keys'
import type { SampleArticle } from './documents'
import { articleIdOf } from './writing'

type In<T> = T & { community: string }

const community = 'xinglong'

/** What somebody asked under an article, and what became of it. */
interface Asked {
  who: string
  about: string
  text: string
  /** Hours after the article was published. */
  after: number
  answer?: string
  by?: string
  state?: Comment['state']
  hiddenReason?: string
}

const ASKED: readonly Asked[] = [
  {
    who: 'wang-xiuying',
    about: 'water-stop',
    text: '我一个人住五楼,提不动水,能帮我送两桶上来吗?3 号楼 2 单元。',
    after: 0.01,
  },
  {
    who: 'zhao-lei',
    about: 'meal-subsidy',
    text: '我爸户口在采油厂的老家属院,人一直住兴隆,能登记吗?',
    after: 6,
    answer: '能。常住在兴隆就行,您不用回来,请他带身份证到 2 号窗口,或者网格员何静上门登记。',
    by: '赵倩',
  },
  {
    who: 'li-mei',
    about: 'meal-subsidy',
    text: '我在郑州,能替我妈登记吗?她牙不好,要软一点的。',
    after: 27,
    answer: '可以,拍一张她的身份证照片,打社区电话说一声就行。软烂已经给她记上了。',
    by: '孙伟',
  },
  {
    who: 'zhao-guoqing',
    about: 'medical-insurance',
    text: '有人让我加他微信交医保,说能打八折,是不是真的?',
    after: 30,
    state: 'waiting',
  },
  {
    who: 'liu-yang',
    about: 'painting-class',
    text: '闺女八岁,一点没学过,跟得上吗?',
    after: 5,
    answer: '跟得上,这期就是从握笔教起。可以先来试听一节,陈老师会看着她。',
    by: '赵倩',
  },
  {
    who: 'sun-li',
    about: 'workshop',
    text: '我上午只能来一个半小时,行不行?',
    after: 20,
    answer: '行,计件的活,来多久都可以。10 号楼一楼,找彭洁。',
    by: '赵倩',
  },
  {
    who: 'he-jing',
    about: 'greenhouse',
    text: '下个月看孵蘑菇,给 8 号楼朱大爷留一个座,我陪他去。',
    after: 14,
    answer: '留好了,您和朱大爷坐第一排,上下车方便。',
    by: '赵倩',
  },
  {
    who: 'guo-qiang',
    about: 'how-to-order',
    text: '谁想订多一点便宜的,打我表哥电话。',
    after: 9,
    state: 'hidden',
    hiddenReason: '这里不放别家的买卖信息',
  },
]

function commentDocument(asked: Asked, { article }: SampleArticle, person: Person, now: number): In<Comment> {
  const at = Math.min((article.publishedAt ?? 0) + asked.after * HOUR, now - MINUTE)
  const { who, text, answer, by = '', state = 'shown', hiddenReason = '' } = asked
  return {
    _id: derivedId('sample comment', who, article._id),
    community,
    articleId: article._id,
    articleTitle: (article.live ?? article.work).title,
    openid: openidOf(who),
    name: neighbourName({ nickname: '', name: person.name }),
    avatar: '',
    text,
    at,
    state,
    answered: answer !== undefined,
    answer: answer === undefined ? null : { text: answer, byName: by, at: Math.min(at + 2 * HOUR, now) },
    hiddenReason,
  }
}

/** Neighbours who read and like, and whom the sample does not know by name. */
const readerOf = (n: number): string => `o-reader-${n}`

function likesOf({ article }: SampleArticle): In<Reaction>[] {
  const from = article.publishedAt ?? 0
  return Array.from({ length: article.likes }, (_, n) => ({
    _id: reactionId(readerOf(n), article._id, 'like'),
    community,
    openid: readerOf(n),
    articleId: article._id,
    kind: 'like',
    on: true,
    at: from + (n + 1) * MINUTE,
  }))
}

/** 收藏 of 王秀英; one of them has been withdrawn since. */
const SAVED = ['meal-subsidy', 'grid-phones', 'how-to-order', 'power-cut']

const savedDocuments = (now: number): In<Reaction>[] =>
  SAVED.map((key, i) => ({
    _id: reactionId(openidOf('wang-xiuying'), articleIdOf(key), 'saved'),
    community,
    openid: openidOf('wang-xiuying'),
    articleId: articleIdOf(key),
    kind: 'saved',
    on: true,
    at: now - (i + 1) * 20 * HOUR,
  }))

const READ_DAYS = 14
/** Of those who read on a day, how many a day later. */
const FADING = 0.72

/** Readers of one article by day, of the last two weeks and not before it was published. */
function readersByDay({ plan, article }: SampleArticle, now: number): { day: string; readers: number }[] {
  const from = article.publishedAt
  if (from === null) return []
  const until = article.withdrawn?.at ?? now
  return Array.from({ length: READ_DAYS }, (_, back) => startOfDay(now) - back * DAY)
    .filter((day) => day + DAY > from && day <= until)
    .map((day) => {
      const age = Math.round((day - startOfDay(from)) / DAY)
      return { day: isoDate(day), readers: Math.round(plan.readers * FADING ** age) }
    })
    .filter(({ readers }) => readers > 0)
}

function readingOf(sample: SampleArticle, now: number): { days: In<ReadDay>[]; marks: In<ReadMark>[] } {
  const { _id: articleId, live, work, category } = sample.article
  const days = readersByDay(sample, now).map(({ day, readers }) => ({
    ...{
      _id: `${day}_${articleId}`,
      community,
      articleId,
      title: (live ?? work).title,
      category,
      day,
      readers,
    },
  }))
  // Today is not over: the timer counts its marks again.
  const today = days.find(({ day }) => day === isoDate(now))
  const marks = Array.from({ length: today?.readers ?? 0 }, (_, n) => ({
    _id: derivedId('read', readerOf(n), articleId, isoDate(now)),
    community,
    articleId,
    day: isoDate(now),
    at: startOfDay(now),
  }))
  return { days, marks }
}

/** Who has asked to be told of news, and how often. */
const CREDITS: readonly [key: string, left: number][] = [
  ['wang-xiuying', 2],
  ['li-mei', 1],
  ['zhao-guoqing', 1],
  ['liu-yang', 3],
  ['sun-li', 1],
  ['xu-peng', 1],
]

const creditDocuments = (): In<Credit>[] =>
  CREDITS.map(([key, left]) => ({
    // The id that the kit itself would give it: the next permission adds to this one.
    _id: derivedId('credit', openidOf(key), 'news'),
    community,
    openid: openidOf(key),
    template: 'news',
    left,
  }))

export interface Voices {
  comments: In<Comment>[]
  reactions: In<Reaction>[]
  readDays: In<ReadDay>[]
  readMarks: In<ReadMark>[]
  credits: In<Credit>[]
}

/** What residents left with the articles. */
export function voiceDocuments(
  samples: readonly SampleArticle[],
  persons: ReadonlyMap<string, Person>,
  now: number,
): Voices {
  const byId = new Map(samples.map((sample) => [sample.article._id, sample]))
  const reading = samples.map((sample) => readingOf(sample, now))
  return {
    comments: ASKED.map((asked) =>
      commentDocument(asked, byId.get(articleIdOf(asked.about))!, persons.get(personIdOf(asked.who))!, now),
    ),
    reactions: [...samples.flatMap(likesOf), ...savedDocuments(now)],
    readDays: reading.flatMap(({ days }) => days),
    readMarks: reading.flatMap(({ marks }) => marks),
    credits: creditDocuments(),
  }
}
