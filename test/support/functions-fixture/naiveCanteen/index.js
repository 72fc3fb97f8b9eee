'use strict'
/** A canteen with each guard taken out: what the races do to one that does not mind them. */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: process.env.TCB_ENV })
const db = app.database()
const meals = db.collection('naiveMeals')

const mealsOf = async (where) => (await meals.where(where).limit(1000).get()).data

const actions = {
  /** Looks whether somebody has a meal that day, and books then: the id is not derived. */
  async book({ person, date }) {
    if ((await mealsOf({ person, date })).length > 0) return { existed: true }
    await meals.add({ person, date })
    return { existed: false }
  },
  /** Adds up the month, and books what of the limit is left: nobody takes turns. */
  async bookSubsidised({ person, date, amount, limit }) {
    const used = (await mealsOf({ person })).reduce((sum, meal) => sum + meal.subsidy, 0)
    const subsidy = Math.min(amount, Math.max(0, limit - used))
    await meals.add({ _id: `${person}:${date}`, person, date, subsidy })
    return { subsidy }
  },
}

exports.main = async (event) => {
  try {
    return { ok: true, value: await actions[event.action](event.input) }
  } catch (error) {
    return { ok: false, error: { code: String(error.code), message: error.message } }
  }
}
