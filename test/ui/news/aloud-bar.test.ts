import type { Voice } from '../../../miniprogram/services/speech'
import { showComponent } from '../../support/simulate'

const show = (properties: object = {}) =>
  showComponent('packages/news/components/read-aloud/index', {
    properties: { texts: ['标题', '一句话。'], recording: '', ...properties },
  })

const voice = { speak: jest.fn(), cancel: jest.fn() }

beforeEach(() => {
  jest.clearAllMocks()
  class SpeechSynthesisUtterance {}
  Object.assign(globalThis, { speechSynthesis: voice, SpeechSynthesisUtterance })
})
afterEach(() => {
  const scope = globalThis as Voice
  delete scope.speechSynthesis
  delete scope.SpeechSynthesisUtterance
})

describe('the bar for reading aloud', () => {
  it('offers to read, then to pause or stop, then to go on', async () => {
    const shown = await show()
    expect(shown.text()).toBe('读给我听')

    await shown.tap('.play')
    expect(shown.text()).toContain('停一停')
    expect(voice.speak).toHaveBeenCalledTimes(1)

    await shown.tap('.pause')
    expect(shown.text()).toContain('接着读')

    await shown.tap('.stop')
    expect(shown.text()).toBe('读给我听')
  })

  it('hides where nothing can be heard', async () => {
    delete (globalThis as Voice).speechSynthesis

    expect((await show()).text()).toBe('')
  })

  it('falls silent when its page is left', async () => {
    const shown = await show()
    await shown.tap('.play')
    voice.cancel.mockClear()

    shown.remove()

    expect(voice.cancel).toHaveBeenCalled()
  })
})
