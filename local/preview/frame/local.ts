/** What the frame asks of the local cloud's control surface. */
export interface Person {
  readonly openid: string
  readonly name: string
  readonly roles: readonly string[]
  readonly note?: string
}

export interface ClockReading {
  /** Epoch ms that functions see. */
  readonly now: number
  readonly kind: 'real' | 'fixed' | 'offset'
}

export interface OutboxMessage {
  readonly id: string
  /** Epoch ms by the local clock. */
  readonly at: number
  readonly openid: string
  readonly templateId: string
  /** Where a tap on the message leads, without a leading slash. */
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
}

export interface Faults {
  /** Share of database requests that are refused as busy. */
  readonly dbBusy?: number
  /** Share of client calls whose answer is lost. */
  readonly dropCallReply?: number
  /** Every database request waits this long, ms. */
  readonly latencyMs?: number
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/local/${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`/local/${path} ${response.status}`)
  return (await response.json()) as T
}

export const local = {
  people: () => ask<Person[]>('users'),
  clock: () => ask<ClockReading>('clock'),
  /** Time runs on from there; null is real time. */
  setClock: (now: number | null) =>
    ask<ClockReading>('clock', now === null ? { now } : { now, running: true }),
  outbox: () => ask<OutboxMessage[]>('outbox'),
  faults: () => ask<Faults>('fault'),
  setFaults: (faults: Faults) => ask<Faults>('fault', faults),
}
