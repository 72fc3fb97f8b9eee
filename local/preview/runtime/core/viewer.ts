import type { Viewer } from './core-host'

const OPENID_KEY = 'preview.openid'
const STANDARD_FONT_SIZE = 16

/** Reads who looks at the preview from the address, then from the last visit, then from the sample. */
export async function identifyViewer(): Promise<Viewer> {
  const parameters = new URLSearchParams(location.search)
  return {
    openid: parameters.get('as') ?? localStorage.getItem(OPENID_KEY) ?? (await firstSampleUser()),
    fontSizeSetting: Number(parameters.get('font') ?? STANDARD_FONT_SIZE) || STANDARD_FONT_SIZE,
    still: parameters.has('still'),
  }
}

async function firstSampleUser(): Promise<string> {
  const response = await fetch('/local/users')
  if (!response.ok) return ''
  const body: unknown = await response.json()
  const users: unknown = Array.isArray(body) ? body : (body as { users?: unknown }).users
  const first: unknown = Array.isArray(users) ? users[0] : undefined
  return typeof first === 'object' && first !== null && 'openid' in first ? String(first.openid) : ''
}
