import type { Screen } from './screen'

const newsPages = '/packages/news/pages'
const newsroom = '/packages/newsroom/pages'
const staff = '/packages/staff/pages'

/** What stands under an article has cards of other articles in it. */
const article = (name: string, id: string): Screen => ({
  ...{ name, url: `${newsPages}/article/index?id=${id}`, depth: 18 },
})

/** What somebody reads, in the states that an article and a list of articles can be in. */
export const newsScreens: Screen[] = [
  { name: 'home-urgent', url: '/pages/home/index' },
  { name: 'news', url: `${newsPages}/articles/index` },
  { name: 'news-policies', url: `${newsPages}/articles/index`, reach: (phone) => phone.tap('政策解读') },
  { name: 'news-found', url: `${newsPages}/articles/index`, reach: (phone) => phone.search('老人 补贴') },
  { name: 'news-not-found', url: `${newsPages}/articles/index`, reach: (phone) => phone.search('跳伞') },
  article('article-policy', 'a-meal-subsidy'),
  article('article-urgent', 'a-water-stop'),
  article('article-pictures', 'a-greenhouse'),
  article('article-link', 'a-medical-insurance'),
  article('article-expired', 'a-old-age-check'),
  article('article-file', 'a-grid-phones'),
  article('article-video', 'a-fraud-warning'),
  article('article-withdrawn', 'a-power-cut'),
  { name: 'saved', url: `${newsPages}/saved/index` },
  { name: 'poster', url: `${newsPages}/poster/index?id=a-meal-subsidy` },
]

export const editorScreens: Screen[] = [
  { name: 'desk-editor', url: `${staff}/desk/index` },
  { name: 'newsroom-drafts', url: `${newsroom}/articles/index?stage=draft` },
  { name: 'newsroom-reviews', url: `${newsroom}/articles/index?stage=review` },
  { name: 'newsroom-scheduled', url: `${newsroom}/articles/index?stage=scheduled` },
  { name: 'newsroom-published', url: `${newsroom}/articles/index?stage=published` },
  { name: 'newsroom-withdrawn', url: `${newsroom}/articles/index?stage=withdrawn` },
  { name: 'newsroom-returned', url: `${newsroom}/article/index?id=a-lamps-on-square` },
  { name: 'newsroom-article', url: `${newsroom}/article/index?id=a-meal-subsidy` },
  {
    name: 'newsroom-withdraw',
    url: `${newsroom}/article/index?id=a-meal-subsidy`,
    reach: (phone) => phone.tap('撤下'),
  },
  { name: 'edit-new', url: `${newsroom}/edit/index`, reach: (phone) => phone.tap('写好了') },
  { name: 'edit', url: `${newsroom}/edit/index?id=a-lamps-on-square` },
  {
    name: 'edit-block',
    url: `${newsroom}/edit/index?id=a-lamps-on-square`,
    reach: (phone) => phone.tap(/^段落:油田矿区/),
  },
  { name: 'edit-policy', url: `${newsroom}/edit/index?id=a-meal-subsidy` },
  { name: 'edit-locked', url: `${newsroom}/edit/index?id=a-canteen-menu` },
  { name: 'import', url: `${newsroom}/import/index` },
  {
    name: 'import-found',
    url: `${newsroom}/import/index`,
    async reach(phone) {
      await phone.fill('文章链接', 'https://mp.weixin.qq.com/s/winter-safety-2026')
      await phone.tap('取过来看看')
      await phone.see('取到了')
    },
  },
  { name: 'preview', url: `${newsroom}/preview/index?id=a-greenhouse` },
  {
    name: 'preview-large',
    url: `${newsroom}/preview/index?id=a-greenhouse`,
    reach: (phone) => phone.tap('大字'),
  },
]

export const reviewerScreens: Screen[] = [
  { name: 'desk-reviewer', url: `${staff}/desk/index` },
  { name: 'newsroom-review', url: `${newsroom}/article/index?id=a-canteen-menu` },
  { name: 'review', url: `${newsroom}/review/index?id=a-canteen-menu` },
  {
    name: 'review-approve',
    url: `${newsroom}/review/index?id=a-canteen-menu`,
    reach: (phone) => phone.tap(/^通过$/),
  },
  {
    name: 'review-return',
    url: `${newsroom}/review/index?id=a-canteen-menu`,
    reach: (phone) => phone.tap('退回'),
  },
  { name: 'questions', url: `${newsroom}/questions/index` },
  {
    name: 'questions-answer',
    url: `${newsroom}/questions/index`,
    reach: (phone) => phone.tap(/^回复王邻居/),
  },
  { name: 'questions-all', url: `${newsroom}/questions/index`, reach: (phone) => phone.tap('全部') },
  { name: 'numbers', url: `${newsroom}/numbers/index` },
]
