/** What a person can answer to each sheet. `null` means: closed without an answer. */
export interface SheetAnswers {
  modal: { confirm: boolean; content?: string }
  actionSheet: number
  wheels: number[]
  scan: string
  phoneCall: 'call'
  location: 'close'
  document: 'close'
  preview: 'close'
  share: 'friend' | 'timeline'
  friend: string
  payment: 'pay'
  phoneNumber: 'allow'
  avatar: Blob | string
  subscribe: Record<string, 'accept' | 'reject'>
  privacy: 'agree' | 'disagree'
  permission: 'allow'
  settings: Record<string, boolean>
  album: 'close'
  official: 'close'
  timeline: 'open'
  chooseLocation: { name: string; address: string; latitude: number; longitude: number }
  miniProgram: 'open'
}

export type SheetKind = keyof SheetAnswers
type Answer<K extends SheetKind> = SheetAnswers[K] | null

/**
 * Lets a test answer sheets beforehand, instead of tapping through them. A sheet that has an answer never
 * shows. Reached from the page as `__mp.sheet`.
 */
export class SheetScript {
  private readonly once = new Map<SheetKind, unknown[]>()
  private readonly always = new Map<SheetKind, unknown>()

  /** Answers the next sheet of this kind; several calls queue up. */
  next<K extends SheetKind>(kind: K, answer: Answer<K>): void {
    this.once.set(kind, [...(this.once.get(kind) ?? []), answer])
  }

  /** Answers every sheet of this kind from now on. */
  auto<K extends SheetKind>(kind: K, answer: Answer<K>): void {
    this.always.set(kind, answer)
  }

  /** Back to a person's own taps. */
  clear(): void {
    this.once.clear()
    this.always.clear()
  }

  /** The prepared answer, if there is one. */
  take<K extends SheetKind>(kind: K): { answer: Answer<K> } | undefined {
    const queue = this.once.get(kind)
    if (queue?.length) return { answer: queue.shift() as Answer<K> }
    return this.always.has(kind) ? { answer: this.always.get(kind) as Answer<K> } : undefined
  }
}

export const sheetScript = new SheetScript()
