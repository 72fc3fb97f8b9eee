import { cameraPhoto } from '../support/photo'
import type { Hand, Phone } from '../support/phone'
import { LIU_JIANGUO, LIU_YANG, SUN_WEI, useStage, WANG, ZHAO_QIAN } from '../support/stage'

const stage = useStage()
const HOME = '/pages/home/index'
const NEWS = '/packages/news/pages/articles/index'
const SAVED = '/packages/news/pages/saved/index'
const QUESTIONS = '/packages/newsroom/pages/questions/index'
const newsroom = (at: string): string => `/packages/newsroom/pages/articles/index?stage=${at}`
const articlePage = (id: string): string => `/packages/news/pages/article/index?id=${id}`

interface Story {
  hand: Hand
  title: string
  /** A word that no other article has. */
  word: string
}

const SUMMARY = '七点开演,自己带小板凳,老人孩子坐前排。'
const BODY = '放映员是油田俱乐部退休的老冯师傅,放的是老片子。'
const RAIN = '下雨就改到第二天。'
const QUESTION = '轮椅能推进去吗?'
const ANSWER = '能,南门有坡道,给您留了位置。'

/** From the desk to a new article that has a title, a picture and a paragraph, saved by itself. */
async function write(editor: Phone, { title }: Story): Promise<void> {
  await editor.tap('工作台')
  await editor.tap(/^资讯/)
  await editor.tap('写一篇')
  await editor.fill('标题', title)
  await editor.fill('一句话说明', SUMMARY)
  await editor.tap('活动预告')
  await editor.tap('加段落')
  await editor.fill('写一段话', BODY)
  await editor.choosePhoto('加图片', cameraPhoto())
  await editor.see(/已存好/)
}

/** From a list of the newsroom to an article in it. */
async function openIn(phone: Phone, list: string, title: string): Promise<void> {
  await phone.goto(newsroom(list))
  await phone.tap(title)
}

async function submit(editor: Phone): Promise<void> {
  await editor.tap('写好了')
  await editor.see('草稿')
  await editor.tap('提交审核')
  await editor.see('等同事审核')
}

/** What can be read of an article here, and what cannot. */
async function find(phone: Phone, { title, word }: Story): Promise<void> {
  await phone.goto(HOME)
  await phone.see(title)
  await phone.goto(NEWS)
  await phone.see(title)
  await phone.search(word)
  await phone.tap(title)
  await phone.see('一句话说', SUMMARY, BODY)
}

async function findNothing(phone: Phone, { title, word }: Story, id: string): Promise<void> {
  for (const page of [HOME, NEWS, SAVED]) {
    await phone.goto(page)
    await phone.seeNothingOf(title)
  }
  await phone.goto(NEWS)
  await phone.search(word)
  await phone.see('没有找到这样的资讯')
  await phone.goto(articlePage(id))
  await phone.see('看看别的资讯')
  await phone.seeNothingOf(BODY)
}

async function idOf(title: string): Promise<string> {
  const [article] = await stage().cloud.find('newsArticles', { 'work.title': title })
  return String(article?.['_id'])
}

beforeEach(() => stage().setTime(10))

describe.each<Story>([
  { hand: 'mouse', title: '周六晚上广场放电影', word: '放电影' },
  { hand: 'touch', title: '周日上午义务磨剪刀', word: '磨剪刀' },
])('by $hand', (story) => {
  const { hand, title } = story

  test('an article is written, reviewed, read, liked, kept, asked about, and withdrawn', async () => {
    // given a resident who has asked to be told of important news
    const resident = await stage().phone({ as: LIU_YANG, hand })
    await resident.goto(articlePage('a-friday-visits'))
    await resident.tap('有重要消息提醒我')
    await resident.tap('允许')
    await resident.see('好的,下次有重要消息,微信会提醒您')
    await stage().cloud.json('DELETE', '/local/outbox')

    // when the editor writes, and goes on without a network until WeChat ends the mini-program
    const editor = await stage().phone({ as: ZHAO_QIAN, hand })
    await write(editor, story)
    editor.forgive(/ERR_INTERNET_DISCONNECTED|Failed to fetch|offline/i)
    await editor.setOnline(false)
    await editor.fill('一句话说明', `${SUMMARY}${RAIN}`)
    await editor.see('没有网络,已存在手机上')
    await editor.restart()

    // then nothing is lost, and it is saved now that there is a network
    await openIn(editor, 'draft', title)
    await editor.tap('修改')
    await editor.see('标题')
    expect(await editor.written('一句话说明')).toBe(`${SUMMARY}${RAIN}`)
    await submit(editor)

    // when the reviewer returns it with a reason, and the editor mends it
    const reviewer = await stage().phone({ as: SUN_WEI, hand })
    await openIn(reviewer, 'review', title)
    await reviewer.tap('审一审')
    await reviewer.see(BODY)
    await reviewer.tap('退回')
    await reviewer.tap('原因:时间地点没写清')
    await reviewer.tap(/^退回$/)
    await reviewer.see('退回去了')
    await openIn(editor, 'draft', title)
    await editor.see('时间地点没写清')
    await editor.tap('修改')
    await editor.tap(/^段落:/)
    await editor.fill('写一段话', `${BODY}在休闲广场南边。`)
    await editor.see(/已存好/)
    await submit(editor)

    // and the reviewer publishes it and has those told who asked for it
    await openIn(reviewer, 'review', title)
    await reviewer.tap('审一审')
    await reviewer.tap(/^通过$/)
    await reviewer.tap(/^发微信消息告诉/)
    await reviewer.tap('通过并发布')
    await reviewer.see('通过了,邻居们现在看得到')
    await stage().cloud.fire('news', 'publish')
    await stage().cloud.fire('people', 'deliver')

    // then the message has reached the resident, who finds the article everywhere
    const id = await idOf(title)
    expect(await stage().cloud.outbox()).toEqual([
      expect.objectContaining({ openid: LIU_YANG, page: expect.stringContaining(id) as unknown }),
    ])
    await find(resident, story)
    await resident.see(/南边/, RAIN)

    // when they like it, keep it and ask
    await resident.tap(/^点赞/)
    await resident.see('赞 1')
    await resident.tap('收藏')
    await resident.see('已收藏')
    await resident.fill('想问什么', QUESTION)
    await resident.tap('发给社区')
    await resident.see('问好了', QUESTION)
    await resident.goto(SAVED)
    await resident.see(title)

    // then staff answer, and the resident reads the answer
    await reviewer.goto(QUESTIONS)
    await reviewer.see(QUESTION)
    await reviewer.tap(/^回复刘邻居/)
    await reviewer.fill('社区回复', ANSWER)
    await reviewer.tap(/^回复$/)
    await reviewer.see('回复好了')
    await resident.goto(articlePage(id))
    await resident.see(QUESTION, '社区回复', ANSWER)

    // when the reviewer withdraws it
    await openIn(reviewer, 'published', title)
    await reviewer.tap('撤下')
    await reviewer.tap('原因:内容有误')
    await reviewer.tap('确定撤下')
    await reviewer.see('撤下了,邻居们看不到了')

    // then it is gone from home, list, search, what was kept, and from behind the card's link
    await findNothing(resident, story, id)
  })
})

test('whoever wrote an article sees that somebody else must review it, whatever their roles', async () => {
  const title = '社区主任写的一篇'
  const admin = await stage().phone({ as: LIU_JIANGUO })
  await admin.goto('/packages/newsroom/pages/edit/index')
  await admin.fill('标题', title)
  await admin.fill('一句话说明', '年底走访的安排')
  await admin.tap('加段落')
  await admin.fill('写一段话', '从下周一开始,一天走一个网格。')
  await admin.see(/已存好/)

  await admin.tap('写好了')
  await admin.tap('提交审核')

  await admin.see('自己写的要请别人来审')
  await admin.seeNothingOf('审一审')
  const own = await stage().cloud.find('newsArticles', { 'work.title': title })
  const { _id: id, version } = own[0]!
  const plan = { at: null, pinnedUntil: null, urgentUntil: null, notify: false }
  const approved = await stage().cloud.call(
    'news',
    LIU_JIANGUO,
    'approveDraft',
    { id, version, ...plan },
    'approve-my-own',
  )
  expect(approved).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

test('a reviewer sees what changed since residents last read it, and they go on reading that until then', async () => {
  // given a revision of the canteen's menu that waits
  const resident = await stage().phone({ as: WANG })
  await resident.goto(articlePage('a-canteen-menu'))
  await resident.see('早上 10 点以前打食堂电话')
  await resident.seeNothingOf(/荞麦面/)

  // when the reviewer compares the two and approves
  const reviewer = await stage().phone({ as: SUN_WEI })
  await openIn(reviewer, 'review', '周三多了低糖面')
  await reviewer.tap('审一审')
  await reviewer.see(
    '原来',
    '早上 10 点前打电话',
    '现在',
    /早上 10 点半前打电话/,
    '新增',
    /陈福山/,
    /段没有改/,
  )
  await reviewer.tap(/^通过$/)
  await reviewer.tap('通过并发布')
  await reviewer.see('通过了,邻居们现在看得到')

  // then residents read the new one, and that it was changed
  await resident.goto(articlePage('a-canteen-menu'))
  await resident.see('早上 10 点半以前打食堂电话', /荞麦面/, /更新/)
})

test('two editors on one draft: the second one is told, and both versions are there', async () => {
  // given two phones with the same draft
  const first = await stage().phone({ as: ZHAO_QIAN })
  const second = await stage().phone({ as: LIU_JIANGUO })
  const edit = '/packages/newsroom/pages/edit/index?id=a-lamps-on-square'
  await first.goto(edit)
  await second.goto(edit)

  // when both write
  await first.fill('一句话说明', '冬天亮到九点半')
  await first.see(/已存好/)
  await second.fill('一句话说明', '冬天亮到十点')

  // then the second one hears who was quicker, and decides
  await second.see(/^赵倩.*存过$/, '您写的还在这里,没有丢')
  expect(await second.written('一句话说明')).toBe('冬天亮到十点')
  await second.tap('看对方的')
  await second.see('冬天亮到九点半')
})
