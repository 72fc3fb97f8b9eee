import type { Host } from '../core/host'
import { resolveResource } from '../components/resource'
import { api, Refusal, type Api, type Callbacks } from './call'
import { extensionOf, keepTemporary, loadFile } from './file-store'
import type { Network } from './network'

interface CallOptions {
  name: string
  data?: Record<string, unknown>
}

interface FunctionReply {
  result?: unknown
  requestID?: string
  errCode?: number
  errMsg?: string
}

/** How long WeChat waits for a function before it gives up, in ms. */
const CALL_TIMEOUT = 60_000

const isAccepted = (response: Response) => response.ok || response.status === 304

/** `wx.cloud`: functions and storage of the local cloud, as the person who uses the preview. */
export function cloudFamily(host: Host, network: Network): Record<string, unknown> {
  const headers = { 'x-local-openid': host.openid }

  /** Runs one exchange with the cloud: counted as busy, and failing as WeChat's does without a network. */
  async function exchange<T>(run: () => Promise<T>): Promise<T> {
    network.require()
    host.busy()
    try {
      return await run()
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal(`Error: ${error instanceof Error ? error.message : String(error)}`, { errCode: -1 })
    } finally {
      host.done()
    }
  }

  const callFunction = api<CallOptions>('cloud.callFunction', ({ name, data }) =>
    exchange(async () => {
      const response = await fetch(`/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(data ?? {}),
        signal: AbortSignal.timeout(CALL_TIMEOUT),
      })
      const reply = (await response.json()) as FunctionReply
      if (reply.errCode !== undefined || !response.ok) {
        throw new Refusal(
          `Error: errCode: ${reply.errCode ?? -1} | errMsg: ${reply.errMsg ?? response.status}`,
          {
            errCode: reply.errCode ?? -1,
          },
        )
      }
      return { result: reply.result, requestID: reply.requestID ?? '' }
    }),
  )

  const upload = api<{ cloudPath: string; filePath: string }>('cloud.uploadFile', ({ cloudPath, filePath }) =>
    exchange(async () => {
      const response = await fetch(`/storage-upload?path=${encodeURIComponent(cloudPath)}`, {
        method: 'POST',
        headers,
        body: await loadFile(filePath, resolveResource),
      })
      if (!response.ok) throw new Refusal(`upload refused with ${response.status}`, { errCode: -403_003 })
      const { fileID } = (await response.json()) as { fileID: string }
      return { fileID, statusCode: 200 }
    }),
  )

  const download = api<{ fileID: string }>('cloud.downloadFile', ({ fileID }) =>
    exchange(async () => {
      const response = await fetch(resolveResource(fileID))
      if (!isAccepted(response)) throw new Refusal('file not exists', { errCode: -403_003 })
      const blob = await response.blob()
      const extension = /\.(\w+)$/.exec(fileID)?.[1] ?? extensionOf(blob.type)
      return { tempFilePath: keepTemporary(blob, extension), statusCode: 200 }
    }),
  )

  /** WeChat answers uploads and downloads with a task that carries on, or with a promise. */
  const asTask = <O extends object>(run: Api<O>) => {
    return (options: O & Callbacks) => {
      const promise = run(options)
      const task = {
        abort: () => undefined,
        onProgressUpdate: () => undefined,
        offProgressUpdate: () => undefined,
      }
      return promise === undefined ? task : promise
    }
  }

  return {
    cloud: {
      init: () => undefined,
      callFunction,
      uploadFile: asTask(upload),
      downloadFile: asTask(download),
      getTempFileURL: api<{ fileList: (string | { fileID: string })[] }>(
        'cloud.getTempFileURL',
        ({ fileList }) => ({
          fileList: fileList.map((entry) => {
            const fileID = typeof entry === 'string' ? entry : entry.fileID
            return {
              fileID,
              tempFileURL: `${location.origin}${resolveResource(fileID)}`,
              status: 0,
              errMsg: 'ok',
            }
          }),
        }),
      ),
      deleteFile: api<{ fileList: string[] }>('cloud.deleteFile', () => {
        // Files belong to the functions: CloudBase lets a person delete only their own, and nothing here needs it.
        throw new Refusal('permission denied', { errCode: -403_002 })
      }),
      DYNAMIC_CURRENT_ENV: 'local',
    },
  }
}
