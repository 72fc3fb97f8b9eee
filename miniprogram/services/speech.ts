/** Reading aloud: a recording where there is one, else the phone's own voice where it has one. WeChat has none. */

/** Where the reading is; `failed`: it did not work, and another try may. */
export type SpeechState = 'idle' | 'playing' | 'paused' | 'failed'

export interface Reader {
  /** From the beginning, or from where it was paused. */
  play(): void
  pause(): void
  stop(): void
  /** Stops and lets go of the phone's voice; the reader is of no use afterwards. */
  destroy(): void
}

interface Utterance {
  lang: string
  rate: number
  onend: (() => void) | null
  onerror: ((event: { error?: string }) => void) | null
}

/** As browsers have it; missing in WeChat. */
export interface Voice {
  speechSynthesis?: { speak(utterance: Utterance): void; cancel(): void }
  SpeechSynthesisUtterance?: new (text: string) => Utterance
}

/** A voice that is given much at once falls silent in the middle: so many signs at a time. */
const PIECE = 100

/** A little slower than people talk: many who listen are old. */
const RATE = 0.95

/** Up to its full stop, of whichever width: 。;!? */
const SENTENCE = /[^\u3002;!?\uFF1B\uFF01\uFF1F\n]+[\u3002;!?\uFF1B\uFF01\uFF1F\n]*/g

/** Cuts what is to be read into pieces, at the ends of sentences where possible. */
export function piecesOf(texts: readonly string[]): string[] {
  const sentences = texts.flatMap((text) => text.match(SENTENCE) ?? [])
  return sentences.flatMap((sentence) => {
    const words = sentence.trim()
    const count = Math.ceil(words.length / PIECE)
    return Array.from({ length: count }, (_, i) => words.slice(i * PIECE, (i + 1) * PIECE))
  })
}

function recorded(file: string, tell: (state: SpeechState) => void): Reader {
  const audio = wx.createInnerAudioContext()
  audio.src = file
  audio.onPlay(() => tell('playing'))
  audio.onPause(() => tell('paused'))
  audio.onStop(() => tell('idle'))
  audio.onEnded(() => tell('idle'))
  audio.onError((error) => {
    console.warn(error)
    tell('failed')
  })
  return {
    play: () => audio.play(),
    pause: () => audio.pause(),
    stop: () => audio.stop(),
    destroy: () => audio.destroy(),
  }
}

/** Pausing is stopping and beginning that piece again: many phones cannot go on in the middle of a word. */
class Spoken implements Reader {
  private next = 0
  /** Grows with every command: what an earlier one still reports counts no more. */
  private turn = 0

  constructor(
    private readonly voice: Required<Voice>,
    private readonly pieces: readonly string[],
    private readonly tell: (state: SpeechState) => void,
  ) {}

  play(): void {
    this.silence()
    this.tell('playing')
    this.speak()
  }
  pause(): void {
    this.silence()
    this.tell('paused')
  }
  stop(): void {
    this.silence()
    this.next = 0
    this.tell('idle')
  }
  destroy(): void {
    this.silence()
  }

  private silence(): void {
    this.turn += 1
    this.voice.speechSynthesis.cancel()
  }

  private speak(): void {
    const piece = this.pieces[this.next]
    if (piece === undefined) return this.stop()
    const { turn } = this
    const utterance = new this.voice.SpeechSynthesisUtterance(piece)
    utterance.lang = 'zh-CN'
    utterance.rate = RATE
    utterance.onend = () => {
      if (turn !== this.turn) return
      this.next += 1
      this.speak()
    }
    utterance.onerror = ({ error }) => {
      if (turn !== this.turn) return
      console.warn('the voice stopped', error)
      this.silence()
      this.tell('failed')
    }
    this.voice.speechSynthesis.speak(utterance)
  }
}

/** The phone's own voice; null where it has none. */
function ownVoice(): Required<Voice> | null {
  if (typeof globalThis === 'undefined') return null
  const { speechSynthesis, SpeechSynthesisUtterance } = globalThis as Voice
  return speechSynthesis && SpeechSynthesisUtterance ? { speechSynthesis, SpeechSynthesisUtterance } : null
}

/**
 * Somebody who reads an article aloud, or null where nobody can.
 * @param recording file id of a recording; empty for none
 * @param texts what is to be read, in order
 * @param tell is called with every change of state
 */
export function readerFor(
  recording: string,
  texts: readonly string[],
  tell: (state: SpeechState) => void,
): Reader | null {
  if (recording) return recorded(recording, tell)
  const voice = ownVoice()
  const pieces = piecesOf(texts)
  return voice && pieces.length > 0 ? new Spoken(voice, pieces, tell) : null
}
