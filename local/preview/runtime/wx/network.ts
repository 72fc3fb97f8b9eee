import type { Host } from '../core/host'
import { api, Listeners, Refusal } from './call'

interface NetworkStatus {
  isConnected: boolean
  networkType: 'wifi' | 'none'
}

/** Whether the phone has a network. Tests and the frame take it away with `__mp.setOnline(false)`. */
export class Network {
  private online = true
  readonly changes = new Listeners<NetworkStatus>()

  get status(): NetworkStatus {
    return { isConnected: this.online, networkType: this.online ? 'wifi' : 'none' }
  }

  setOnline(online: boolean): void {
    if (online === this.online) return
    this.online = online
    this.changes.tell(this.status)
  }

  /** Every call that leaves the phone passes here. */
  require(): void {
    if (!this.online) throw new Refusal('request:fail', { errCode: -1, errno: 600_001 })
  }
}

interface RequestOptions {
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  dataType?: string
  timeout?: number
}

type Data = string | ArrayBuffer | Record<string, string> | undefined

/** `wx.request` puts the data of a GET into the address and that of anything else into the body. */
function toFetch({ url, method = 'GET', data, header }: RequestOptions): [string, RequestInit] {
  const verb = method.toUpperCase()
  if (verb === 'GET' || verb === 'HEAD') {
    const query = new URLSearchParams((data ?? {}) as Record<string, string>).toString()
    const address = query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
    return [address, { method: verb, headers: header ?? {} }]
  }
  const plain = data as Data
  const body = typeof plain === 'string' || plain instanceof ArrayBuffer ? plain : JSON.stringify(plain ?? {})
  return [url, { method: verb, body, headers: { 'content-type': 'application/json', ...header } }]
}

function parse(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    // As WeChat does: what is no JSON is handed over as it came.
    return text
  }
}

/** Network state and plain HTTP requests. */
export function networkFamily(host: Host, network: Network): Record<string, unknown> {
  const send = async (options: RequestOptions, signal: AbortSignal) => {
    network.require()
    host.busy()
    try {
      const [url, init] = toFetch(options)
      const response = await fetch(url, { ...init, signal })
      return {
        data: parse(await response.text(), options.dataType ?? 'json'),
        statusCode: response.status,
        header: Object.fromEntries(response.headers),
        cookies: [],
      }
    } catch (error) {
      throw new Refusal(signal.aborted ? 'abort' : error instanceof Error ? error.message : 'network')
    } finally {
      host.done()
    }
  }
  return {
    getNetworkType: api('getNetworkType', () => ({
      networkType: network.status.networkType,
      signalStrength: 4,
    })),
    onNetworkStatusChange: network.changes.on,
    offNetworkStatusChange: network.changes.off,
    onNetworkWeakChange: () => undefined,
    offNetworkWeakChange: () => undefined,
    request(options: RequestOptions) {
      const control = new AbortController()
      const run = api<RequestOptions>('request', (given) => send(given, control.signal))
      // A task, not a promise: WeChat's request answers by callbacks only.
      void run({ fail: () => undefined, ...options })
      return {
        abort: () => control.abort(),
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
      }
    },
  }
}
