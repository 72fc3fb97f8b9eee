import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A message that WeChat would have shown to somebody. */
export interface OutboxMessage {
  id: string
  /** Epoch ms by the local clock. */
  at: number
  kind: 'subscribeMessage'
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

interface Stored {
  /** Messages still to be had, by "openid templateId": one consent is one message. */
  credits: Record<string, number>
  /** Newest first. */
  outbox: OutboxMessage[]
}

const outboxLimit = 1_000
const saveAfterMs = 200

/** What WeChat's servers remember. Written a moment after it changed, and on close. */
export class WechatState {
  private readonly stored: Stored
  private saving: NodeJS.Timeout | undefined

  constructor(private readonly file: string) {
    const empty: Stored = { credits: {}, outbox: [] }
    this.stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stored) : empty
  }

  grant(openid: string, templateId: string): void {
    const key = `${openid} ${templateId}`
    this.stored.credits[key] = (this.stored.credits[key] ?? 0) + 1
    this.changed()
  }

  credits(openid: string, templateId: string): number {
    return this.stored.credits[`${openid} ${templateId}`] ?? 0
  }

  /** Uses one consent; false if there is none. */
  spend(openid: string, templateId: string): boolean {
    const left = this.credits(openid, templateId)
    if (left < 1) return false
    this.stored.credits[`${openid} ${templateId}`] = left - 1
    this.changed()
    return true
  }

  deliver(message: OutboxMessage): void {
    this.stored.outbox.unshift(message)
    this.stored.outbox.length = Math.min(this.stored.outbox.length, outboxLimit)
    this.changed()
  }

  outbox(): readonly OutboxMessage[] {
    return this.stored.outbox
  }

  clearOutbox(): void {
    this.stored.outbox = []
    this.changed()
  }

  private changed(): void {
    this.saving ??= setTimeout(() => this.save(), saveAfterMs)
  }

  private save(): void {
    clearTimeout(this.saving)
    this.saving = undefined
    mkdirSync(path.dirname(this.file), { recursive: true })
    writeFileSync(`${this.file}.new`, JSON.stringify(this.stored))
    renameSync(`${this.file}.new`, this.file)
  }

  close(): void {
    if (this.saving) this.save()
  }
}
