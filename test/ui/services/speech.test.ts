import type { SpeechState, Voice } from '../../../miniprogram/services/speech'
import { piecesOf, readerFor } from '../../../miniprogram/services/speech'

/** A voice that speaks only when told to, and remembers what it was given. */
class FakeVoice {
  readonly said: string[] = []
  private current: {
    text: string
    onend: (() => void) | null
    onerror: ((e: object) => void) | null
  } | null = null

  put(): void {
    const { said } = this
    const speak = (utterance: NonNullable<FakeVoice['current']>): void => {
      this.current = utterance
      said.push(utterance.text)
    }
    const cancel = (): void => {
      // Browsers tell of the end of what was cancelled, late.
      const { current } = this
      this.current = null
      if (current) setTimeout(() => current.onerror?.({ error: 'canceled' }), 0)
    }
    class SpeechSynthesisUtterance {
      lang = ''
      rate = 1
      onend = null
      onerror = null
      constructor(readonly text: string) {}
    }
    Object.assign(globalThis, { speechSynthesis: { speak, cancel }, SpeechSynthesisUtterance })
  }
  finish(): void {
    this.current?.onend?.()
  }
  break(): void {
    this.current?.onerror?.({ error: 'synthesis-failed' })
  }
}

let voice: FakeVoice
let states: SpeechState[]
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))
const reader = (texts: string[], recording = '') => {
  const made = readerFor(recording, texts, (state) => states.push(state))
  if (!made) throw new Error('nobody reads')
  return made
}

beforeEach(() => {
  voice = new FakeVoice()
  voice.put()
  states = []
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  const scope = globalThis as Voice
  delete scope.speechSynthesis
  delete scope.SpeechSynthesisUtterance
  jest.restoreAllMocks()
})

describe('what is read is cut', () => {
  it('at the ends of sentences, of either width', () => {
    expect(piecesOf(['停水。今晚接水\uFF01记得;关阀'])).toEqual(['停水。', '今晚接水\uFF01', '记得;', '关阀'])
  })

  it('where a sentence is too long for one breath, without losing a sign', () => {
    const long = '水'.repeat(250)

    expect(piecesOf([long]).map((piece) => piece.length)).toEqual([100, 100, 50])
    expect(piecesOf([long]).join('')).toBe(long)
  })
})

describe('reading aloud', () => {
  it('goes from piece to piece and ends by itself', () => {
    reader(['标题', '一句话。']).play()
    voice.finish()
    voice.finish()

    expect(voice.said).toEqual(['标题', '一句话。'])
    expect(states).toEqual(['playing', 'idle'])
  })

  it('goes on after a pause with the piece that was interrupted', async () => {
    const one = reader(['标题', '一句话。', '正文。'])
    one.play()
    voice.finish()
    one.pause()
    await soon()
    one.play()

    expect(voice.said).toEqual(['标题', '一句话。', '一句话。'])
    expect(states).toEqual(['playing', 'paused', 'playing'])
  })

  it('begins anew after it was stopped', () => {
    const one = reader(['标题', '一句话。'])
    one.play()
    voice.finish()
    one.stop()
    one.play()

    expect(voice.said).toEqual(['标题', '一句话。', '标题'])
  })

  it('does not take the late end of what it stopped for the end of what it reads now', async () => {
    const one = reader(['标题', '一句话。'])
    one.play()
    one.stop()
    one.play()
    await soon()

    expect(states).toEqual(['playing', 'idle', 'playing'])
  })

  it('says that it did not work, and tries the same piece again', () => {
    const one = reader(['标题', '一句话。'])
    one.play()
    voice.break()
    one.play()

    expect(states).toEqual(['playing', 'failed', 'playing'])
    expect(voice.said).toEqual(['标题', '标题'])
  })

  it('is not offered where nobody can read', () => {
    delete (globalThis as Voice).speechSynthesis

    expect(readerFor('', ['标题'], () => undefined)).toBeNull()
  })

  it('plays a recording where there is one, also on a phone without a voice', () => {
    delete (globalThis as Voice).speechSynthesis
    const on: Record<string, (detail?: object) => void> = {}
    const listen = (name: string) => (run: () => void) => void (on[name] = run)
    const audio = {
      src: '',
      play: jest.fn(),
      pause: jest.fn(),
      stop: jest.fn(),
      destroy: jest.fn(),
      ...{ onPlay: listen('play'), onPause: listen('pause'), onStop: listen('stop') },
      ...{ onEnded: listen('ended'), onError: listen('error') },
    }
    Object.assign(globalThis, { wx: { createInnerAudioContext: () => audio } })
    const one = reader(['标题'], 'cloud://local/a.mp3')

    one.play()
    on['play']?.()
    on['ended']?.()
    on['error']?.({ errMsg: 'broken' })
    one.destroy()

    expect(audio.src).toBe('cloud://local/a.mp3')
    expect(states).toEqual(['playing', 'idle', 'failed'])
    expect(audio.destroy).toHaveBeenCalled()
  })
})
