/** The only clock of all functions. Epoch milliseconds, whatever the time zone of the machine. */
export interface Clock {
  now(): number
}

/**
 * The clock for one call. Real time, except on the local cloud, where a tester may set it: the host then passes
 * `LOCAL_NOW` ("fixed:<epoch ms>" or "offset:<ms>"), which is believed only by an instance that the local cloud
 * itself has started.
 */
export function clockOf(environment: Readonly<Record<string, string>>): Clock {
  const setting = process.env['LOCAL_CLOUD'] === '1' ? environment['LOCAL_NOW'] : undefined
  if (!setting) return { now: () => Date.now() }
  const [kind, text] = setting.split(':')
  const ms = Number(text)
  if (!Number.isSafeInteger(ms)) throw new Error(`LOCAL_NOW is not a time: ${setting}`)
  return kind === 'fixed' ? { now: () => ms } : { now: () => Date.now() + ms }
}
