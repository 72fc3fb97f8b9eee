/** As much of WeChat as the services need, without any page. */
export interface Phone {
  storage: Map<string, unknown>
  fontSizeSetting: number
  network: string
  /** Every call that left the phone. */
  sent: { name: string; data: { action: string; input: unknown; requestId?: string } }[]
  /** What comes back: an answer of a function, or an Error for none. */
  answers: unknown[]
}

export function putPhone(): Phone {
  const phone: Phone = {
    storage: new Map(),
    fontSizeSetting: 16,
    network: 'wifi',
    sent: [],
    answers: [],
  }
  const wx = {
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    getAppBaseInfo: () => ({ fontSizeSetting: phone.fontSizeSetting }),
    getNetworkType: ({ success }: { success(result: { networkType: string }): void }) =>
      success({ networkType: phone.network }),
    cloud: {
      callFunction: (call: Phone['sent'][number]) => {
        phone.sent.push(call)
        const answer = phone.answers.shift()
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ result: answer })
      },
    },
  }
  Object.assign(globalThis, { wx })
  return phone
}

export const ok = (value: unknown = {}) => ({ ok: true, value })
export const refused = (code: string, message = '不行') => ({ ok: false, error: { code, message } })
