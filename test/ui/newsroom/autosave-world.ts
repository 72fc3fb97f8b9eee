import { content, NOW } from './fixtures'

interface Request {
  action: string
  input: { id?: string; version?: number; content?: { title: string } }
  requestId?: string
}

/** As WeChat's storage: what comes out shares nothing with what went in. */
const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown

/** A community that keeps one article, and a phone that may lose it from sight. */
export function world() {
  const storage = new Map<string, unknown>()
  const requests: Request[] = []
  const answered = new Map<string, unknown>()
  const listeners: ((now: { isConnected: boolean }) => void)[] = []
  const state = {
    version: 0,
    title: '',
    online: true,
    losesAnswers: false,
    hold: null as Promise<void> | null,
  }

  /** As the real one: the same request is answered with what was answered first, a stale version is refused. */
  function save({ input, requestId = '' }: Request): unknown {
    const before = answered.get(requestId)
    if (before !== undefined) return before
    if ((input.version ?? 0) !== state.version) {
      return { ok: false, error: { code: 'STALE', message: '别人刚刚改过' } }
    }
    state.version += 1
    state.title = input.content?.title ?? ''
    const answer = { ok: true, value: { id: 'a1', version: state.version, savedAt: NOW } }
    answered.set(requestId, answer)
    return answer
  }

  const wx = {
    getStorageSync: (key: string) => copy(storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, copy(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    getNetworkType: ({ success }: { success(result: { networkType: string }): void }) =>
      success({ networkType: state.online ? 'wifi' : 'none' }),
    onNetworkStatusChange: (listener: (typeof listeners)[number]) => void listeners.push(listener),
    offNetworkStatusChange: (listener: (typeof listeners)[number]) =>
      void listeners.splice(listeners.indexOf(listener), 1),
    cloud: {
      callFunction: async ({ data }: { data: Request }) => {
        if (!state.online) throw new Error('request:fail')
        requests.push(data)
        if (state.hold) await state.hold
        const result =
          data.action === 'saveDraft'
            ? save(data)
            : {
                ok: true,
                value: { work: content({ title: state.title }), relatedTitles: [], version: state.version },
              }
        if (state.losesAnswers) throw new Error('request:fail timeout')
        return { result }
      },
    },
  }
  Object.assign(globalThis, { wx })
  return {
    state,
    requests,
    listeners,
    saves: () => requests.filter(({ action }) => action === 'saveDraft'),
    setOnline(online: boolean) {
      state.online = online
      for (const listener of [...listeners]) listener({ isConnected: online })
    },
  }
}
