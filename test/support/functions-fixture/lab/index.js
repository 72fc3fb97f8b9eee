'use strict'
/** A function that does what a test asks of it. */

let served = 0

const identityKeys = ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'TCB_SOURCE', 'LOCAL_NOW']

const actions = {
  /** What the platform says about this call, and what process.env claims. */
  look: (event, context) => ({
    event,
    context,
    pid: process.pid,
    served,
    env: Object.fromEntries(identityKeys.map((key) => [key, process.env[key] ?? null])),
    lab: process.env.LAB ?? null,
    shared: process.env.SHARED ?? null,
    timeZone: process.env.TZ,
  }),
  sleep: async ({ ms }) => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return { pid: process.pid }
  },
  spin: () => {
    for (;;);
  },
  throw: () => {
    throw new Error('the lab is on fire')
  },
  exit: () => process.exit(3),
  answer: ({ bytes }) => 'x'.repeat(bytes),
  nothing: () => undefined,
}

exports.main = async (event, context) => {
  served += 1
  if (event.Type === 'Timer') return { timer: event, source: JSON.parse(context.environment).TCB_SOURCE }
  return actions[event.action](event, context)
}
