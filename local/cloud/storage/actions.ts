import { createHash } from 'node:crypto'
import { invalid, ServiceError } from '../http/errors'
import type { FileStore } from './files'

type Reply = Record<string, unknown>

const nonexistent = (fileID: string) => ({
  fileid: fileID,
  fileID,
  code: 'STORAGE_FILE_NONEXIST',
  tempFileURL: '',
})

const listOf = (value: unknown): unknown[] => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 50)
    throw invalid('a list of 1 to 50 files')
  return value
}

const textOf = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw invalid('a file id is a text')
  return value
}

/** The `storage.*` requests of the gateway. */
export class StorageActions {
  constructor(
    private readonly files: FileStore,
    private readonly baseUrl: string,
  ) {}

  async handle(action: string, request: Reply): Promise<Reply> {
    if (action === 'storage.getUploadMetadata') return this.uploadMetadata(request)
    if (action === 'storage.batchGetDownloadUrl') return this.downloadUrls(request)
    if (action === 'storage.batchDeleteFile') return this.deleteFiles(request)
    throw new ServiceError('INVALID_ACTION', `unknown action ${action.slice(0, 60)}`)
  }

  /** Not percent-encoded, as from the service: the SDK encodes it once more before it downloads. */
  private urlOf(cloudPath: string): string {
    return `${this.baseUrl}/storage/${cloudPath}`
  }

  private uploadMetadata(request: Reply): Reply {
    const cloudPath = textOf(request['path'])
    const fileId = this.files.idOf(cloudPath)
    const token = this.files.permit(cloudPath)
    const url = this.urlOf(cloudPath.split('/').map(encodeURIComponent).join('/'))
    const cosFileId = createHash('md5').update(cloudPath).digest('hex')
    return { data: { url, token, authorization: token, fileId, cosFileId, download_url: url } }
  }

  private async downloadUrls(request: Reply): Promise<Reply> {
    const wanted = listOf(request['file_list']).map((each) => {
      const { fileid, max_age: maxAge } = (each ?? {}) as { fileid?: unknown; max_age?: unknown }
      return { fileID: textOf(fileid), maxAge: typeof maxAge === 'number' ? maxAge : 7200 }
    })
    const list = wanted.map(async ({ fileID, maxAge }) => {
      const cloudPath = this.files.pathOf(fileID)
      if (!(await this.files.find(cloudPath))) return nonexistent(fileID)
      const url = this.urlOf(cloudPath)
      return { fileid: fileID, fileID, code: 'SUCCESS', tempFileURL: url, download_url: url, maxAge }
    })
    return { data: { download_list: await Promise.all(list) } }
  }

  private async deleteFiles(request: Reply): Promise<Reply> {
    const list = listOf(request['fileid_list']).map(async (each) => {
      const fileID = textOf(each)
      const removed = await this.files.remove(this.files.pathOf(fileID))
      return { fileid: fileID, fileID, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
    })
    return { data: { delete_list: await Promise.all(list) } }
  }
}
