import { dress, look } from '../../../../services/appearance'
import { people } from '../../../../services/people'
import type { ProxyScope } from '../../../../shared/vocabulary'
import { act, AT_REST } from '../../../../view/act'
import { fromQuery } from '../../../../view/staff-routes'
import { LOADING, present } from '../../../../view/state'
import {
  EMPTY_LINK,
  linkOf,
  linkProblem,
  linkSentence,
  RELATIONS,
  requestForm,
  SCOPE_CHIPS,
  type LinkForm,
} from '../../model/link-form'

/** Face to face: somebody may act for an elder, who is here and says yes. */
Page({
  data: {
    ...look(),
    ...AT_REST,
    state: LOADING,
    personId: '',
    /** The request that is answered; empty where none was made. */
    linkId: '',
    elder: '',
    form: EMPTY_LINK,
    sentence: '',
    /** What was typed because no chip says it. */
    otherRelation: '',
    relations: RELATIONS.map((label) => ({ value: label, label })),
    scopes: SCOPE_CHIPS,
  },

  onLoad(query: { personId?: string; linkId?: string }) {
    this.setData({ personId: fromQuery(query.personId), linkId: fromQuery(query.linkId) })
    void this.load()
  },

  onShow() {
    dress(this)
  },

  load(): Promise<void> {
    const { personId, linkId } = this.data
    return present(
      this,
      () => people.person(personId),
      (person) => ({
        elder: person.name,
        ...this.asking(linkId ? requestForm(person, linkId) : EMPTY_LINK, person.name),
      }),
      (person) => linkId !== '' && !requestForm(person, linkId).proxyName,
    )
  },

  /** The form with the sentence that it makes. */
  asking(form: LinkForm, elder: string) {
    return { form, sentence: linkSentence(form, elder), problem: '' }
  },

  change(change: Partial<LinkForm>): void {
    // Whatever changes has to be asked anew.
    this.setData(this.asking({ ...this.data.form, agreed: false, ...change }, this.data.elder))
  },

  onChoose({ detail }: WechatMiniprogram.CustomEvent<{ personId: string; name: string }>) {
    this.change({ proxyId: detail.personId, proxyName: detail.name })
  },

  onOther() {
    this.change({ proxyId: '', proxyName: '' })
  },

  onRelation({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ otherRelation: '' })
    this.change({ relation: detail.value })
  },

  onOtherRelation({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ otherRelation: detail.value })
    this.change({ relation: detail.value })
  },

  onScopes({ detail }: WechatMiniprogram.CustomEvent<{ values: ProxyScope[] }>) {
    this.change({ scopes: detail.values })
  },

  onAgreed() {
    this.change({ agreed: !this.data.form.agreed })
  },

  onSave() {
    const { form, elder, personId, linkId } = this.data
    const problem = linkProblem(form, elder, linkId !== '')
    if (problem) return this.setData({ problem })
    void act(this, 'save', async () => {
      if (linkId) await people.confirmLink({ personId, linkId, scopes: form.scopes })
      else await people.link(linkOf(form, personId))
      await wx.navigateBack()
      await wx.showToast({ title: '记下了,马上能用', icon: 'success' })
    })
  },
})
