import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startCloud } from '../support/cloud'
import * as shop from '../support/shop'
import { rounded, table } from './table'

/** 500 buyers for 100 trays of eggs, 64 at a time. */
export async function rush(): Promise<void> {
  const cloud = await startCloud()
  await shop.settle(cloud, 500)
  await shop.publish(cloud, { items: { eggs: { stock: 100 } } })
  const began = performance.now()
  const answers = await shop.inParallel(shop.range(500), 64, (n) =>
    shop.order(cloud, shop.buyer(n), { takes: { eggs: 1 } }),
  )
  const seconds = (performance.now() - began) / 1000
  const { left } = await shop.allotmentOf(cloud)
  const sold = shop.soldOf(await shop.ordersOf(cloud), 'eggs')
  const tally = Object.entries(shop.tally(answers)).map(([code, n]) => `${code} ${n}`)
  table(
    'Rush: 500 buyers for 100',
    ['answers', 'sold', 'left', 'answers a second'],
    [[tally.join(', '), sold, left['eggs'] ?? 0, rounded(500 / seconds, 0)]],
  )
  await cloud.stop()
}

interface BareServer {
  url: string
  stop: () => Promise<void>
}

async function startBareServer(): Promise<BareServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bare-'))
  const args = ['--import', 'tsx', path.join(__dirname, 'bare-server.ts'), path.join(folder, 'bare.sqlite')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
  )
  const stop = async (): Promise<void> => {
    child.kill()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, stop }
}

/** Orders a second that `clients` get answered, each with one order on the way, over `ms`. */
async function throughput(
  clients: number,
  ms: number,
  send: (client: number) => Promise<void>,
): Promise<number> {
  let answered = 0
  const until = performance.now() + ms
  const began = performance.now()
  await Promise.all(
    shop.range(clients).map(async (client) => {
      while (performance.now() < until) {
        await send(client)
        answered++
      }
    }),
  )
  return answered / ((performance.now() - began) / 1000)
}

const MEASURED_MS = 4_000
const WARM_MS = 1_500
/** So many phones that nobody is throttled. */
const PEOPLE = 2_000

/** Steady orders of one hot item, ours and the bare server in turn. */
export async function steady(): Promise<void> {
  const bare = await startBareServer()
  const cloud = await startCloud()
  await shop.settle(cloud, PEOPLE)
  await shop.publish(cloud, { items: { eggs: { stock: 1_000_000 } } })
  let next = 0
  const ours = async (): Promise<void> => {
    const answer = await shop.order(cloud, shop.buyer(next++ % PEOPLE), { takes: { eggs: 1 } })
    if (!answer.ok) throw new Error(answer.error.message)
  }
  const theirs = async (): Promise<void> => {
    const response = await fetch(bare.url, { method: 'POST', body: JSON.stringify({ quantity: 1 }) })
    await response.json()
  }
  await throughput(8, WARM_MS, ours)
  const rows = []
  for (const clients of [1, 8, 32]) {
    const bareRate = await throughput(clients, MEASURED_MS, theirs)
    const ourRate = await throughput(clients, MEASURED_MS, ours)
    rows.push([clients, rounded(ourRate, 0), rounded(bareRate, 0), rounded(ourRate / bareRate)])
  }
  table(
    'Steady orders a second of one hot item',
    ['clients', 'ours', 'bare node:http + SQLite', 'ratio'],
    rows,
  )
  await cloud.stop()
  await bare.stop()
}
