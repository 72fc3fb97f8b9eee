'use strict'
/** The same dealings as group-buy, with each guard taken out: what the races do to a shop that does not mind them. */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: process.env.TCB_ENV })
const db = app.database()
const _ = db.command
const shops = db.collection('naiveShops')
const sales = db.collection('naiveSales')

const shopOf = async (id) => (await shops.where({ _id: id }).get()).data[0]

const actions = {
  /** Looks first, sells then: the condition is not in the write. */
  async sell({ id, quantity }) {
    const shop = await shopOf(id)
    if (shop.left < quantity) return { sold: false }
    await shops.where({ _id: id }).update({ left: _.inc(-quantity) })
    await sales.add({ shop: id, quantity })
    return { sold: true }
  },
  /** The guard of a transaction on one hot document, which most callers lose to conflicts. */
  async sellInTransaction({ id }) {
    const transaction = await db.startTransaction()
    const { data } = await transaction.collection('naiveShops').doc(id).get()
    const shop = Array.isArray(data) ? data[0] : data
    await transaction
      .collection('naiveShops')
      .doc(id)
      .update({ left: shop.left - 1 })
    await transaction.commit()
    return { sold: true }
  },
  /** Every intention is a new document: nothing tells a repeat from a second wish. */
  async order({ id }) {
    await sales.add({ shop: id, quantity: 1 })
    return { sold: true }
  },
  /** Puts back without a marker that it was done. */
  async cancel({ id, saleId }) {
    const [sale] = (await sales.where({ _id: saleId }).get()).data
    if (sale.cancelled) return { restocked: false }
    await sales.where({ _id: saleId }).update({ cancelled: true })
    await shops.where({ _id: id }).update({ left: _.inc(sale.quantity) })
    return { restocked: true }
  },
  /** Hands over without stating how much was handed over before. */
  async handOver({ saleId, quantity }) {
    const [sale] = (await sales.where({ _id: saleId }).get()).data
    if ((sale.picked ?? 0) + quantity > sale.quantity) return { handed: false }
    await sales.where({ _id: saleId }).update({ picked: _.inc(quantity) })
    return { handed: true }
  },
  /** Calls in more people without stating the level that was read, and tells under a new id each time. */
  async escalate({ id }) {
    const alert = await shopOf(id)
    if (alert.level > 0) return { escalated: false }
    await sales.add({ shop: id, told: 'office' })
    await shops.where({ _id: id }).update({ level: _.inc(1) })
    return { escalated: true }
  },
  /** Settles what is owed without a place that only one can take. */
  async settle({ id }) {
    const entries = (await sales.where({ shop: id }).get()).data
    const balance = entries.reduce((sum, { amount }) => sum + amount, 0)
    if (balance >= 0) return { settled: false }
    await sales.add({ shop: id, amount: -balance })
    return { settled: true }
  },
  /** Merges one record into another without taking hold of either. */
  async mergePeople({ keepId, mergeId }) {
    const people = db.collection('naivePeople')
    const [keeper] = (await people.where({ _id: keepId }).get()).data
    const [merged] = (await people.where({ _id: mergeId }).get()).data
    if (keeper.mergedInto || merged.mergedInto) return { merged: false }
    await people.where({ _id: mergeId }).update({ mergedInto: keepId })
    return { merged: true }
  },
  /** Looks whether another administrator is left, and takes one away then. */
  async revokeAdmin({ id, openid }) {
    const communities = db.collection('naivePeople')
    const [community] = (await communities.where({ _id: id }).get()).data
    if (community.admins.length < 2) return { revoked: false }
    await communities.where({ _id: id }).update({ admins: _.pull(openid) })
    return { revoked: true }
  },
  /** Takes a call without stating that nobody else has. */
  async takeCall({ id, by }) {
    const tasks = db.collection('naivePeople')
    const [task] = (await tasks.where({ _id: id }).get()).data
    if (task.taken) return { taken: false }
    await tasks.where({ _id: id }).update({ taken: by })
    return { taken: true }
  },
}

exports.main = async (event) => {
  try {
    return { ok: true, value: await actions[event.action](event.input) }
  } catch (error) {
    return { ok: false, error: { code: String(error.code), message: error.message } }
  }
}
