'use strict'
/**
 * Runs inside each function instance: loads the bundle once, then answers one event after another over IPC.
 * Plain JavaScript without dependencies, so that a cold start costs what the function itself costs.
 *
 * argv: the bundle, response limit in bytes, "stale" to leave each caller's identity in process.env as Tencent's
 * bootstrap does.
 */
const [, , file, limitText, stale] = process.argv
const responseLimit = Number(limitText)

/** A load error does not end the instance: like in the service, every event is answered with it. */
let main
let loadError
try {
  main = require(file).main
  if (typeof main !== 'function') loadError = new Error('index.main is not a function')
} catch (error) {
  loadError = error
}

/** What the event's environ replaced in process.env, to be put back after it. */
let replaced = new Map()

function enter(environ) {
  for (const pair of environ.split(';')) {
    const at = pair.indexOf('=')
    const key = pair.slice(0, at)
    if (!replaced.has(key)) replaced.set(key, process.env[key])
    process.env[key] = pair.slice(at + 1)
  }
}

function leave() {
  if (stale === 'stale') return
  for (const [key, value] of replaced) {
    if (value === undefined) delete process.env[key]
    else process.env[key] = value
  }
  replaced = new Map()
}

const describe = (error) => (error instanceof Error ? error.message : String(error))

async function answer(event, context) {
  if (loadError) throw loadError
  const text = JSON.stringify(await main(event, context)) ?? 'null'
  if (Buffer.byteLength(text) > responseLimit) {
    throw new Error(`The size of response exceeds the upper limit (${responseLimit} bytes)`)
  }
  return text
}

process.on('message', async ({ id, event, context }) => {
  enter(context.environ)
  try {
    process.send({ id, result: await answer(event, context) })
  } catch (error) {
    console.error(error)
    process.send({ id, error: describe(error) })
  } finally {
    leave()
  }
})

// Nothing is left behind when the local cloud itself is killed.
process.on('disconnect', () => process.exit(0))
process.send({ ready: true })
