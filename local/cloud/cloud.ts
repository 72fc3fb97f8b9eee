import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { Wechat } from '../wechat'
import { officialAccountOrigin } from '../wechat/official-account'
import { adminRoutes } from './admin/route'
import { LocalClock } from './control/clock'
import { Faults } from './control/faults'
import { controlRoutes } from './control/routes'
import { Stats } from './control/stats'
import type { DataFolder } from './data-folder'
import { callRoute } from './functions/call-route'
import { localAppId } from './functions/context'
import { FunctionHost } from './functions/host'
import { httpRoute } from './functions/http-route'
import { openDatabaseGateway, type DatabaseGateway } from './gateway'
import type { Route } from './http/router'
import { listen, loopback } from './server'
import { StorageActions } from './storage/actions'
import { FileStore } from './storage/files'
import { storageRoutes } from './storage/routes'
import { Timers } from './timers/timers'

/** The environment id that functions run in here. */
export const environmentId = 'local'

export interface CloudOptions {
  port: number
  data: DataFolder
  /** Folder of built functions; undefined when there are none. */
  functions: string | undefined
  instancesPerFunction: number
  staleIdentity: boolean
  /** Whether timers fire by themselves. */
  timers: boolean
  /** Environment variables of every function, beside those of the data folder's env.json. */
  functionEnvironment: Readonly<Record<string, string>>
  log: (line: string) => void
  /** Fills the cloud and says what else it answers, before the first request is let in. */
  prepare: (cloud: Ingredients) => Promise<readonly Route[]>
}

/** What a cloud is filled through before it opens. */
export interface Ingredients {
  readonly url: string
  readonly gateway: DatabaseGateway
  readonly files: FileStore
  readonly clock: LocalClock
}

export interface LocalCloud {
  readonly url: string
  /** Functions were built again: reads their timers again and starts new instances. */
  reload(): void
  close(): Promise<void>
}

function writtenEnvironment(file: string): Record<string, string> {
  if (!existsSync(file)) return {}
  return v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(file, 'utf8')))
}

/** Opens a local cloud: one port on loopback, one data folder, one process for each busy function instance. */
export async function openCloud(options: CloudOptions): Promise<LocalCloud> {
  const { data, log } = options
  let open: (routes: readonly Route[]) => void = () => undefined
  const routes = new Promise<readonly Route[]>((resolve) => (open = resolve))
  const { server, port } = await listen(options.port, routes, log)
  const url = `http://${loopback}:${port}`
  const clock = new LocalClock()
  const faults = new Faults()
  const stats = new Stats()
  const now = () => clock.now()
  const gateway = openDatabaseGateway({ file: data.database, now, onTrip: (trip) => stats.trip(trip) })
  const files = new FileStore(data.files, environmentId)
  const wechat = new Wechat({ file: data.wechat, baseUrl: url, appId: localAppId, now })
  const host = new FunctionHost({
    folder: options.functions,
    env: environmentId,
    url,
    instancesPerFunction: options.instancesPerFunction,
    staleIdentity: options.staleIdentity,
    shared: {
      OFFICIAL_ACCOUNT_ORIGIN: officialAccountOrigin(url),
      HTTP_BASE: `${url}/http`,
      ...writtenEnvironment(data.environment),
      ...options.functionEnvironment,
    },
    clock,
    faults,
    stats,
    log,
  })
  const timers = new Timers(host, log)
  const more = await options.prepare({ url, gateway, files, clock })
  const storage = new StorageActions(files, url)
  open([
    ...adminRoutes({ gateway, host, storage, wechat, faults }),
    callRoute(host, faults),
    httpRoute(host),
    ...storageRoutes(files),
    ...wechat.routes(),
    ...controlRoutes({ gateway, host, timers, wechat, clock, faults, stats, usersFile: data.users }),
    ...more,
  ])
  const reload = () => {
    host.warm()
    if (options.timers) timers.start()
  }
  reload()
  const close = async () => {
    timers.stop()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
    host.close()
    wechat.close()
    gateway.close()
    data.release()
  }
  return { url, reload, close }
}
