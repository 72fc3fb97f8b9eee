import type { Host } from '../core/host'
import { resolveResource } from '../components/resource'
import { api, Refusal, type Api, type Callbacks } from './call'
import { extensionOf, keepTemporary, loadFile } from './file-store'
import type { Network } from './network'

interface CallOptions {
  name: string
  data?: Record<string, unknown>
}

interface UploadOptions {
  cloudPath: string
  filePath: string
}

interface FunctionReply {
  result?: unknown
  requestID?: string
  errCode?: number
  errMsg?: string
}

/** How long WeChat waits for a function before it gives up, in ms. */
const CALL_TIMEOUT = 60_000

/** WeChat answers uploads and downloads with a task that carries on, or with a promise. */
const asTask = <O extends object>(run: Api<O>) => {
  const task = {
    abort: () => undefined,
    onProgressUpdate: () => undefined,
    offProgressUpdate: () => undefined,
  }
  return (options: O & Callbacks) => run(options) ?? task
}

/** `wx.cloud`: functions and storage of the local cloud, as the person who uses the preview. */
export function cloudFamily(host: Host, network: Network): Record<string, unknown> {
  const cloud = new LocalCloud(host, network)
  return {
    cloud: {
      init: () => undefined,
      callFunction: api<CallOptions>('cloud.callFunction', (options) => cloud.call(options)),
      uploadFile: asTask(api<UploadOptions>('cloud.uploadFile', (options) => cloud.upload(options))),
      downloadFile: asTask(
        api<{ fileID: string }>('cloud.downloadFile', ({ fileID }) => cloud.download(fileID)),
      ),
      getTempFileURL: api<{ fileList: (string | { fileID: string })[] }>(
        'cloud.getTempFileURL',
        ({ fileList }) => ({ fileList: fileList.map(addressOf) }),
      ),
      deleteFile: api('cloud.deleteFile', () => {
        // CloudBase lets people delete only what they own; here files belong to the functions.
        throw new Refusal('permission denied', { errCode: -403_002 })
      }),
      DYNAMIC_CURRENT_ENV: 'local',
    },
  }
}

function addressOf(file: string | { fileID: string }): Record<string, unknown> {
  const fileID = typeof file === 'string' ? file : file.fileID
  return { fileID, tempFileURL: `${location.origin}${resolveResource(fileID)}`, status: 0, errMsg: 'ok' }
}

class LocalCloud {
  private readonly headers: Record<string, string>

  constructor(
    private readonly host: Host,
    private readonly network: Network,
  ) {
    this.headers = { 'x-local-openid': host.openid }
  }

  call({ name, data }: CallOptions): Promise<Record<string, unknown>> {
    return this.exchange(async () => {
      const response = await fetch(`/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...this.headers, 'content-type': 'application/json' },
        body: JSON.stringify(data ?? {}),
        signal: AbortSignal.timeout(CALL_TIMEOUT),
      })
      const reply = (await response.json()) as FunctionReply
      if (reply.errCode === undefined && response.ok) {
        return { result: reply.result, requestID: reply.requestID ?? '' }
      }
      const errCode = reply.errCode ?? -1
      throw new Refusal(`Error: errCode: ${errCode} | errMsg: ${reply.errMsg ?? response.status}`, {
        errCode,
      })
    })
  }

  upload({ cloudPath, filePath }: UploadOptions): Promise<Record<string, unknown>> {
    return this.exchange(async () => {
      const response = await fetch(`/storage-upload?path=${encodeURIComponent(cloudPath)}`, {
        method: 'POST',
        headers: this.headers,
        body: await loadFile(filePath, resolveResource),
      })
      if (!response.ok) throw new Refusal(`upload refused with ${response.status}`, { errCode: -403_003 })
      const { fileID } = (await response.json()) as { fileID: string }
      return { fileID, statusCode: 200 }
    })
  }

  download(fileID: string): Promise<Record<string, unknown>> {
    return this.exchange(async () => {
      const response = await fetch(resolveResource(fileID))
      if (!response.ok) throw new Refusal('file not exists', { errCode: -403_003 })
      const blob = await response.blob()
      const extension = /\.(\w+)$/.exec(fileID)?.[1] ?? extensionOf(blob.type)
      return { tempFilePath: keepTemporary(blob, extension), statusCode: 200 }
    })
  }

  /** One exchange with the cloud: counted as busy, and failing as WeChat's does without a network. */
  private async exchange<T>(run: () => Promise<T>): Promise<T> {
    this.network.require()
    this.host.busy()
    try {
      return await run()
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal(`Error: ${error instanceof Error ? error.message : String(error)}`, { errCode: -1 })
    } finally {
      this.host.done()
    }
  }
}
