import { account } from '../../../../services/account'
import { dress, look } from '../../../../services/appearance'
import { asCloudError } from '../../../../services/errors'
import { news, type Block, type StaffArticle } from '../../../../services/news'
import { momentInWords } from '../../../../shared/time'
import type { ArticleCategory } from '../../../../shared/vocabulary'
import { act, AT_REST, confirmed } from '../../../../view/act'
import { open } from '../../../../view/routes'
import { LOADING, present } from '../../../../view/state'
import { Autosave, type SaveStatus } from '../../autosave'
import { keptDrafts } from '../../kept-drafts'
import {
  asksForPolicy,
  contentOf,
  copyOf,
  emptyForm,
  formOf,
  isBlankForm,
  problemsOf,
  sameContent,
  withArrived,
  type ArticleForm,
  type Related,
  type TextField,
} from '../../model/article-form'
import { audienceLabels, audienceName, categoryChoices, gridsOf } from '../../model/choices'
import { saveLine } from '../../model/save-words'
import { openDraft, type Opened } from '../../opening'
import { fromQuery, newsroomRoutes } from '../../routes'
import type { ImportedEvent } from '../import/index'
import { leave, openPreview } from './leaving'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { key: TextField }>

const NO_CONFLICT = { conflict: false, theirs: '' }
const FIRST: { problems: ReturnType<typeof problemsOf> } = { problems: {} }
const FRESH: SaveStatus = { state: 'clean', savedAt: null, message: '', leftOut: 0, gone: false }

/** Where an article is written, piece by piece. Nothing that is written here waits for a button to be safe. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    ...FIRST,
    ...NO_CONFLICT,
    state: LOADING,
    id: '',
    form: emptyForm(),
    line: saveLine(FRESH),
    gone: false,
    /** Why nobody may write on it now; empty when one may. */
    locked: '',
    restored: false,
    lost: 0,
    notice: '',
    categories: categoryChoices,
    grids: [] as string[],
    audiences: audienceLabels([]),
    audience: '',
    policy: false,
    /** Pictures or files are on their way. */
    sending: false,
    /** The first picture of the body, for the cover. */
    offered: '',
  },

  key: '',
  saver: null as Autosave | null,
  newest: null as StaffArticle | null,

  onLoad(query: { id?: string; local?: string }) {
    const id = fromQuery(query.id)
    this.key = id || fromQuery(query.local) || keptDrafts.newKey()
    this.setData({ id })
    void wx.setNavigationBarTitle({ title: id ? '改文章' : '写文章' })
    void this.load()
    void this.loadGrids()
  },

  onShow() {
    dress(this)
    void this.saver?.flush()
  },

  onHide() {
    void this.saver?.flush()
  },

  onUnload() {
    this.saver?.leave()
  },

  load(): Promise<void> {
    return present(
      this,
      () => openDraft(this.key, this.data.id),
      (opened) => this.opened(opened),
    )
  },

  opened(opened: Opened) {
    const { key, id, version, form, saved, article, lost } = opened
    this.key = key
    const locked = article && !article.may.edit ? lockedWords(article) : ''
    if (!locked) {
      this.saver = new Autosave({ key, id, version, form, saved }, (status) => this.onStatus(status))
      // What is on the phone alone should not stay there.
      void this.saver.flush()
    }
    return {
      ...NO_CONFLICT,
      id,
      form: copyOf(form),
      locked,
      lost,
      restored: opened.restored,
      policy: asksForPolicy(form),
      problems: problemsOf(form),
      audience: audienceName(form.audience),
      offered: firstPicture(form.blocks),
      gone: false,
    }
  },

  /** For whom an article can be; writing does not wait for it. */
  async loadGrids(): Promise<void> {
    try {
      const grids = gridsOf((await account.buildings()).buildings)
      this.setData({ grids, audiences: audienceLabels(grids) })
    } catch (error) {
      console.warn('grids', asCloudError(error).message)
    }
  },

  onStatus(status: SaveStatus): void {
    const { saver } = this
    this.setData({ line: saveLine(status), gone: status.gone, id: saver?.id ?? this.data.id })
    if (saver?.id) this.key = saver.id
    if (status.state === 'stale' && !this.data.conflict) void this.lookForNewer()
    if (status.state === 'saved') this.setData({ restored: false, problem: '' })
  },

  /** Puts a change on the screen and into safety. */
  change(change: Partial<ArticleForm>, more: object = {}): void {
    const form = { ...this.data.form, ...change }
    const paths = Object.entries(change).map(([key, value]) => [`form.${key}`, value])
    const shown = Object.fromEntries(paths) as Record<string, unknown>
    this.setData({ ...shown, problems: problemsOf(form), ...more })
    this.saver?.changed(copyOf(form))
  },

  onType(event: Typed) {
    this.change({ [event.currentTarget.dataset.key]: event.detail.value })
  },

  onPolicyField({ detail }: WechatMiniprogram.CustomEvent<{ key: TextField; value: string }>) {
    this.change({ [detail.key]: detail.value })
  },

  onPolicy() {
    this.setData({ policy: true })
  },

  onCategory({ detail }: WechatMiniprogram.CustomEvent<{ value: ArticleCategory }>) {
    this.change({ category: detail.value }, detail.value === 'policy' ? { policy: true } : {})
  },

  onAudience({ detail }: WechatMiniprogram.PickerChange) {
    const audience = ['', ...this.data.grids][Number(detail.value)] ?? ''
    this.change({ audience }, { audience: audienceName(audience) })
  },

  onRelated({ detail }: WechatMiniprogram.CustomEvent<{ related: Related[] }>) {
    this.change({ related: detail.related })
  },

  onBlocks({ detail }: WechatMiniprogram.CustomEvent<{ blocks: Block[] }>) {
    this.change({ blocks: detail.blocks }, { offered: firstPicture(detail.blocks) })
  },

  onSending({ detail }: WechatMiniprogram.CustomEvent<{ under: boolean }>) {
    this.setData({ sending: detail.under })
    if (detail.under) wx.enableAlertBeforeUnload({ message: '图片还没传完。现在离开,没传完的要重新选' })
    else wx.disableAlertBeforeUnload()
  },

  onImport() {
    void wx.navigateTo({
      url: newsroomRoutes.importArticle(),
      events: {
        imported: ({ article, missing }: ImportedEvent) => {
          const form = withArrived(this.data.form, article)
          const notice = `搬来了 ${article.blocks.length} 段,接在后面了${missing ? `。有 ${missing} 张图没取到,可以自己补上` : ''}`
          this.change(form, { notice, offered: firstPicture(form.blocks) })
        },
      },
    })
  },

  onPreview() {
    openPreview(contentOf(this.data.form).content, '还没发布')
  },

  onDone() {
    if (isBlankForm(this.data.form)) {
      this.setData({ problem: '还什么都没写,先写个标题吧' })
      return
    }
    void act(this, 'done', async () => {
      await this.saver?.flush()
      const { saver } = this
      if (saver?.settled() && saver.id) leave(saver.id)
      else this.setData({ problem: `${this.data.line.text}` })
    })
  },

  /** Somebody else has saved since: who it was, and what. */
  async lookForNewer(): Promise<void> {
    this.setData({ conflict: true, theirs: '' })
    try {
      const newest = await news.staffArticle(this.data.id)
      this.newest = newest
      if (sameContent(formOf(newest.work, newest.relatedTitles), this.data.form)) await this.goOver()
      else this.setData({ theirs: `${newest.writerName}${momentInWords(newest.savedAt, newest.now)}存过` })
    } catch (error) {
      this.setData({ problem: asCloudError(error).message })
    }
  },

  onSeeTheirs() {
    const { newest } = this
    if (newest) openPreview(newest.work, `${newest.writerName}存的`)
    else void this.lookForNewer()
  },

  /** Lets go of what was written here. */
  async onTakeTheirs() {
    const sure = await confirmed({
      title: '用对方的',
      content: '您在这里写的、还没存到社区的内容会丢掉。',
      yes: '用对方的',
      grave: true,
    })
    if (!sure) return
    keptDrafts.drop(this.key)
    this.saver?.leave()
    this.setData({ ...NO_CONFLICT, problem: '', state: LOADING })
    await this.load()
  },

  /** Saves what was written here over what somebody else has saved. */
  async onTakeMine() {
    if (!this.newest) return this.lookForNewer()
    const sure = await confirmed({
      title: '用我的',
      content: '对方刚才存的内容会被您的换掉。',
      yes: '用我的',
      grave: true,
    })
    if (sure) await this.goOver()
  },

  async goOver(): Promise<void> {
    const version = this.newest?.version
    this.newest = null
    this.setData({ ...NO_CONFLICT, problem: '' })
    if (version !== undefined) await this.saver?.over(version)
  },

  onAsNew() {
    void act(this, 'asNew', async () => this.saver?.asNew())
  },

  onArticle() {
    open(newsroomRoutes.article(this.data.id))
  },
})

const firstPicture = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'image' && block.file ? [block.file] : []))[0] ?? ''

/** Why an article cannot be written on. */
const lockedWords = ({ stage }: StaffArticle): string => {
  if (stage === 'review') return '这篇正在等审核。要改的话,先在文章页点「撤回」'
  if (stage === 'scheduled') return '这篇已经排好时间发布。要改的话,先在文章页取消定时'
  return '这篇现在不能改。只有编辑可以写文章,如有需要请联系管理员'
}
