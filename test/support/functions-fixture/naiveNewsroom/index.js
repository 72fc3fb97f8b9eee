'use strict'
/** A newsroom with each guard taken out: what becomes of articles when nobody states what they expect. */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: process.env.TCB_ENV })
const db = app.database()
const _ = db.command
const articles = db.collection('naiveArticles')
const messages = db.collection('naiveMessages')

const actions = {
  /** Looks at the version first and saves then: it is not stated in the write. */
  async saveDraft({ id, version, title }) {
    const [article] = (await articles.where({ _id: id }).get()).data
    if (article.version !== version) return { saved: false }
    await articles.where({ _id: id }).update({ title, version: _.inc(1) })
    return { saved: true }
  },
  /** Publishes what it has read as due, whatever became of it meanwhile. */
  async publish() {
    const due = (await articles.where({ stage: 'scheduled' }).get()).data
    for (const { _id } of due) {
      await articles.where({ _id }).update({ stage: 'published', revision: _.inc(1) })
    }
    return {}
  },
  /** Tells in messages of any name, and notes only at the end that it has told. */
  async tell({ id, listeners }) {
    const [article] = (await articles.where({ _id: id }).get()).data
    if (article.told) return {}
    for (const personId of listeners) await messages.add({ article: id, personId })
    await articles.where({ _id: id }).update({ told: true })
    return {}
  },
}

exports.main = async (event) => {
  try {
    return { ok: true, value: await actions[event.action](event.input) }
  } catch (error) {
    return { ok: false, error: { code: String(error.code), message: error.message } }
  }
}
