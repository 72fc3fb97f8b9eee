/** One of the sample people, as GET /local/users tells. */
export interface LocalUser {
  readonly openid: string
  readonly name: string
  readonly roles: readonly string[]
  readonly note?: string
  readonly phone?: string
}

let known: Promise<readonly LocalUser[]> | null = null

/** The people whom the preview can be used as; asked for once. */
export function localUsers(): Promise<readonly LocalUser[]> {
  known ??= fetch('/local/users').then(async (response) => {
    if (!response.ok) throw new Error(`/local/users answered ${response.status}`)
    return (await response.json()) as LocalUser[]
  })
  known.catch(() => {
    // The next one who asks tries again; this caller hears of the failure.
    known = null
  })
  return known
}

/** The person with this openid; a nameless one when nobody knows them. */
export async function whoIs(openid: string): Promise<LocalUser> {
  const users = await localUsers().catch((): LocalUser[] => [])
  return users.find((user) => user.openid === openid) ?? { openid, name: '微信用户', roles: [] }
}
