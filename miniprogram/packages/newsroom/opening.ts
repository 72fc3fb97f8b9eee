import { asCloudError } from '../../services/errors'
import { news, type StaffArticle } from '../../services/news'
import { draftsSettled, lostSave } from './autosave'
import { keptDrafts, type KeptDraft } from './kept-drafts'
import { emptyForm, formOf, recovered, sameForm, type ArticleForm } from './model/article-form'

/** What the editor opens with. */
export interface Opened {
  /** Name under which the phone keeps what is written. */
  key: string
  id: string
  version: number | null
  /** What stands on the screen. */
  form: ArticleForm
  /** As the community has it. */
  saved: ArticleForm
  /** Null for a new article, and where there is no way to the community just now. */
  article: StaffArticle | null
  /** It was written earlier and has not reached the community. */
  restored: boolean
  /** Pictures and files that were still on their way when the phone let go of the page. */
  lost: number
}

/** What the phone has kept, after the answer of a save that got lost. Without a network it stands as it is. */
async function caughtUp(key: string): Promise<{ key: string; kept: KeptDraft | null }> {
  const kept = keptDrafts.read(key)
  try {
    const answer = await lostSave(key)
    if (!answer || !kept) return { key: answer?.id ?? key, kept }
    keptDrafts.drop(key)
    const now = { ...kept, id: answer.id, version: answer.version }
    keptDrafts.keep(answer.id, now)
    return { key: answer.id, kept: now }
  } catch (error) {
    if (!asCloudError(error).retryable) throw error
    return { key, kept }
  }
}

/** As the community has it; null where it cannot be asked and the phone has something to go on with. */
async function asSaved(id: string, kept: KeptDraft | null): Promise<StaffArticle | null> {
  if (!id) return null
  try {
    return await news.staffArticle(id)
  } catch (error) {
    if (kept && asCloudError(error).retryable) return null
    throw error
  }
}

/** The article as saved, with what was written later on top of it. `key` is its id, or the editor's own name for it. */
export async function openDraft(wanted: string, idWanted: string): Promise<Opened> {
  await draftsSettled()
  const { key, kept } = await caughtUp(wanted)
  const id = kept?.id || idWanted || (key === wanted ? '' : key)
  const article = await asSaved(id, kept)
  const saved = article ? formOf(article.work, article.relatedTitles) : emptyForm()
  const { form, lost } = kept ? recovered(kept.form) : { form: saved, lost: 0 }
  const restored = kept !== null && !sameForm(form, saved)
  if (kept && !restored) keptDrafts.drop(key)
  const version = restored ? kept.version : (article?.version ?? null)
  return { key, id, version, form: restored ? form : saved, saved, article, restored, lost }
}
